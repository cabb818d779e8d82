"""The desk's pages: a shell around each view's rows, which the front end draws from the data inside.

Without a script there is the same as plain text with links. Everything a report says is escaped here and made
of text nodes there; the policy of the guard lets nothing else run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import urlencode

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportedly.desk.exported import EXPORTS
from reportedly.desk.route import FIELDS, Asked, Route
from reportedly.desk.views import LISTS, Rows
from reportedly.halves import without_halves
from reportedly.publish.outlines import outlines
from reportedly.publish.page import front
from reportedly.publish.safe import on_page, short
from reportedly.publish.views import phrases
from reportedly.publish.views.answer import AnswerView
from reportedly.publish.views.copies import COPY_SHARE
from reportedly.publish.views.refs import Refs

VIEWS_SHOWN: Final = (
    "claims",
    "conflicts",
    "events",
    "timeline",
    "map",
    "parties",
    "agreements",
    "sources",
    "names",
    "copied",
    "reports",
)
TOOLS: Final = (
    ("settle", "Settle"), ("add", "Add"), ("aside", "Set aside"), ("changes", "Changes"),
    ("watches", "Watch"), ("judgements", "Judgements"),
)  # fmt: skip


def page(route: Route, asked: Asked, value: Any) -> str:
    """The page of a route that has one."""
    name = str(route.page)
    template = f"{name}.html.j2" if name not in LISTS else "view.html.j2"
    context: dict[str, Any] = {"name": name, "asked": asked, "value": value, "chosen": _filters(asked.query)}
    if isinstance(value, Rows):
        context |= {
            "title": LISTS[name].title,
            "one": "id" in asked.path,
            "data": _embedded(_data(name, asked, value)),
            "pager": _pager(asked, value),
            "plain": [_plain(row, value) for row in value.rows],
        }
    if isinstance(value, AnswerView):
        none: Rows[Any] = Rows(0, 0, (), Refs())
        context["data"] = _embedded({**_data(name, asked, none), "answer": value})
    if name == "settle":
        context["data"] = _embedded({"rows": value.rows})
    return _environment().get_template(template).render(context)


def _data(name: str, asked: Asked, value: Rows[Any]) -> dict[str, Any]:
    """What the front end draws a view from (``Given`` in front/src/desk.ts)."""
    drawn = outlines(row.area for row in value.rows if row.area is not None) if name == "map" else None
    return {
        "view": name,
        "outlines": drawn,
        "rows": value.rows,
        "total": value.total,
        "refs": value.refs,
        "one": "id" in asked.path,
        "meaning": phrases.STATUS_MEANING,
        "copy_share": round(COPY_SHARE * 100),
    }


def error_page(reason: str, *, again: bool = False) -> str:
    """Why something could not be shown; with ``again`` the page asks anew by itself."""
    return (
        _environment()
        .get_template("error.html.j2")
        .render(name="", asked=None, reason=reason, again=again, chosen={})
    )


def _filters(query: Mapping[str, str]) -> dict[str, str]:
    names = (name.rstrip("_") for name in FIELDS)
    return {name: query[name] for name in names if query.get(name)}


def _pager(asked: Asked, value: Rows[Any]) -> dict[str, Any]:
    """Addresses of the rows before and after these."""
    limit = asked.number("limit", 25, 200) or 25

    def at(offset: int) -> str:
        return "?" + urlencode({**_filters(asked.query), "offset": offset, "limit": limit})

    first, last = value.offset, value.offset + len(value.rows)
    return {
        "first": first + 1,
        "last": last,
        "total": value.total,
        "before": at(max(0, first - limit)) if first else None,
        "after": at(last) if last < value.total else None,
    }


def _plain(row: Any, value: Rows[Any]) -> dict[str, Any]:
    """A row as one line of text and its address."""
    kind, key = next((name, str(getattr(row, name))) for name in row.__slots__)
    report = value.refs.reports.get(key) if kind == "report" else None
    text = report.text if report is not None and report.text else ""
    return {"line": _line(kind, key, row, value), "key": key, "text": text, "linked": kind != "from_report"}


def _line(kind: str, key: str, row: Any, value: Rows[Any]) -> str:
    refs = value.refs
    match kind:
        case "claim":
            counts = ", ".join(
                phrases.counted(n, what)
                for n, what in (
                    (row.n_reports, "report"),
                    (row.n_outlets, "outlet"),
                    (row.n_origins, "origin"),
                )
            )
            return f"{row.text} ({counts}: {row.reason})"
        case "conflict":
            sides = " / ".join(side.value for side in row.sides)
            return f"{row.kind_name}, {row.field}: {sides}. {row.reason}"
        case "event":
            return f"{row.when or 'undated'}, {row.status}: {row.text}"
        case "source":
            counts = (
                f"{phrases.counted(row.n_claims, 'claim')}, {phrases.counted(len(row.outlets), 'outlet')}"
            )
            return f"{refs.sources[key].name}: {counts}"
        case "report":
            report = refs.reports[key]
            return f"{report.outlet}, {report.published or 'undated'}: {report.title}"
        case "from_report":
            taker = refs.reports[row.to_report].outlet
            return f"{taker} has {row.characters} characters of {refs.reports[key].outlet}. {row.rests_on}"
        case _:
            return str(row.name)


def _embedded(data: Any) -> Markup:
    """Data as JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(msgspec.to_builtins(data), ensure_ascii=False, separators=(",", ":"))
    text = (
        without_halves(text).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )
    return Markup(text)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reportedly.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        views=[(name, LISTS[name].title) for name in VIEWS_SHOWN],
        tools=TOOLS,
        exports=EXPORTS,
        meaning=phrases.STATUS_MEANING,
        built=front("desk.js") is not None,
        urlencode=urlencode,
    )
    environment.filters.update(short=short, date=phrases.date)
    return environment


def _visible(value: Any) -> Any:
    return on_page(value) if isinstance(value, str) and not isinstance(value, Markup) else value

"""The page: one HTML file with everything in it, that asks nothing of any network.

The file is a shell with the front end's style and script and, packed, the data of the views. Style and
script are named by their hash in the content security policy and everything else is refused, so a report
that carries markup can neither run it nor load anything.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from typing import Any, Final

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from reportedly.halves import without_halves
from reportedly.publish.outlines import outlines
from reportedly.publish.safe import on_page
from reportedly.publish.views import VIEWS, Lookup, phrases, refs
from reportedly.publish.views.aside import aside_rows
from reportedly.publish.views.copies import COPY_SHARE
from reportedly.record import Input, Record

_FRONT: Final = resources.files("reportedly.publish") / "front"
CLAIMS_WITHOUT_SCRIPT: Final = 60
"""Claims and reports written out for readers whose program runs no script."""


def render_page(record: Record, log: Iterable[Input] = ()) -> str:
    """The record as one HTML page; the same record and reading log always give the same text."""
    style, script = front("page.css"), front("page.js")
    data = page_data(record, log)
    template = _environment().get_template("page.html.j2")
    return template.render(
        view=data,
        style=Markup(style or ""),
        script=Markup(script or ""),
        packed=Markup(pack(data)),
        policy=_policy(style or "", script or ""),
        built=script is not None,
        most=CLAIMS_WITHOUT_SCRIPT,
    )


def page_data(record: Record, log: Iterable[Input] = ()) -> dict[str, Any]:
    """Everything the page's front end draws: each view's rows, what they refer to, and the map's outlines."""
    lookup = Lookup(record)
    views: dict[str, Any] = {name: rows(lookup) for name, rows in VIEWS.items()}
    areas = [row.area for row in views["events"] if row.area is not None]
    return {
        **views,
        "aside": aside_rows(log),
        "refs": refs(lookup),
        "outlines": outlines(areas),
        "meaning": phrases.STATUS_MEANING,
        "copy_share": round(COPY_SHARE * 100),
        "version": version(),
    }


def pack(data: Any) -> str:
    """Data as JSON, compressed, in letters that can stand in HTML."""
    text = json.dumps(msgspec.to_builtins(data), ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(without_halves(text).encode(), 9, mtime=0)).decode()


def front(name: str) -> str | None:
    """A file of the built front end; None where it was not built."""
    path = _FRONT / name
    return path.read_text(encoding="utf-8").strip() if path.is_file() else None


def version() -> str:
    """The program's version."""
    try:
        return metadata.version("reportedly")
    except metadata.PackageNotFoundError:
        return "from source"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reportedly.publish"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(counted=phrases.counted)
    return environment


def _visible(value: Any) -> Any:
    """Every value the template writes passes here; escaping comes after."""
    return on_page(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _policy(style: str, script: str) -> str:
    def by_hash(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{by_hash(style)}'; script-src 'sha256-{by_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )

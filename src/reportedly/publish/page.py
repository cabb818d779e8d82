"""The page: one HTML file with everything in it, that asks nothing of any network.

Style and script are inlined and named by their hash in the content security policy; everything else
is refused, so a report that carries markup can neither run it nor load anything.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import metadata, resources
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from reportedly.publish import phrases
from reportedly.publish.answer import COPY_SHARE
from reportedly.publish.claims import Keys
from reportedly.publish.safe import on_page, short
from reportedly.publish.views import Choices, page_view
from reportedly.record import Record

_STATIC: Final = resources.files("reportedly.publish") / "static"
_SAFE_IN_ID: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


def render_page(record: Record) -> str:
    """The record as one HTML page; the same record always gives the same text."""
    style, script = _static("page.css"), _static("page.js")
    view = page_view(record)
    template = _environment().get_template("page.html.j2")
    return template.render(
        view=view,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        keys=_Attributes(view.choices),
        conflict_numbers={row.conflict_id: number for number, row in enumerate(view.conflicts, 1)},
        conflict_fields={row.conflict_id: row.field for row in view.conflicts},
        first_conflict={row.field: row.conflict_id for row in reversed(view.conflicts)},
        version=_version(),
    )


def anchor(kind: str, key: str) -> str:
    """The id of the element that shows a row: ``statement-`` and the row's id, made fit for HTML."""
    fit = "".join(letter if letter in _SAFE_IN_ID else f"~{ord(letter):x}" for letter in key)
    return f"{kind}-{fit}"


class _Attributes:
    """What a row can be filtered by, as attributes that hold numbers of the choices."""

    def __init__(self, choices: Choices) -> None:
        self.outlets = {name: number for number, name in enumerate(choices.outlets)}
        self.sources = {key: number for number, (key, _) in enumerate(choices.sources)}
        self.stories = {key: number for number, (key, _) in enumerate(choices.stories)}

    def __call__(self, keys: Keys) -> Markup:
        told = {
            "outlet": " ".join(str(self.outlets[name]) for name in keys.outlets if name in self.outlets),
            "source": " ".join(str(self.sources[key]) for key in keys.sources if key in self.sources),
            "status": " ".join(keys.statuses),
        }
        if len(self.stories) > 1 and keys.story is not None and keys.story in self.stories:
            told["story"] = str(self.stories[keys.story])
        attributes = Markup("").join(Markup(' data-{}="{}"').format(*item) for item in told.items())
        return Markup(" data-row") + attributes + Markup(" data-contested" if keys.contested else "")


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
    environment.filters.update(short=short, day=phrases.day, listed=phrases.listed, closing=_closing)
    environment.globals.update(
        anchor=anchor,
        counted=phrases.counted,
        meaning=phrases.STATUS_MEANING,
        real=phrases.REAL,
        copy_share=round(COPY_SHARE * 100),
    )
    return environment


def _visible(value: Any) -> Any:
    """Every value the template writes passes here; escaping comes after."""
    return on_page(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _closing(gap: bool) -> Markup:
    return Markup("</span>") if gap else Markup("</mark>")


def _static(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8").strip()


def _policy(style: str, script: str) -> str:
    def by_hash(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{by_hash(style)}'; script-src 'sha256-{by_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _version() -> str:
    try:
        return metadata.version("reportedly")
    except metadata.PackageNotFoundError:
        return "from source"

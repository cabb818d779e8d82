"""The formats that reports come in: a file each, each by a library that is kept for it.

A format is a function from a :class:`~reportedly.read.piece.Piece` to the pieces and items in it. It streams,
holds one part at a time, and names what it cannot read; what it raises, the reader turns into an outcome.
What it will not do: take a main text apart (``page`` and ``plain`` do), or fetch anything.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

from reportedly.read.kinds import Kind
from reportedly.read.piece import Opener

# Kind → module and function. Modules are imported at their first use: each brings its library with it.
_OPENERS: dict[Kind, tuple[str, str]] = {
    "zip": ("archives", "open_zip"),
    "tar": ("archives", "open_tar"),
    "gzip": ("squeezed", "open_gzip"),
    "bzip2": ("squeezed", "open_bzip2"),
    "xz": ("squeezed", "open_xz"),
    "warc": ("warc", "open_warc"),
    "mail": ("mail", "open_mail"),
    "feed": ("feeds", "open_feed"),
    "sitemap": ("sitemaps", "open_sitemap"),
    "pdf": ("pdf", "open_pdf"),
    "docx": ("docx", "open_docx"),
}


@cache
def opener(kind: Kind) -> Opener | None:
    """The function that takes a piece of a kind apart; ``None`` for kinds that are texts themselves."""
    if kind not in _OPENERS:
        return None
    module, function = _OPENERS[kind]
    return cast("Opener", getattr(import_module(f"{__name__}.{module}"), function))

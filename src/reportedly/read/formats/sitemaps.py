"""Sitemaps: lists of addresses, which are no reports."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.read.piece import Item, Piece


def open_sitemap(piece: Piece) -> Iterator[Piece | Item]:
    """Why a sitemap gives no report, and how many addresses it lists."""
    count = 0
    last = b""
    while chunk := piece.stream.read(1 << 20):
        count += (last + chunk).count(b"<loc>") - last.count(b"<loc>")
        last = chunk[-4:]
    yield Item(
        None, None, reason=f"a sitemap: {count:,} addresses and no text; give the addresses or their pages"
    )

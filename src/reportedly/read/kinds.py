"""What kind of input some bytes are: by their first bytes, by what is declared of them, by their name."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportedly.read.words import pairs

Kind: TypeAlias = Literal[
    "page", "text", "markdown", "json", "jsonl", "feed", "sitemap", "warc", "mail", "pdf", "docx", "csv",
    "parquet", "zip", "tar", "gzip", "bzip2", "xz", "none",
]  # fmt: skip

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_EXTENSIONS: dict[str, Kind] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".html": "page", ".htm": "page", ".xhtml": "page", ".shtml": "page",
    ".md": "markdown", ".markdown": "markdown",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".eml": "mail", ".mht": "mail", ".mhtml": "mail",
    ".txt": "text",
}  # fmt: skip
_MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "page", "application/xhtml+xml": "page", "text/markdown": "markdown",
    "text/csv": "csv", "text/tab-separated-values": "csv", "application/json": "json",
    "application/feed+json": "json", "application/x-ndjson": "jsonl", "message/rfc822": "mail",
    "multipart/related": "mail", "text/plain": "text",
}  # fmt: skip
_PDF_WITHIN = 1024  # bytes of something else that readers allow before a PDF begins
_ROOT = re.compile(rb"<(?![?!])(?:(?P<prefix>[\w.-]+):)?(?P<root>[A-Za-z][\w.-]*)")
_PROLOG = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.S | re.I)
_MAIL_HEAD = re.compile(rb"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.M)


@dataclass(frozen=True, slots=True)
class Told:
    """A kind, or for ``none`` what the bytes are instead, in words."""

    kind: Kind
    instead: str | None = None


def tell(head: bytes, name: str, media_type: str | None) -> Told:
    """The kind of an input from its first bytes, its file name and the media type that was declared."""
    extension = os.path.splitext(name)[1].casefold()
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return Told(kind)
    if head[257:262] == b"ustar":
        return Told("tar")
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Told("pdf")
    if head.startswith(b"{\\rtf"):
        return Told("none", "a rich text (RTF) document")
    declared = _MEDIA_TYPES.get(media_type or "")
    if declared is None and media_type and (other := _other_media(media_type)):
        return Told("none", other)
    if (found := _xml(head, extension)) is not None:
        return found
    if declared is None and (other := pairs("other_extensions").get(extension)):
        return Told("none", other)
    if extension not in (".txt", ".md", ".html", ".htm") and _is_mail(head):
        return Told("mail")
    known = declared if declared not in (None, "text") else _EXTENSIONS.get(extension)
    if known not in (None, "text"):
        return Told(known)
    return Told("json" if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") else "text")


def _other_media(media_type: str) -> str | None:
    """What a media type is in words when it is none that holds reports."""
    group = media_type.partition("/")[0]
    if group in ("image", "audio", "video", "font", "model"):
        return media_type
    return media_type if media_type in pairs("other_media") else None


def _xml(head: bytes, extension: str) -> Told | None:
    """The kind of an XML document by its root element; ``None`` when it is a page or no XML."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<"):
        return None
    prolog = _PROLOG.match(start[:16_384])
    root = _ROOT.match(start, prolog.end() if prolog else 0)
    if root is None:
        return None
    name = root["root"].decode("ascii").casefold()
    if name in ("rss", "feed", "rdf"):
        return Told("feed")
    if name in ("urlset", "sitemapindex"):
        return Told("sitemap")
    if start.startswith(b"<?xml") and name not in ("html", "body", "article", "div"):
        return Told("none", f"an XML document of another kind (<{name}>)")
    if extension == ".svg" or name == "svg":
        return Told("none", "a drawing")
    return None


def _is_mail(head: bytes) -> bool:
    block = _MAIL_HEAD.match(head)
    if block is None:
        return False
    keys = {line.partition(b":")[0].lower() for line in block.group().splitlines() if b":" in line}
    return b"mime-version" in keys and b"content-type" in keys

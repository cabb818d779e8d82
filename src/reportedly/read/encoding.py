"""Bytes to characters: which encoding, and whether these bytes are text at all.

The order is: byte order mark, valid UTF-8, what a server or the document declares, UTF-8 with a few
foreign bytes, detection. UTF-8 goes before the declaration because text in another encoding is hardly ever
valid UTF-8 by accident, while pages that declare Latin-1 and are UTF-8 are common.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

SAMPLE = 65_536  # bytes that detection looks at: more does not change the answer, only its cost
CONTROL_SHARE = 0.02  # control bytes in a sample above which it is not text; random bytes have a tenth
FOREIGN = 2  # broken sequences for each good one, up to which bytes count as UTF-8 with others pasted in

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image or a recording"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
# Ways to write single words or strings, which no page is in; decoding takes time that grows with its square.
_NO_TEXT = frozenset({"punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape"})
_LETTERS_OF_1254 = frozenset("ðþýÐÞÝ")  # in most files these are Turkish letters read as Western


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the encoding they came from, and a warning when bytes had to be replaced."""

    text: str
    encoding: str
    warning: str | None = None


def binary_kind(data: bytes) -> str | None:
    """What kind of binary these bytes are, in words; ``None`` when they look like text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if any(data.startswith(bom) for bom, _ in _BOMS) or _wide(data):
        return None
    sample = data[:SAMPLE]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return "binary data" if control > CONTROL_SHARE * len(sample) else None


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """Characters of a text or HTML file, by the order that the module's text gives; ``charset`` is what the
    server or the mail that it came with declared."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], name)
    if wide := _wide(data):
        return _decoded(data, wide)
    declared = (_usable(charset) if charset else None) or _declaration(data)
    escaped = declared is not None and declared.startswith(("iso2022", "hz"))
    if not escaped:
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    if declared is not None:
        try:
            return Decoded(data.decode(declared), declared)
        except UnicodeError:
            pass
    return _mixed(data) or _detected(data)


def _declaration(data: bytes) -> str | None:
    head = data[:4096]
    found = _XML_DECLARED.search(head) or _DECLARED.search(head)
    if found is None:
        return None
    return _usable(found.group(1).decode("ascii"))


def _usable(charset: str) -> str | None:
    """The codec of a declared name that can be believed."""
    try:
        codec = codecs.lookup(charset.strip("\"' \t"))
    except (LookupError, ValueError):
        return None
    if not codec._is_text_encoding:  # "base64" and the like are codecs to Python, no encodings of text
        return None
    name = codec.name
    if name in _NO_TEXT:
        return None
    # Browsers read Latin-1 as Windows-1252; a UTF-16 declared in readable ASCII cannot be true.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": None, "utf-32": None, "utf-8": None}.get(
        name, name
    )


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin text in it has a NUL in nearly every other byte."""
    sample = data[: min(len(data), 4096) // 2 * 2]
    if len(sample) < 8:
        return None
    half = len(sample) / 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _decoded(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        warning = f"some bytes are not {encoding} and were replaced; save the file as UTF-8"
        return Decoded(data.decode(encoding, "replace"), encoding, warning)


def _western(error: UnicodeError) -> tuple[str, int]:
    """Error handler: a byte that is not UTF-8 is read as Windows-1252, as pasted pages have it."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("reportedly.western", _western)


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 into which a few bytes of another encoding were pasted, or which was cut off."""
    read = data.decode("utf-8", "replace")
    broken = read.count("\ufffd")
    good = sum(1 for character in read if character > "\x7f") - broken
    if broken > FOREIGN * good + 1 or good == 0:
        return None
    warning = f"{broken} sequences are not UTF-8 and were read as Windows-1252; save the file as UTF-8"
    return Decoded(data.decode("utf-8", "reportedly.western"), "utf-8", warning)


def _detected(data: bytes) -> Decoded:
    sample = data[:SAMPLE]
    western = sample.decode("cp1252", "replace")
    if all(_is_western(character) for character in western if character > "\x7f"):
        encoding = "cp1252"
    else:
        best = from_bytes(sample).best()
        encoding = best.encoding if best is not None else "cp1252"
    warning = f"no encoding is declared; read as {encoding}, which was worked out from the bytes"
    try:
        return Decoded(data.decode(encoding), encoding, warning)
    except (UnicodeError, LookupError):
        return Decoded(data.decode("cp1252", "replace"), "cp1252", warning)


def _is_western(character: str) -> bool:
    """Whether a character above ASCII is one that Western European news text has."""
    if character in _LETTERS_OF_1254:
        return False
    return (
        unicodedata.category(character) in {"Ll", "Lu", "Pd", "Pi", "Pf", "Ps"}
        or character in "…€£°·•«»¿¡ \xa0\xad"
    )

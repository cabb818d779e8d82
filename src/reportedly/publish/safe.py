"""Text from strangers, made safe to show: on a page, in a terminal, in a spreadsheet.

Reports carry script, control characters, right-to-left overrides and formulas. Markup is the
template's business (it escapes everything); here is what escaping does not cover.
"""

from __future__ import annotations

import re
from typing import Final

from reportedly.halves import REPLACED, without_halves

PAGE_TEXT_LIMIT: Final = 600
"""Longest title, name or claim shown whole; the export has the rest."""

_CONTROL_PICTURES: Final[dict[int, int | str]] = {
    code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"
}
# The two overrides draw letters in the wrong order whatever they are; the embeddings and isolates
# are ordinary in Arabic and Hebrew text and end with the element that holds them.
_ON_PAGE: Final[dict[int, int | str]] = {
    **_CONTROL_PICTURES,
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), 0x202D, 0x202E), REPLACED),
}
# In a terminal nothing closes an embedding, and a zero-width character only hides.
_UNSEEN: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_BREAKS: Final = re.compile(r"\s+")
_FORMULA: Final = re.compile("[\\s\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\\-@＝＋－＠]|[\t\r']")


def on_page(text: str) -> str:
    """The text for a page, one character for each of its own, so that offsets still hold."""
    return without_halves(text.translate(_ON_PAGE))


def in_terminal(text: str) -> str:
    """The text on one line for a terminal: no control, no override, nothing of zero width."""
    visible = _UNSEEN.sub("", _BREAKS.sub(" ", text)).strip()
    return without_halves(visible.translate(_ON_PAGE))


def in_cell(text: str) -> str:
    """The text for a CSV cell that a spreadsheet must not take for a formula.

    A text that begins with ``=``, ``+``, ``-`` or ``@`` (also in full width, also after blanks),
    with a tab or a carriage return gets one apostrophe in front, and so does a text that begins with
    an apostrophe: taking one leading apostrophe away gives every text back. Numbers are never changed.
    """
    clean = without_halves(text)
    return f"'{clean}" if _FORMULA.match(clean) else clean


def short(text: str, limit: int = PAGE_TEXT_LIMIT) -> str:
    """The text, or its beginning up to a word's end and an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rfind(" ")
    return f"{head[:cut] if cut > limit // 2 else head}…"


def web_address(url: str | None) -> str | None:
    """The address if it is an ordinary web address, else None: no ``javascript:``, no ``data:``."""
    if url is None:
        return None
    address = url.strip()
    return address if re.match(r"https?://[^\s/]", address, re.IGNORECASE) else None

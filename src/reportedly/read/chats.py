"""Chats as messengers export or paste them: a report that is passed on stands among remarks about it.

The layouts are those of WhatsApp on both kinds of phones and of Telegram's desktop. A message long enough to
tell something is a report of its own, of nobody's outlet: who passes a text on has not written it. It was
published by the time it was sent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.read import dates
from reportedly.read.heads import Head
from reportedly.read.tidy import ends_sentence
from reportedly.read.words import vocabulary

FEWEST = 2  # stamped lines that make a chat
LEAST = 15  # words in sentences from which a message tells something; remarks have fewer
MONTHS = 12

_WHEN = r"[^\[\]\n]{0,12}\d{1,4}[^\[\]\n]{2,30}\d{1,2}[:.]\d\d[^\[\]\n]{0,12}"
_STAMP = re.compile(
    rf"^(?:\[(?P<phone>{_WHEN})\]\s?(?P<from_phone>[^:\n]{{1,60}}):"  # [05/03/2025, 07:12:44] Name: …
    # 05/03/2025, 07:12 - Name: …; no name stands before what the program says
    r"|(?P<dash>\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}[:.]\d\d(?:\s?[ap]\.?\s?m\.?)?)\s[-–]\s"
    r"(?:(?P<from_dash>[^:\n]{1,60}):(?=\s|$))?"
    rf"|(?P<from_desk>[^:\[\n]{{1,60}}),\s\[(?P<desk>{_WHEN})\]:?$)"  # Name, [05.03.2025 07:12]
    r"\s*(?P<text>.*)$",
    re.I,
)
_MARKED = re.compile(r"(?<![\w*~])([*_~])(?=\S)([^*_~\n]{1,500})(?<=\S)\1(?![\w*~])")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}")


@dataclass(frozen=True, slots=True)
class Chat:
    """The messages of a chat that tell something, each with when it was sent; how many there are in all."""

    reports: tuple[tuple[Head, tuple[str, ...]], ...]
    messages: int

    @property
    def note(self) -> str:
        """What the reading log says of it."""
        count = len(self.reports)
        kept = f"{count} read, a report each; the others have" if count else "all of them have"
        return f"a chat of {self.messages} messages: {kept} fewer than {LEAST} words in sentences"


def read_chat(lines: Sequence[str]) -> Chat | None:
    """The chat that the lines of a text are; ``None`` for any other text."""
    first = next((line for line in lines if line), "")
    if _STAMP.match(first) is None or sum(_STAMP.match(line) is not None for line in lines) < FEWEST:
        return None
    messages: list[tuple[str, list[str]]] = []
    for line in lines:
        stamp = _STAMP.match(line)
        if stamp is None and messages:
            messages[-1][1].append(line)
        elif stamp is not None and (stamp["dash"] is None or stamp["from_dash"] is not None):
            when = stamp["phone"] or stamp["dash"] or stamp["desk"]
            messages.append((when, [stamp["text"]]))
    day_first = _day_first([when for when, _ in messages])
    reports = tuple(
        (_sent(when, day_first), kept) for when, text in messages if _tells(kept := tuple(_written(text)))
    )
    return Chat(reports, len(messages))


def _written(text: Sequence[str]) -> list[str]:
    """What somebody wrote, without what the messenger adds and the marks for bold and slanted letters."""
    return [
        _MARKED.sub(r"\2", line) for line in text if line.casefold().strip() not in vocabulary("chat_marks")
    ]


def _tells(text: Sequence[str]) -> bool:
    return sum(len(line.split()) for line in text if ends_sentence(line)) >= LEAST


def _day_first(stamps: Sequence[str]) -> bool | None:
    """Whether days stand before months in a chat's stamps, where one of them shows it by its number."""
    for day in filter(None, map(_NUMERIC.search, stamps)):
        if int(day[1]) > MONTHS or int(day[2]) > MONTHS:
            return int(day[1]) > MONTHS
    return None


def _sent(when: str, day_first: bool | None) -> Head:
    day = next((stamp.iso for stamp in dates.find_all(when, day_first=day_first)), None)
    return Head(published=day, published_basis="text" if day else None).because("text", day and when)

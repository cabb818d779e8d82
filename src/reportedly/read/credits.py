"""Whom a report credits for its words: agencies, translators, the outlet it was taken from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.read.lines import Dateline
from reportedly.read.names import is_name, is_outlet_name
from reportedly.read.words import alternatives, pairs, vocabulary

CLOSING = 5  # paragraphs from the end in which a closing credit or note is looked for
_NAME = r"(?P<name>(?:[Tt]he\s+)?[^\W\d_a-z][\w'’.&-]*(?:\s+(?:[^\W\d_a-z][\w'’.&-]*|of|and|al|de|the|&))*)"
_LAST = re.compile(
    r"(?<=[.!?”\"’)])\s*(?:[(\[](?P<inside>[^()\[\]]{2,60})[)\]]|[–—-]{1,2}\s*(?P<dashed>[^\s.][^.()]{1,40}))\.?$"
)
# The same after anything, or alone: only for the last words of a text.
_ENDING = re.compile(
    r"(?:^|(?<=[.!?”\"’)]))\s*(?:[(\[](?P<inside>[^()\[\]]{2,60})[)\]]|[–—-]{1,2}\s*(?P<dashed>[^\s.][^.()]{1,40}))\.?$"
)
LONGEST_NAME = 4  # words of an agency's name
_FROM = re.compile(rf"^[(\[]?(?i:translated|taken|adapted|abridged|reprinted|republished)\s+from\s+{_NAME}")
_APPEARED = re.compile(
    rf"(?i:\b(?:appeared|published|printed)\s+(?:first\s+|originally\s+)?(?:in|by|on)\s+){_NAME}"
)
_SOURCE = re.compile(
    r"^\(?(?:sources?|agency|credit|via|from|with|(?:with\s+)?inputs?\s+from|compiled\s+from)\s*[:\s]\s*"
    r"(?P<name>.{2,80}?)\)?\.?$",
    re.I,
)
_RIGHTS = re.compile(
    r"(?i:©|\(c\)|copyright)\s*(?i:copyright\s*|by\s+)?(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,]*" + _NAME
)


@dataclass(frozen=True, slots=True)
class Closing:
    """Credits found at the end of a report, an outlet that a note names, and the paragraphs left."""

    lines: tuple[str, ...]
    credits: tuple[str, ...]
    outlet: str | None


@cache
def _note() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:\b(?:this|the)\s+(?:\w+\s+)?{alternatives('text_nouns')}\s+(?:was|is|has been)\s+(?:\w+\s+)?"
        rf"(?P<verb>{alternatives('note_words')})\s+(?:by|in|on|at|from)\s+){_NAME}"
    )


@cache
def _worked() -> re.Pattern[str]:
    return re.compile(
        rf"^[(\[]?(?i:(?P<verb>{alternatives('note_words')}|translation|editing|reporting)\s*(?:by|:))\s*{_NAME}"
    )


def of_dateline(dateline: Dateline) -> tuple[str, ...]:
    """The agencies in a dateline's brackets."""
    return names_in(dateline.credit) if dateline.credit else ()


def names_in(text: str) -> tuple[str, ...]:
    """The agencies and outlets a credit names; ``AP/Reuters`` names two."""
    passed = re.split(r"\s+via\s+(?:the\s+)?", text, flags=re.I)
    if len(passed) > 1:  # "A via B": the text reached this page by B
        return tuple(dict.fromkeys(name for part in reversed(passed) for name in names_in(part)))
    out: list[str] = []
    for piece in re.split(r"\s*[/;,+]\s*|\s+and\s+|\s*&\s+", text):
        name = re.sub(r"^(?:with|from|by|via)\s+|^\W+|[\s.]+$", "", piece.strip(), flags=re.I)
        known = pairs("agencies").get(name.casefold())
        if known:
            out.append(known)
        elif name.casefold() in vocabulary("wire_words") or (name and is_name(name, most=5)):
            out.append(name)
    return tuple(dict.fromkeys(out))


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's or the general word for one."""
    return name.casefold() in pairs("agencies") or name.casefold() in vocabulary("wire_words")


def is_any_agency(name: str) -> bool:
    """Whether a credit names no agency in particular ("Agencies", "wire reports")."""
    return name.casefold() in vocabulary("wire_words")


def take_closing(lines: list[str]) -> Closing:
    """Reads credits, notes and rights lines off the end of a report and takes them out of its text."""
    credits: list[str] = []
    outlet: str | None = None
    kept: list[str] = list(lines[:-CLOSING])
    end = max((number for number, line in enumerate(lines) if line), default=-1)
    for number, line in enumerate(lines[-CLOSING:], start=max(0, len(lines) - CLOSING)):
        found, named, rest = _closing_line(line)
        if not found and number == end:
            found, rest = _last_words(rest)
        credits.extend(found)
        outlet = outlet or named
        if rest:
            kept.append(rest)
    return Closing(tuple(kept), tuple(dict.fromkeys(credits)), outlet)


def _closing_line(line: str) -> tuple[tuple[str, ...], str | None, str]:
    """Credits of one closing line, the outlet it names, and what of it stays in the text."""
    if note := _note().search(line):
        name = _trimmed(note["name"])
        return (name,), name, ""
    if len(line.split()) <= 15:
        if (taken := _FROM.match(line)) and not _is_language(_unsaid(taken["name"])):
            return (_unsaid(taken["name"]),), None, ""
        if (appeared := _APPEARED.search(line)) and _is_about_the_text(line):
            return (_unsaid(appeared["name"]),), None, ""
        if worked := _worked().match(line):
            name = _trimmed(worked["name"])
            translated = worked["verb"].casefold().startswith("translat")
            return ((name,) if translated or is_agency(name) or is_outlet_name(name) else ()), None, ""
        if source := _SOURCE.match(line):
            found = names_in(source["name"])
            if found:
                return found, None, ""
        if whole := _whole_line(line):
            return whole, None, ""
    if (rights := _RIGHTS.search(line)) and len(line.split()) <= 40:
        holder = re.split(r"\s+(?:All\s+)?[Rr]ights\b", _trimmed(rights["name"]))[0].removesuffix(" All")
        return (names_in(holder), None, "") if is_agency(holder) else ((), holder, "")
    if last := _LAST.search(line[-160:]):
        found = tuple(
            n
            for n in names_in(last["inside"] or last["dashed"])
            if is_agency(n) or n in pairs("agencies").values()
        )
        if found:
            return found, None, line[: len(line) - len(last.group(0))].rstrip()
    return (), None, line


def _last_words(line: str) -> tuple[tuple[str, ...], str]:
    """A credit as the very last words of a text, whoever it names, and what of the line stays.

    There a name in brackets, or one word or an outlet's name after a dash, is who the text is from;
    further up it would be an aside. Two words after a dash are as likely the writer's name.
    """
    match = _ENDING.search(line)
    if match is None:
        return (), line
    if match["inside"]:
        found = tuple(n for n in names_in(match["inside"]) if len(n.split()) <= LONGEST_NAME)
    else:
        found = tuple(n for n in names_in(match["dashed"]) if " " not in n or is_outlet_name(n))
    return (found, line[: match.start()].rstrip()) if found else ((), line)


def _whole_line(line: str) -> tuple[str, ...]:
    """A line that is nothing but agencies: ``(AP)``, ``— Reuters``, ``Agencies``, ``AFP/Reuters``."""
    bare = line.strip("()[]–—-. ")
    pieces = [piece.strip() for piece in re.split(r"[/,;+]|\band\b|&", bare) if piece.strip()]
    if pieces and all(is_agency(re.sub(r"^(?:with|from)\s+", "", piece, flags=re.I)) for piece in pieces):
        return names_in(bare)
    return ()


def _is_about_the_text(line: str) -> bool:
    return (
        re.match(rf"[(\[]?(?:this|the)\s+(?:\w+\s+)?{alternatives('text_nouns')}\b", line, re.I) is not None
    )


def _is_language(name: str) -> bool:
    """Whether "translated from X" may name a tongue: one word that is no outlet's ("the Russian")."""
    return " " not in name and not is_agency(name) and not is_outlet_name(name)


def _unsaid(name: str) -> str:
    """A name without the translator after it: "the Oster Zeitung by Ana Prell" is the Oster Zeitung."""
    return re.sub(r"^[Tt]he\s+", "", _trimmed(re.split(r"\s+by\s+", name)[0]))


def _trimmed(name: str) -> str:
    """A name without a sentence's end: ``The Example Review. The`` is ``The Example Review``."""
    return re.split(r"\.(?:\s|$)", name)[0].strip(" ,&")

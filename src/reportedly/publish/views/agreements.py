"""Agreements and zones, and what is said of their state: in force, under review, ended.

The record has no table of them. They are found by name in the words of statements (English only), and
their state is read from words beside the name; each is shown with the statements it rests on, and no more
is made of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Literal, TypeAlias

from reportedly.publish.safe import short
from reportedly.publish.views import phrases
from reportedly.publish.views.lookup import Lookup
from reportedly.publish.views.parties import Deed

State: TypeAlias = Literal["in force", "under review", "ended", "named"]
Kind: TypeAlias = Literal["agreement", "zone"]

STATES: Final[tuple[State, ...]] = ("ended", "under review", "in force", "named")
"""In the order in which they go before each other; "named" where nothing is said of the state."""

_SHOWN: Final[tuple[State, ...]] = ("in force", "under review", "ended", "named")

# Up to three words before the noun that tell which one it is: a year, a name, or a word with a small letter
# that the noun cannot do without ("buffer zone", "de-escalation agreement").
_BEFORE: Final = r"(?:(?:\d{4}|[^\W\d_][\w’'.-]*)[ \u00a0]){0,3}"
_NEAR: Final = 90
"""Characters on either side of a name in which words about its state are looked for."""


@dataclass(frozen=True, slots=True)
class StatePart:
    """All that is said of one state."""

    state: State
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement or zone by the fullest name it is met under."""

    agreement: str
    kind: Kind
    name: str
    parts: tuple[StatePart, ...]


def agreement_rows(lookup: Lookup) -> list[AgreementRow]:
    """Every agreement and zone that statements name, those named most first."""
    found: dict[tuple[Kind, str], dict[State, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(dict))
    names: dict[tuple[Kind, str], str] = {}
    for report in lookup.in_order:
        if not report.language.startswith("en"):
            continue
        for row in lookup.statements_in.get(report.report_id, ()):
            claim = lookup.claim_of.get(row.statement_id)
            for kind, name, state in named(row.text):
                key = kind, name.casefold().removesuffix("s")
                names.setdefault(key, name)
                text = claim.text if claim else row.text
                found[key][state].setdefault(text, []).append(row.statement_id)
    rows = [
        AgreementRow(
            agreement=agreement_key(*key),
            kind=key[0],
            name=short(names[key], phrases.NAME_LIMIT),
            parts=tuple(StatePart(state, _deeds(states[state])) for state in _SHOWN if state in states),
        )
        for key, states in found.items()
    ]
    return sorted(rows, key=lambda row: (-_told(row), row.name, row.kind))


def named(text: str) -> list[tuple[Kind, str, State]]:
    """The agreements and zones that a text names, each once, with the state it gives each."""
    found: dict[tuple[Kind, str], State] = {}
    for kind, pattern in _nouns():
        for match in pattern.finditer(text):
            words = match[0].split()
            noun = match["noun"].split()
            before = words[: len(words) - len(noun)]
            stops = (at for at in reversed(range(len(before))) if _stops(before[at], kind))
            before = before[next(stops, -1) + 1 :]
            if not before:
                continue  # "the agreement": which one cannot be told from the words alone
            near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            name = " ".join([*before, *noun])
            state = state_in(near)
            known = found.get((kind, name))
            if known is None or STATES.index(state) < STATES.index(known):
                found[kind, name] = state
    return [(kind, name, state) for (kind, name), state in found.items()]


def noun_pattern() -> str:
    """A regular expression that every text with an agreement or zone matches, whatever its case."""
    nouns = (line.partition(": ")[2] for line in _lines("agreements.txt"))
    return "|".join(sorted(re.escape(noun.replace("+", "")).replace("\\ ", " ") for noun in nouns))


def agreement_key(kind: Kind, name: str) -> str:
    """What an agreement or zone is known by, with or without a plural."""
    return "-".join(re.findall(r"\w+", f"{kind} {name}".casefold().removesuffix("s")))


def state_in(text: str) -> State:
    """What the words say of a state; "named" where they say nothing."""
    met = {state for state, pattern in _states() if pattern.search(text)}
    return next((state for state in STATES if state in met), "named")


def _stops(word: str, kind: Kind) -> bool:
    """Whether a word cannot be part of a name. "Signed" before an agreement is a verb; "demilitarised"
    before a zone is what it is called by."""
    return bool(_LEADS.fullmatch(word)) or (kind == "agreement" and word.endswith(("ed", "ing")))


# Function words, and adjectives and verbs that often stand before a name.
_LEADS: Final = re.compile(
    r"(?i:an?|the|this|that|these|those|its|his|her|their|our|any|no|some|every|each|another|such|new|old|"
    r"former|first|second|last|recent|of|in|on|to|by|for|from|with|under|over|into|within|inside|outside|along|"
    r"across|through|near|after|before|since|until|against|about|between|and|or|but|as|at|is|are|was|were|be|"
    r"been|has|have|had|will|would|could|may|might|must|should|can|not|which|who|what|said|says|two|three)"
)


@cache
def _nouns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    by_kind: dict[Kind, list[str]] = {"agreement": [], "zone": []}
    for line in _lines("agreements.txt"):
        kind, _, noun = line.partition(": ")
        by_kind["zone" if kind == "zone" else "agreement"].append(re.escape(noun).replace(r"\+", "s?"))
    return tuple(
        (kind, re.compile(rf"(?<!\w){_BEFORE}(?P<noun>(?i:{'|'.join(nouns)}))(?!\w)"))
        for kind, nouns in by_kind.items()
    )


@cache
def _states() -> tuple[tuple[State, re.Pattern[str]], ...]:
    words: dict[State, list[str]] = defaultdict(list)
    for line in _lines("agreement_states.tsv"):
        state, _, phrase = line.partition("\t")
        known = next(each for each in STATES if each == state)
        words[known].append(re.escape(phrase).replace(r"\*", r"\w*"))
    return tuple(
        (state, re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.I)) for state, found in words.items()
    )


def _lines(name: str) -> list[str]:
    text = (resources.files("reportedly") / "data" / "publish" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _deeds(texts: dict[str, list[str]]) -> tuple[Deed, ...]:
    rows = sorted(texts.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        Deed(None, short(phrases.line(text), 300), tuple(statements), ()) for text, statements in rows
    )


def _told(row: AgreementRow) -> int:
    return sum(len(deed.statements) for part in row.parts for deed in part.deeds)

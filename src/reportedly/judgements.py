"""What people decided where the program was in doubt, kept apart from the data it is about.

A judgement names what it judges by passages: offsets into a report's text, with the words that stand there.
Reports never change, so a judgement holds whatever is computed anew. Of several on the same passages the
latest counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import msgspec

from reportedly.errors import InputError

JudgementKind: TypeAlias = Literal["same claim", "same name", "same event", "copied", "place", "event"]
JudgementVerdict: TypeAlias = Literal["yes", "no", "unsure"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a report. An outlet's own name, which stands in a report's head, is ``[0, 0)``."""

    report_id: str
    start: int
    end: int
    text: str

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands, without the words."""
        return self.report_id, self.start, self.end


@dataclass(frozen=True, slots=True)
class Judgement:
    """What ``who`` decided at ``at`` (ISO 8601, UTC) about one passage or two.

    ``same claim``: two statements say the same. ``same name``: two names are one person, body or place.
    ``same event``: two acts, each by the words that carry it, are one.
    ``copied``: one passage was taken from the other. ``place``: the name stands for the place where it was
    put on the map. ``event``: the event that the words tell of is one.
    """

    judgement_id: str
    kind: JudgementKind
    subjects: tuple[Passage, ...]
    verdict: JudgementVerdict
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question for a person: what it is about, what was done with it (``joined``: taken for true), why it
    is in doubt, and ``weight``: how many reports hang on it."""

    doubt_id: str
    kind: JudgementKind
    subjects: tuple[Passage, ...]
    joined: bool
    weight: int
    reason: str


def subjects_key(kind: JudgementKind, subjects: Iterable[Passage]) -> str:
    """Sixteen hex digits for what is judged, whichever passage is named first."""
    places = sorted("\x1f".join(map(str, passage.place)) for passage in subjects)
    return hashlib.sha256("\x1e".join((kind, *places)).encode()).hexdigest()[:16]


def judgement(
    kind: JudgementKind, subjects: Iterable[Passage], verdict: JudgementVerdict, *, who: str, at: str
) -> Judgement:
    """A judgement with its id: the same one given twice has the same id."""
    ordered = tuple(sorted(subjects, key=lambda passage: passage.place))
    key = hashlib.sha256("\x1f".join((subjects_key(kind, ordered), verdict, who, at)).encode())
    return Judgement("j" + key.hexdigest()[:16], kind, ordered, verdict, who, at)


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The latest judgement on each subject, by id."""
    latest: dict[str, Judgement] = {}
    for row in sorted(judgements, key=lambda row: (row.at, row.judgement_id)):
        latest[subjects_key(row.kind, row.subjects)] = row
    return tuple(sorted(latest.values(), key=lambda row: row.judgement_id))


def basis(judgements: Iterable[Judgement]) -> str:
    """Sixteen hex digits for all that judgements say of the reports: who and when are not part of it."""
    said = sorted((subjects_key(row.kind, row.subjects), row.verdict) for row in in_force(judgements))
    return hashlib.sha256(repr([row for row in said if row[1] != "unsure"]).encode()).hexdigest()[:16]


def to_lines(judgements: Iterable[Judgement]) -> bytes:
    """Judgements as JSON lines, by time."""
    ordered = sorted(judgements, key=lambda row: (row.at, row.judgement_id))
    return b"".join(msgspec.json.encode(row) + b"\n" for row in ordered)


def from_lines(data: bytes, name: str) -> tuple[Judgement, ...]:
    """Judgements from JSON lines; ``name`` is what errors call the file."""
    found = []
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line, type=Judgement)
        except (msgspec.MsgspecError, UnicodeDecodeError) as fault:
            raise InputError(
                f"{name}, line {number}: not a judgement ({fault}); give a file that "
                "`reportedly judgements CASE` wrote"
            ) from fault
        found.append(judgement(row.kind, row.subjects, row.verdict, who=row.who, at=row.at))
    return tuple(found)

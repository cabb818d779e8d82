"""What is found in one report on its own: the frozen records between annotate and link.

Everything here is known from one report alone, so it is computed once per report, kept in the
case, and never changes when other reports arrive. Offsets are ``[start, end)`` code points into
``Report.text``. Integers that point at other rows are indices into the tuples of the same
``Annotation``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.record import EntityKind, Quote, SourceKind, Span, Status


@dataclass(frozen=True, slots=True)
class Location:
    """Where on earth a name is: WGS84 degrees, ISO 3166-1 alpha-2, the gazetteer's id.

    ``precision`` is UCDP's where_prec: 1 exact, 2 near, 3 admin-2, 4 admin-1, 5 a region or a
    linear feature, 6 a country, 7 international waters or airspace.
    """

    lat: float
    lon: float
    country_code: str | None
    gazetteer_id: str | None
    precision: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written. ``same`` is the index of the first name in the report for the same
    thing (its own index when it is the first). ``title`` is the role said with it ("Syrian Foreign
    Minister"), wherever it stood. ``adjective`` marks a demonym ("Polish"), whose location is the
    country's."""

    start: int
    end: int
    text: str
    kind: EntityKind
    same: int
    title: str | None = None
    location: Location | None = None
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A temporal expression. ``value`` is its normal form before it is anchored: a TIMEX3-like
    string in which unknown parts are X ("XXXX-07-31") or an offset from the report's date
    ("-P1M", "last:THU"); ``first`` and ``last`` are ISO prefixes, both inclusive, or None where
    the report gives no anchor. Never the publication date as a guess."""

    start: int
    end: int
    text: str
    value: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class LocalSource:
    """A source as one report knows it, once per report however often it is met.

    ``name`` is the index of its first ``Name``, or None; ``label`` the words that name it, None for
    the anonymous. ``description`` is what
    is said of the anonymous; ``spans`` every place where it is met, pronouns included. Source 0 is
    always the report's own outlet.
    """

    kind: SourceKind
    label: str | None
    name: int | None
    description: str | None
    count: int | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LocalStatement:
    """A statement in one report; ``chain`` holds indices of sources, 0 (the outlet) first.

    ``pieces`` are the content's spans, ``cue`` and ``source`` the words that attribute it,
    ``status_words`` and ``force`` the spans that show status and strength. ``sentences`` are the
    indices of the sentences that the content touches.
    """

    start: int
    end: int
    pieces: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    quote: Quote
    status: Status
    status_words: Span | None
    force: Span | None
    chain: tuple[int, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LocalCount:
    """A number of people or things in an event: "at least 12 wounded"."""

    start: int
    end: int
    what: str
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Body:
    """Who acts by an office and has no name there: "police", "a court", "the mayor". ``text`` is what it is
    called, article and whereabouts aside; ``start`` and ``end`` are those of that; ``full`` has all that
    stands before it ("two local *guards*")."""

    start: int
    end: int
    text: str
    kind: EntityKind
    full: str = ""


@dataclass(frozen=True, slots=True)
class LocalEvent:
    """An event as one passage tells it; actors, recipients and place are indices of names, ``time``
    of times, ``statement`` of the smallest statement that holds it. ``start`` and ``end`` delimit
    the clause; ``trigger`` the words that carry the act. ``actor_words`` and ``recipient_words`` are the
    noun phrases of the parties, named or not ("a car bomb"), ``contexts`` what its sentence is about
    (PLOVER), ``typed_by`` whether the act's words or the learned head gave the type, ``actor_bodies`` and
    ``recipient_bodies`` the parties that are known by their office alone, ``place_words`` where it was, where
    no name says so ("the foreign ministry")."""

    start: int
    end: int
    trigger: Span
    type: str
    mode: str | None
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    place: int | None
    time: int | None
    status: Status
    counts: tuple[LocalCount, ...]
    statement: int | None
    actor_words: tuple[Span, ...] = ()
    recipient_words: tuple[Span, ...] = ()
    contexts: tuple[str, ...] = ()
    typed_by: Literal["words", "head"] = "words"
    actor_bodies: tuple[Body, ...] = ()
    recipient_bodies: tuple[Body, ...] = ()
    place_words: Span | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that one report says, as offsets into its text. ``basis`` names the annotator and its
    version, so that a case knows what to do again when it changes."""

    report_id: str
    basis: str
    sentences: tuple[Span, ...]
    names: tuple[Name, ...]
    times: tuple[Time, ...]
    sources: tuple[LocalSource, ...]
    statements: tuple[LocalStatement, ...]
    events: tuple[LocalEvent, ...]

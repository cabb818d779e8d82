"""A statement with all that linking asks of it: who, what, where, when, how many, how sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.annotation import Annotation, LocalStatement
from reportedly.link.embedding import weight
from reportedly.link.entities import Entities
from reportedly.link.wording import digest, fold, has_phrase, negated, numbers, stem, word_set
from reportedly.record import Report, Span, Status

Stance = Literal["real", "unreal", "denied"]

REAL: frozenset[Status] = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of one report, its slots filled.

    ``stance`` parts what is said to have happened from what is wanted, planned or thought possible;
    ``stems`` are its telling words without names, with their weights, and ``surface`` a word for each as
    it stands; ``head`` is the first past tense, the act where something has happened; ``plain`` is its text with every
    name in its canonical form, ``bare`` without names; ``acts`` the (actors, recipients) of its events.
    """

    statement_id: str
    report_id: str
    index: int
    story: str
    published: str | None
    local: LocalStatement
    text: str
    plain: str
    bare: str
    names: frozenset[str]
    places: frozenset[str]
    people: frozenset[str]
    countries: frozenset[str]
    times: tuple[tuple[str, str], ...]
    counts: tuple[tuple[float, str], ...]
    negated: bool
    stance: Stance
    stems: Mapping[str, float]
    surface: Mapping[str, str]
    head: str | None
    acts: tuple[tuple[frozenset[str], frozenset[str]], ...]


def statement_id(report_id: str, local: LocalStatement) -> str:
    """An id that depends on the report alone: its words and the chain as the report gives it."""
    return "t" + digest(report_id, local.start, local.end, local.chain)


def tell(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    entities: Entities,
    story_of: Mapping[str, str],
) -> list[Told]:
    """All statements, by report and place; the same words with the same chain once."""
    kinds = {e.entity_id: e.kind for e in entities.entities}
    found: dict[str, Told] = {}
    for report in sorted(reports, key=lambda r: r.report_id):
        annotation = annotations.get(report.report_id)
        for index, local in enumerate(annotation.statements if annotation else ()):
            key = statement_id(report.report_id, local)
            if annotation and key not in found and report.text[local.start : local.end].strip():
                found[key] = _told(key, report, annotation, index, entities, kinds, story_of)
    return sorted(found.values(), key=lambda t: (t.report_id, t.local.start, t.local.end, t.statement_id))


def _told(
    key: str,
    report: Report,
    annotation: Annotation,
    index: int,
    entities: Entities,
    kinds: Mapping[str, str],
    story_of: Mapping[str, str],
) -> Told:
    local = annotation.statements[index]
    inside = [i for i, n in enumerate(annotation.names) if _within(n.start, n.end, local.pieces)]
    named = {entities.acting(e) for i in inside if (e := entities.of.get((report.report_id, i)))}
    plain, bare = _canonical(report, annotation, local.pieces, inside, entities)
    surface = _telling(bare)
    skip = [(t.start, t.end) for t in annotation.times if _within(t.start, t.end, local.pieces)]
    return Told(
        statement_id=key,
        report_id=report.report_id,
        index=index,
        story=story_of.get(report.report_id, report.report_id),
        published=report.published,
        local=local,
        text=report.text[local.start : local.end],
        plain=plain,
        bare=bare,
        names=frozenset(named),
        places=frozenset(e for e in named if kinds.get(e) == "place"),
        people=frozenset(e for e in named if kinds.get(e) == "person"),
        countries=frozenset(e for e in named if kinds.get(e) == "country"),
        times=_times(annotation, local.pieces),
        counts=numbers(_without(report.text, local.pieces, skip)),
        negated=negated(bare),
        stance=stance(local.status, bare),
        stems={key: weight(word) for key, word in surface.items()},
        surface=surface,
        head=head_verb(bare),
        acts=_acts(annotation, local, entities, report.report_id),
    )


def _within(start: int, end: int, pieces: tuple[Span, ...]) -> bool:
    return any(a <= start and end <= b for a, b in pieces)


def _canonical(
    report: Report, annotation: Annotation, pieces: tuple[Span, ...], inside: list[int], entities: Entities
) -> tuple[str, str]:
    """The content with names in canonical form, and with names left out."""
    plain: list[str] = []
    bare: list[str] = []
    for start, end in pieces:
        at = start
        for i in sorted(inside, key=lambda i: annotation.names[i].start):
            name = annotation.names[i]
            if not at <= name.start < name.end <= end:
                continue
            entity = entities.of.get((report.report_id, i))
            between = report.text[at : name.start]
            plain += [between, entities.names[entities.acting(entity)] if entity else name.text]
            bare.append(between)
            at = name.end
        plain.append(report.text[at:end])
        bare.append(report.text[at:end])
    return " ".join(" ".join(plain).split()), " ".join(" ".join(bare).split())


def _times(annotation: Annotation, pieces: tuple[Span, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (t.first, t.last or t.first) for t in annotation.times if t.first and _within(t.start, t.end, pieces)
    )


def _without(text: str, pieces: tuple[Span, ...], skip: list[Span]) -> str:
    kept = []
    for start, end in pieces:
        at = start
        for a, b in sorted(skip):
            if at <= a < b <= end:
                kept.append(text[at:a])
                at = b
        kept.append(text[at:end])
    return " ".join(kept)


def stance(status: Status, text: str) -> Stance:
    """Whether the content is put as real. A request that took place is still about what is not yet so."""
    if status == "denied":
        return "denied"
    if status not in REAL:
        return "unreal"
    words = fold(text).split()
    # The asking has to govern the rest ("had asked for …"), not to end it ("…, as residents had asked").
    return "unreal" if has_phrase(words[: max(4, len(words) // 2)], word_set("asking.txt")) else "real"


def head_verb(bare: str) -> str | None:
    """The first past tense or participle that stands for an act, by its form; light verbs do not."""
    stop = word_set("stopwords.txt") | word_set("light_verbs.txt") | word_set("asking.txt")
    words = fold(bare).split()
    for before, word in zip(["", *words], words, strict=False):
        past = word.endswith("ed") and len(word) > 4 or word in word_set("irregular_past.txt")
        # After an article or preposition it is an adjective: "the occupied town", "of armed men".
        if past and word not in stop and before not in ADJECTIVAL:
            return word
    return None


ADJECTIVAL = frozenset("the a an of in by for on at from with its their his her some most several many".split())


def _telling(bare: str) -> dict[str, str]:
    """A word for each stem of the words that tell, asking and common ones apart."""
    asking = {stem(w) for w in word_set("asking.txt")}
    stop = word_set("stopwords.txt") | word_set("numerals.tsv") | word_set("force_modifiers.txt")
    stop |= word_set("planning.txt") | word_set("negation.txt")
    found: dict[str, str] = {}
    for word in fold(bare).split():
        key = stem(word)
        if word not in stop and len(word) > 1 and not word.isdigit() and key not in asking:
            found.setdefault(key, word)
    return found


def _acts(
    annotation: Annotation, local: LocalStatement, entities: Entities, report_id: str
) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    found = []
    for event in annotation.events:
        if _within(event.trigger[0], event.trigger[1], local.pieces):
            roles = [
                frozenset(entities.acting(e) for i in side if (e := entities.of.get((report_id, i))))
                for side in (event.actors, event.recipients)
            ]
            found.append((roles[0], roles[1]))
    return tuple(found)


__all__ = ["Stance", "Told", "stance", "statement_id", "tell"]

"""Evidence that two names mean one thing, and that they cannot."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from reportedly.annotation import Location
from reportedly.link.claims.wording import fold
from reportedly.link.entities.alike import alike, field_first
from reportedly.link.entities.kinds import family_of
from reportedly.link.entities.mentions import OWN_OUTLET, Mention
from reportedly.link.entities.misread import is_short_for
from reportedly.link.entities.polity import country_codes
from reportedly.link.entities.spellings import (
    Comparison,
    compare_organisations,
    compare_people,
    compare_words,
    initials,
    is_abbreviation,
    name_words,
    outlet_key,
    skeleton,
)

# Two gazetteer points of one name within this distance are a town and its province, or two entries
# for one town; homonyms in one country are hardly ever so near (GeoNames, populated places).
SAME_PLACE_KM = 60.0
# A key that more names share than this tells nothing ("Smith" in a million reports), and comparing all
# of them would cost their square.
CROWDED = 400
# From here on ``alike`` finds one name in two forms (Ben, Benjamin; parted otherwise; another script), not
# merely two names that share most letters: Daniela and Daniele score .74, Organisation and Organization .85.
ONE_NAME = 0.82

# The same of two who hold one office in one story: a letter of seven may differ (Daniela, Daniele), not two.
ALMOST = 0.7

Node = Sequence[Mention]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two names are taken for one thing."""

    score: float
    reason: str


def candidates(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Pairs of nodes that share a key: a family name's consonants, initials, a place's consonants."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        for key in sorted({k for m in node for k in _keys(m)}):
            blocks[key].append(i)
    pairs = {
        (i, j) for block in blocks.values() if len(block) <= CROWDED for i in block for j in block if i < j
    }
    yield from sorted(pairs)


def _keys(mention: Mention) -> Iterator[tuple[str, str]]:
    family, words = family_of(mention.kind), name_words(mention.full)
    if mention.kind == "country" or not words:
        return
    if family == "person":
        if len(words) > 1:
            yield family, skeleton(words[-1])
            yield family, skeleton(words[0]) + "+"
    elif family == "place":
        yield family, skeleton("".join(words))
    else:
        yield family, skeleton("".join(words))
        yield family, skeleton(words[-1])
        if len(words) > 2:
            yield family, skeleton(words[0]) + "+"
        turned = field_first(words)
        if turned != words:  # "Ministry of the Interior" meets "Interior Ministry"
            yield family, skeleton("".join(turned))
        for form in mention.forms:
            if is_abbreviation(form):
                yield family, "abbr:" + outlet_key(form)
        yield family, "run:" + fold(mention.full)
        if OWN_OUTLET in mention.names:
            full = fold(mention.full).split()
            for length in range(1, len(full)):
                yield family, "run:" + " ".join(full[:length])
            for short in sorted(initials(mention.full)):
                yield family, "abbr:" + short


def evidence(one: Node, other: Node) -> Evidence | None:
    """Why the two are one thing; None where nothing says so."""
    a, b = one[0], other[0]
    if family_of(a.kind) != family_of(b.kind) or "country" in {a.kind, b.kind}:
        return None
    if a.kind == "person":
        return _same_person(one, other)
    return _same_place(one, other) if family_of(a.kind) == "place" else _same_body(one, other)


def _same_person(one: Node, other: Node) -> Evidence | None:
    found = compare_people(one[0].full, other[0].full)
    if found.agreement in {"same", "spelling"}:
        return Evidence(found.score, found.reason)
    if not _share_story(one, other):
        return None
    if found.agreement == "other":
        near = alike(one[0].full, other[0].full)
        if near.score < (ALMOST if _share_office(one, other) else ONE_NAME):
            return None
        reason = f"“{one[0].full}” may be “{other[0].full}” ({near.reason})"
        found = Comparison("hint", near.score / 2, reason)
    if title := shared_title(one, other):
        return Evidence(found.score, f"{found.reason}, and both are called “{title}”")
    three = min(len(fold(node[0].full).split()) for node in (one, other)) >= 3
    if three or _one_given_name(one, other):
        return Evidence(found.score, f"{found.reason}: all its other words agree, in one story")
    return None


def _one_given_name(one: Node, other: Node) -> bool:
    """Whether two people are called by one given name, written out, before their family names."""
    a, b = (name_words(node[0].full) for node in (one, other))
    return a[0] == b[0] and len(a[0]) > 1 and min(len(a), len(b)) > 1


def shared_title(one: Node, other: Node) -> str | None:
    """The words that two people's titles share, if they share most of the shorter one."""
    a = sorted({w for m in one for w in m.titles})
    b = sorted({w for m in other for w in m.titles})
    # Defence and Defense, Organisation and Organization: one office in two spellings.
    shared = [w for w in a if any(fuzz.ratio(w, v) >= 80 for v in b)]
    if not shared or len(shared) < 0.6 * min(len(a), len(b)):
        return None
    return " ".join(shared)


def _share_office(one: Node, other: Node) -> bool:
    """Whether two people have one and the same office in one story, and one family name."""
    families = {name_words(node[0].full)[-1] for node in (one, other)}
    return len(families) == 1 and _share_story(one, other) and shared_title(one, other) is not None


def _same_place(one: Node, other: Node) -> Evidence | None:
    a, b = one[0], other[0]
    words = fold(a.full).replace(" ", ""), fold(b.full).replace(" ", "")
    if skeleton(words[0]) != skeleton(words[1]) or (
        compare_words(*words) == "other" and fuzz.ratio(*words) < 85
    ):
        return None
    if a.location and b.location:
        away = kilometres(a.location, b.location)
        if away > SAME_PLACE_KM:
            return None
        return Evidence(0.9, f"“{a.full}” and “{b.full}” are spelt alike and lie {away:.0f} km apart")
    if _share_story(one, other):
        return Evidence(0.8, f"“{a.full}” and “{b.full}” are spelt alike in one story")
    return None


def kilometres(one: Location, other: Location) -> float:
    """Great-circle distance."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, half)))


def _same_body(one: Node, other: Node) -> Evidence | None:
    a, b = one[0], other[0]
    if is_abbreviation(a.full) or is_abbreviation(b.full):
        return _calls_itself(one, other) or _calls_itself(other, one)
    found = compare_organisations(a.full, b.full)
    if found.agreement in {"same", "spelling"}:
        return Evidence(found.score, found.reason)
    if itself := _calls_itself(one, other) or _calls_itself(other, one):
        return itself
    near = alike(a.full, b.full, "organisation")
    if near.score >= ONE_NAME and len(name_words(a.full)) > 1 and _share_story(one, other):
        return Evidence(near.score * 0.9, f"“{a.full}” and “{b.full}” are alike in one story ({near.reason})")
    short, long = sorted((name_words(a.full), name_words(b.full)), key=len)
    extra = _without(long, short)
    if extra is None:
        return None
    abbreviations = {outlet_key(f) for m in one for f in m.forms if is_abbreviation(f)}
    shared = abbreviations & {outlet_key(f) for m in other for f in m.forms if is_abbreviation(f)}
    if shared and len(short) >= 2:
        return Evidence(
            0.85, f"“{a.full}” and “{b.full}” share words and the abbreviation {min(shared).upper()}"
        )
    medium = any(m.medium for m in one) and any(m.medium or m.kind == "outlet" for m in other)
    medium |= any(m.medium for m in other) and any(m.kind == "outlet" for m in one)
    if medium and all(w in country_codes() for w in extra):
        return Evidence(0.75, f"“{a.full}” and “{b.full}” are one outlet with and without its country")
    return None


def _calls_itself(short: Node, long: Node) -> Evidence | None:
    """An outlet's initials or first words in its own report: "told NBA" in what the Northern Broadcasting
    Agency prints."""
    own = {m.report_id: m.full for m in long if OWN_OUTLET in m.names}
    for m in short:
        name = own.get(m.report_id, "")
        letters = (
            is_abbreviation(m.full) and outlet_key(m.full) in initials(name) and not is_abbreviation(name)
        )
        if letters or (m.medium and is_short_for(m.full, name)):
            return Evidence(0.8, f"“{name}” calls itself “{m.full}”")
    return None


def _without(long: list[str], short: list[str]) -> list[str] | None:
    """The words ``long`` has beyond ``short``, if it holds all of ``short`` in order."""
    extra, at = [], 0
    for word in long:
        if at < len(short) and compare_words(word, short[at]) in {"same", "spelling"}:
            at += 1
        else:
            extra.append(word)
    return extra if at == len(short) and extra else None


def contradictory(one: Node, other: Node) -> bool:
    """Whether the two cannot be one: other given names, other places, other long forms."""
    a, b = one[0], other[0]
    if family_of(a.kind) != family_of(b.kind):
        return True
    if a.kind == "person":
        if min(len(name_words(a.full)), len(name_words(b.full))) < 2:
            return False
        if compare_people(a.full, b.full).agreement != "other":
            return False
        return alike(a.full, b.full).score < (ALMOST if _share_office(one, other) else ONE_NAME)
    if family_of(a.kind) == "place":
        return bool(a.location and b.location and kilometres(a.location, b.location) > SAME_PLACE_KM)
    if is_abbreviation(a.full) or is_abbreviation(b.full):
        return False
    return _same_body(one, other) is None


def _share_story(one: Node, other: Node) -> bool:
    return bool({m.story for m in one} & {m.story for m in other})

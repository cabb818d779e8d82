"""Why an event is what its row says: its type, its place, its day, and why its tellings are one event.

Sentences that a reader can check against the words; they name nothing that is not in the tellings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.link.claims.wording import fold, stem
from reportedly.link.events.tellings import Happening, Near

NEAR: dict[Near, str] = {
    "clause": "in its own clause",
    "sentence": "in its own sentence",
    "before": "before its sentence",
}
MOST_WORDS = 4  # of those shared, the ones that tell most


def reason(
    tellings: Sequence[Happening],
    *,
    placed: Happening | None,
    dated: Happening | None,
    names: Mapping[str, str],
) -> str:
    """One to four sentences; ``placed`` and ``dated`` are the tellings whose place and day the row has,
    ``names`` the entities' by id. The first telling is the one whose words the row has."""
    told = [_type(tellings), _place(placed), _day(dated), _one(tellings, names)]
    return " ".join(sentence for sentence in told if sentence)


def _type(tellings: Sequence[Happening]) -> str:
    first = tellings[0]
    triggers = list(dict.fromkeys(h.trigger.lower() for h in tellings))[:MOST_WORDS]
    words = ", ".join(f"“{t}”" for t in triggers)
    return f"{first.event.type} by the words {words}."


def _place(telling: Happening | None) -> str:
    if telling is None or telling.place_near is None:
        return ""
    return f"Place: “{telling.place_text}”, {NEAR[telling.place_near]}."


def _day(telling: Happening | None) -> str:
    if telling is None or telling.time_near is None:
        return ""
    counted = ""
    if telling.time_counted:
        worked_out = " (itself worked out from its story)" if telling.report_dated == "relative" else ""
        counted = f", counted from its report's own date{worked_out}"
    return f"Time: “{telling.time_text}”, {NEAR[telling.time_near]}{counted}."


def _one(tellings: Sequence[Happening], names: Mapping[str, str]) -> str:
    if len(tellings) == 1:
        return "Told once."
    agreed = [
        *_named("parties", [{*h.actors, *h.recipients} for h in tellings], names),
        *_named("place", [{h.place} if h.place else set() for h in tellings], names),
    ]
    dated = sum(h.when is not None for h in tellings)
    if dated > 1:
        agreed.append(f"the days of {dated} do not part" if dated < len(tellings) else "no two days part")
    words = _shared_words(tellings)
    if words:
        agreed.append("words in common " + ", ".join(f"“{w}”" for w in words))
    why = "; ".join(agreed) or "like in meaning, nothing set against it"
    return f"One event of {len(tellings)} tellings: {why}."


def _named(what: str, held: Sequence[set[str]], names: Mapping[str, str]) -> list[str]:
    """Entities that at least two tellings have, where there are any."""
    shared = {names.get(e, e) for i, one in enumerate(held) for other in held[:i] for e in one & other}
    told = ", ".join(sorted(shared)[:MOST_WORDS])
    return [f"the same {what} ({told})"] if told else []


def _shared_words(tellings: Sequence[Happening]) -> list[str]:
    """The words of the first telling that most others have too, those that tell most, in their order."""
    first, *others = tellings
    least = (len(others) + 1) // 2
    found = {
        s: weight for s, weight in first.stems.items() if sum(s in other.stems for other in others) >= least
    }
    best = sorted(found, key=lambda s: (-found[s], s))[:MOST_WORDS]
    words = {stem(w): w for w in reversed(fold(first.text).split())}
    return [words[s] for s in first.stems if s in best]

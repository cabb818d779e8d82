"""What an event has beside its type: mode, contexts, dead and wounded, place; on the codebook's sentences.

    python bench/details.py [--data ../shared/data/events/PLOVER_GSR_CAMEO.txt] [--show N]

The 322 sentences are coded in names of an earlier draft of the codebook, with gaps (142 modes, 15 counts of
dead, 48 places), and mostly from the turn of the century: no peer is known, and no rule of ours was made on
them. Modes without a counterpart in the codebook of 2021 are left out, as are those of threats, which are
another list there. A mode is right where an event of the gold's type has it; a figure where it is an event's
best one of the killed or wounded; a place where its words are in an event's place or the other way round.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.annotate import annotate
from reportedly.annotation import Annotation, LocalEvent
from reportedly.record import Report

DATA = Path(__file__).resolve().parents[2] / "shared/data/events/PLOVER_GSR_CAMEO.txt"
TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
MODES = {name: name for name in """visit phone obstruct riot troops weapons police restrict curfew martial-law
deport censor arrest firearms explosives heavy-weapons primitive beat torture sexual suicide-attack
destroy""".split()}  # fmt: skip
MODES |= {
    "host": "visit",
    "demo-org": "demo",
    "demo-spon": "demo",
    "strike-hun": "hunger",
    "strike-gen": "strike",
}
MODES |= {"riot-spon": "riot", "confiscate": "seize", "assassinate": "targeted"}
CONTEXTS = {
    "refugee": "migration",
    "refugees": "migration",
    "rights": "human_rights",
    "religion": "religion_ethnicity",
}
CONTEXTS |= dict.fromkeys(("resource", "resources"), "natural_resource")
CONTEXTS |= dict.fromkeys(("political", "politics", "government"), "political_institutions")


@dataclass(frozen=True)
class Tally:
    """Right, said and asked for."""

    right: int = 0
    said: int = 0
    gold: int = 0

    def plus(self, right: int, said: int, gold: int) -> Tally:
        """With some more."""
        return Tally(self.right + right, self.said + said, self.gold + gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.said + self.gold)

    def __str__(self) -> str:
        rates = (self.right / max(1, self.said), self.right / max(1, self.gold), self.f1)
        return "P {:.3f}  R {:.3f}  F1 {:.3f}  ({} asked for)".format(*rates, self.gold)


def rows(path: Path) -> list[dict[str, Any]]:
    """The coded sentences; the file has commas too many for JSON."""
    table = json.loads(re.sub(r",\s*([\]}])", r"\1", path.read_text(encoding="utf-8")))
    return [row for row in table if "text" in row and row.get("event") != "DOCUMENT"]


def of_type(events: Iterable[LocalEvent], row: dict[str, Any]) -> list[LocalEvent]:
    """The events that have the gold's type."""
    return [e for e in events if e.type == TYPES.get(row["event"], row["event"])]


def measure(table: list[dict[str, Any]], show: int = 0) -> dict[str, Tally]:
    """Modes (where the type is found), contexts, figures and places."""
    found = dict.fromkeys(("mode", "context", "killed", "wounded", "place"), Tally())
    known = {context for row in table for context in contexts(row)}
    for row in table:
        text = row["text"]
        annotation = annotate(Report("r", "r", 1, None, None, None, None, None, "en", (), None, text))
        events = of_type(annotation.events, row)
        gold = MODES.get(row.get("mode", ""))
        if gold and events and row["event"] != "THREATEN":
            said = {e.mode for e in events if e.mode}
            found["mode"] = found["mode"].plus(int(gold in said), int(bool(said)), 1)
            if gold not in said and show > 0:
                show -= 1
                print(f"{gold}, not {sorted(said)}: {text}")
        if events:
            wanted, said = contexts(row), {c for e in events for c in e.contexts} & known
            found["context"] = found["context"].plus(len(wanted & said), len(said), len(wanted))
        for key, what in (("dead", "killed"), ("injured", "wounded")):
            if row.get(key):
                best = {c.best for e in annotation.events for c in e.counts if c.what == what}
                found[what] = found[what].plus(int(int(row[key]) in best), int(bool(best)), 1)
        place = (row.get("eventLoc") or {}).get("name")
        if place and events:
            found["place"] = found["place"].plus(*placed(annotation, events, place), 1)
    return found


def contexts(row: dict[str, Any]) -> set[str]:
    """The gold's contexts in the names of today."""
    names = (name.strip() for name in str(row.get("context") or "").split(","))
    return {CONTEXTS.get(name, name) for name in names if name and name not in ("unknown", "historical")}


def placed(annotation: Annotation, events: Iterable[LocalEvent], place: str) -> tuple[int, int]:
    """Whether an event has the place, and whether one has any."""
    said = [annotation.names[e.place].text for e in events if e.place is not None]
    return int(any(name in place or place in name for name in said)), int(bool(said))


def main() -> None:
    """Print a line per measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument(
        "--show", type=int, default=0, help="print so many sentences whose mode is not found"
    )
    chosen = options.parse_args()
    if not chosen.data.exists():
        sys.exit(f"{chosen.data}: no such file; PLOVER_GSR_CAMEO.txt is needed, point --data at it")
    for name, tally in measure(rows(chosen.data), chosen.show).items():
        print(f"{name:8} {tally}")


if __name__ == "__main__":
    main()

"""Source and target spans of events, on cameo-ner-train: what the events of a sentence call their parties.

    python bench/spans.py [--data FILE] [--half {0,1}] [--json OUT] [--show N]

The gold marks one event a sentence: its source (S) and target (T), or two that do it to each other (R). The
program finds every event; what counts here is the one of the sentence's main clause, taken to be the first
that has both parties, else the first. A span is right where it is the gold's to the word ("exact") or shares
a word with it ("overlap"); marks and the articles at the start are passed over. The words are given to the
program as they are printed, without the data's blanks before marks.
Reciprocal parties count as either. Constants: none. Misses were read on half 0 (by a hash of the sentence).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from reportedly.annotate import annotate
from reportedly.annotation import Annotation
from reportedly.record import Report

AT_END = re.compile(r"[.,;:!?)\]%’”]|'|['’]s|n['’]t|['’](?:re|ve|ll|d|m)")
APOSTROPHES = ("'", "’")
DATA = Path(__file__).resolve().parents[2] / "shared/data/events/cameo-ner-train.txt"
Party: TypeAlias = tuple[str, frozenset[int]]  # S, T or R, and the numbers of its words


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and the gold parties."""

    words: tuple[str, ...]
    gold: tuple[Party, ...]

    @property
    def text(self) -> str:
        """The words as they are printed: marks stand at their words, "U . S ." is "U.S."."""
        return printed(self.words)[0]

    @property
    def starts(self) -> list[int]:
        """Where each word begins in the text."""
        return printed(self.words)[1]

    @property
    def half(self) -> int:
        """0 or 1 by a hash of the words."""
        return hashlib.sha256(" ".join(self.words).encode()).digest()[0] % 2


def printed(words: Sequence[str]) -> tuple[str, list[int]]:
    """Words as a newspaper prints them, and where each begins."""
    text, starts, opened = "", [], False
    for i, word in enumerate(words):
        before, after = (words[i - 1] if i else ""), (words[i + 1] if i + 1 < len(words) else "")
        closes = word == '"' and opened
        joined = (
            not text
            or (AT_END.fullmatch(word) and not (word in APOSTROPHES and after.lower() != "s"))
            or closes
            or before in ("(", "[", "$", "€", "£", "“", "‘")
            or (before == '"' and opened)
            or (before in APOSTROPHES and word.lower() in ("s", "t", "re", "ve", "ll", "d", "m"))
            or is_inside(words, i)
        )
        opened = opened != (word == '"')
        text += word if joined else f" {word}"
        starts.append(len(text) - len(word))
    return text, starts


def is_inside(words: Sequence[str], i: int) -> bool:
    """Whether a word and the one before are parts of one: "eight-day", "500,000", "U.S."."""
    one, mark = words[i], words[i - 1]
    if one in ("-", "/"):
        return mark[-1:].isalnum() and i + 1 < len(words) and words[i + 1][:1].isalnum()
    if i < 2:
        return False
    before = words[i - 2]
    if mark in ("-", "/"):
        return one[:1].isalnum() and before[-1:].isalnum()
    if mark in (".", ",", ":"):
        letters = mark == "." and len(before) == len(one) == 1 and (before + one).isupper()
        thousands = len(before) < 4 and re.match(r"\d{3}(?!\d)", one) is not None
        return letters or (before[-1:].isdigit() and (thousands if mark == "," else one[:1].isdigit()))
    return False


def read(path: Path) -> list[Sentence]:
    """The sentences of a BIO file."""
    found = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [line.rsplit(" ", 1) for line in block.splitlines() if line.strip()]
        words = tuple(word for word, _ in rows)
        parties: list[tuple[str, list[int]]] = []
        for i, (_, tag) in enumerate(rows):
            if tag.startswith("B-"):
                parties.append((tag[2:], [i]))
            elif tag != "O" and parties:
                parties[-1][1].append(i)
        if words:
            found.append(Sentence(words, tuple((kind, core(words, at)) for kind, at in parties)))
    return found


def core(words: Sequence[str], at: Sequence[int]) -> frozenset[int]:
    """The words of a span without marks and leading articles."""
    kept = [i for i in at if re.search(r"\w", words[i]) and words[i] not in ("'s", "’s")]
    while len(kept) > 1 and words[kept[0]].lower() in ("the", "a", "an"):
        kept.pop(0)
    return frozenset(kept)


def ours(sentence: Sentence) -> list[Party]:
    """The parties of the sentence's main event."""
    text = sentence.text
    report = Report("r", "r", 1, None, None, None, None, None, "en", (), None, text)
    return parties(sentence, annotate(report))


def parties(sentence: Sentence, annotation: Annotation) -> list[Party]:
    """The spans of the event that the sentence is about, as word numbers."""
    events = annotation.events
    if not events:
        return []
    event = next((e for e in events if e.actor_words and e.recipient_words), events[0])
    starts = sentence.starts
    found = []
    for kind, spans in (("S", event.actor_words), ("T", event.recipient_words)):
        for start, end in spans:
            inside = [i for i, s in enumerate(starts) if start <= s < end]
            if inside:
                found.append((kind, core(sentence.words, inside)))
    return found


def matches(one: Party, other: Party, exact: bool) -> bool:
    """Whether two parties are the same."""
    if one[0] != other[0] and "R" not in (one[0], other[0]):
        return False
    return one[1] == other[1] if exact else bool(one[1] & other[1])


def score(found: Sequence[list[Party]], sentences: Sequence[Sentence], exact: bool) -> dict[str, float]:
    """Precision, recall and F1 of parties."""
    right_found = sum(
        any(matches(p, g, exact) for g in s.gold) for f, s in zip(found, sentences, strict=True) for p in f
    )
    right_gold = sum(
        any(matches(p, g, exact) for p in f) for f, s in zip(found, sentences, strict=True) for g in s.gold
    )
    precision = right_found / max(1, sum(map(len, found)))
    recall = right_gold / max(1, sum(len(s.gold) for s in sentences))
    total = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / total if total else 0.0}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N sentences with misses")
    options = parser.parse_args()
    if not options.data.exists():
        sys.exit(f"{options.data}: no such file; cameo-ner-train is needed, point --data at it")
    sentences = [s for s in read(options.data) if options.half in (None, s.half)]
    begun = time.process_time()
    found = [ours(sentence) for sentence in sentences]
    took = time.process_time() - begun
    result = {name: score(found, sentences, name == "exact") for name in ("exact", "overlap")}
    print(f"{len(sentences)} sentences, {took:.0f} CPU s")
    for name, row in result.items():
        print(f"  {name:8} " + "  ".join(f"{key} {value:.3f}" for key, value in row.items()))
    shown = 0
    for sentence, got in zip(sentences, found, strict=True):
        if shown < options.show and set(got) != set(sentence.gold):
            shown += 1
            words = sentence.words
            print(sentence.text)
            for label, rows in (("gold", sentence.gold), ("ours", got)):
                print(f"   {label}", [(k, " ".join(words[i] for i in sorted(at))) for k, at in rows])
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

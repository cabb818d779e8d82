"""Invented news whose origins are known: the generator of bench/newsroom.py.

A fact has one to three origins. Each is first told by one outlet and then retold, report by report: cited
with its source or without, cited at second hand, copied, told again by the same named person, credited at the
end, merged with another origin; figures grow, descriptions of the unnamed change. Words come from a grammar
(data/newsroom.toml). What is written to disk is text with a head; what it rests on stays here.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

GRAMMAR = Path(__file__).parent / "data" / "newsroom.toml"
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
KINDS = {"person": 0.3, "body": 0.2, "unnamed": 0.36, "document": 0.06, "own": 0.08}
WAYS = {
    "cited": 0.3,
    "outlet_only": 0.18,
    "twice": 0.16,
    "again": 0.12,
    "copy": 0.12,
    "credit": 0.05,
    "after": 0.07,
}
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
EXAGGERATED, SOFTENED, MERGED, DATELINE, FILLER_FIRST = 0.12, 0.4, 0.15, 0.3, 0.15


@dataclass(frozen=True)
class Mention:
    """Where a report tells a fact, in characters of its text, whose word it is, and the outlets between."""

    fact: int
    origin: int
    start: int
    end: int
    depth: int


@dataclass
class Text:
    """One report and what it rests on."""

    outlet: str
    published: datetime
    title: str
    body: str = ""
    mentions: list[Mention] = field(default_factory=list)
    cites: str | None = None
    source: str | None = None

    def file(self, number: int) -> str:
        """The report as a file with a head."""
        site = re.sub(r"\W", "", self.outlet).lower()
        head = [
            f"url: https://www.{site}.example/{self.published:%Y/%m/%d}/{number}",
            f"date: {self.published:%Y-%m-%dT%H:%M}",
            f"outlet: {self.outlet}",
            f"title: {self.title}",
        ]
        return "\n".join(head) + "\n\n" + self.body + "\n"


@dataclass
class Origin:
    """One origin of a fact, the outlet that had it first, and all that tell it."""

    number: int
    kind: str
    words: str
    texts: list[Text] = field(default_factory=list)


def newsroom(seed: int, stories: int, part: str) -> list[Text]:
    """The reports of so many stories, one fact each, in the words of one part of the grammar."""
    grammar = tomllib.loads(GRAMMAR.read_text(encoding="utf-8"))
    rng = random.Random(f"{seed} {part}")
    texts: list[Text] = []
    for number in range(stories):
        texts += _Story(grammar, part, number, rng).tell()
    return texts


class _Story:
    """One fact being told."""

    def __init__(self, grammar: dict[str, Any], part: str, number: int, rng: random.Random) -> None:
        self.words, self.names, self.rng, self.number = grammar[part], grammar["names"], rng, number
        self.act = rng.choice(self.words["acts"])
        (city, country, demonym), second, third = rng.sample(grammar["places"]["rows"], 3)
        company, company2 = rng.sample(self.names["companies"], 2)
        self.slots = {
            "city": city, "country": country, "demonym": demonym, "country2": second[1],
            "demonym2": second[2], "country3": third[1], "company": company, "company2": company2,
            "leader": self.person(),
        }  # fmt: skip
        self.count = rng.randint(*self.act["number"]) if "number" in self.act else 0
        outlets = [
            f"{place} {head}"
            for place in grammar["outlets"]["places"]
            for head in grammar["outlets"]["heads"]
        ]
        self.outlets = rng.sample(outlets, 40)
        self.start = datetime(2031, 1, 6, 6) + timedelta(days=2 * number)
        self.frames: list[str] = []

    def person(self) -> str:
        return f"{self.rng.choice(self.names['given'])} {self.rng.choice(self.names['family'])}"

    def tell(self) -> list[Text]:
        rng = self.rng
        origins: list[Origin] = []
        for k in range(rng.choices([1, 2, 3], [0.5, 0.33, 0.17])[0]):
            kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
            words = self.source(kind)
            while words and any(o.words == words for o in origins):
                words = self.source(kind)
            origins.append(Origin(self.number * 10 + k, kind, words))
            self.first(origins[-1])
        for origin in origins:
            for _ in range(rng.choices([0, 1, 2, 3, 4, 5], [1, 2, 3, 3, 2, 2])[0]):
                self.retell(origin, [o for o in origins if o is not origin])
        return [t for o in origins for t in o.texts]

    def source(self, kind: str) -> str:
        if kind == "person":
            title, name = self.rng.choice(self.words["titles"]), self.person()
            return self.rng.choice([f"{title} {name}", f"{name}, the {title},"])
        key = {"body": "bodies", "unnamed": "unnamed", "document": "documents"}.get(kind)
        return self.rng.choice(self.words[key]).format(**self.slots) if key else ""

    def first(self, origin: Origin) -> None:
        text = self.open(hours=self.rng.randint(0, 20))
        kind = {"own": None, "document": "documented"}.get(origin.kind, "direct")
        sentence = self.rng.choice(self.words[kind]) if kind else "{c}."
        self.write(text, [(sentence, origin, 0, {"s": origin.words})])
        text.source = origin.words or None
        origin.texts.append(text)

    def retell(self, origin: Origin, others: list[Origin]) -> None:
        # Who cites an outlet that has two origins cannot say which: such a report is not retold.
        rng, parent = self.rng, self.rng.choice([t for t in origin.texts if len(t.mentions) == 1])
        way = rng.choices(list(WAYS), list(WAYS.values()))[0]
        if way == "twice" and not parent.cites:
            way = "cited"
        if way == "again" and origin.kind not in {"person", "body"}:
            way = "cited"
        if way == "cited" and not parent.source:
            way = "outlet_only"
        text = self.open(after=parent.published)
        depth = max(m.depth for m in parent.mentions if m.origin == origin.number)
        source = self.soften(origin) if parent.source else None
        values = {"o": parent.outlet, "s": source or ""}
        if way == "copy":
            self.copy(text, parent, None)
        elif way == "credit":
            self.copy(text, parent, rng.choice(self.words["credit"]).format(o=parent.outlet))
        elif way == "after":
            self.write(
                text, [("{c}.", origin, depth + 1, {})], rng.choice(self.words["after"]).format(**values)
            )
            text.cites = parent.outlet
        elif way == "again":
            self.write(text, [(rng.choice(self.words["again"]), origin, 0, {"s": origin.words})])
            text.source = origin.words
        else:
            if way == "twice":
                values |= {"p": parent.outlet, "o": parent.cites or ""}
            told = [(rng.choice(self.words[way]), origin, depth + 1, values)]
            if others and rng.random() < MERGED:
                told.append(self.beside(rng.choice(others)))
            self.write(text, told)
            text.cites, text.source = parent.outlet, source if way == "cited" else None
        origin.texts.append(text)

    def beside(self, other: Origin) -> tuple[str, Origin, int, dict[str, str]]:
        """A second origin told in the same report: a named one by itself, any other through its outlet."""
        if other.kind in {"person", "body"}:
            return self.rng.choice(self.words["beside"]), other, 0, {"s": other.words}
        outlet = other.texts[0].outlet
        if other.words:
            return self.rng.choice(self.words["cited"]), other, 1, {"o": outlet, "s": other.words}
        return self.rng.choice(self.words["outlet_only"]), other, 1, {"o": outlet}

    def soften(self, origin: Origin) -> str:
        """What an unnamed source is called at the next outlet."""
        if origin.kind == "unnamed" and self.rng.random() < SOFTENED:
            for start, softer in self.words["softer"]:
                if origin.words.startswith(start):
                    return str(softer)
        return origin.words

    def open(self, *, hours: int = 0, after: datetime | None = None) -> Text:
        when = (after or self.start) + timedelta(hours=hours or self.rng.randint(1, 9))
        return Text(self.outlets.pop(), when, self.act["title"].format(**self.slots))

    def copy(self, text: Text, parent: Text, credit: str | None) -> None:
        """The parent's whole text, with an end of its own."""
        text.body = parent.body + (
            "\n\n" + credit if credit else "\n\n" + self.rng.choice(self.words["filler"])
        )
        text.mentions, text.cites, text.source = list(parent.mentions), parent.cites, parent.source

    def write(
        self, text: Text, told: list[tuple[str, Origin, int, dict[str, str]]], after: str | None = None
    ) -> None:
        """The text around its sentences that tell the fact, with where each stands."""
        rng = self.rng
        fillers = rng.sample(self.words["filler"], rng.randint(2, 4))
        if rng.random() < 0.6:
            fillers.append(rng.choice(self.words["remarks"]).format(person=self.person()))
        rng.shuffle(fillers)
        opening = [fillers.pop()] if rng.random() < FILLER_FIRST else []
        parts: list[tuple[str, str, Origin | None, int]] = [(p, "", None, 0) for p in opening]
        for sentence, origin, depth, values in told:
            clause = self.clause(exaggerate=depth > 0)
            parts.append((self.fill(sentence, clause, text, values), clause, origin, depth))
            parts += [(fillers.pop(), "", None, 0)] if fillers and rng.random() < 0.5 else []
        parts += [(after, "", None, 0)] if after else []
        parts += [(p, "", None, 0) for p in fillers]
        body = f"{self.slots['city'].upper()}, {self.slots['country']} - " if rng.random() < DATELINE else ""
        for k, (sentence, clause, whose, depth) in enumerate(parts):
            body += ("\n\n" if k % 2 == 0 else " ") if k else ""
            if whose:
                at = len(body) + sentence.lower().index(clause.lower())
                text.mentions.append(Mention(self.number, whose.number, at, at + len(clause), depth))
            body += sentence
        text.body = body

    def clause(self, *, exaggerate: bool) -> str:
        rng, count = self.rng, self.count
        if exaggerate and count and rng.random() < EXAGGERATED:
            count = round(count * rng.uniform(1.2, 1.6)) + 1
        # Wordings come round before one comes again, as two outlets seldom choose the very same.
        if not self.frames:
            self.frames = rng.sample(self.act["frames"], len(self.act["frames"]))
        words = WORDS[count] if count <= 12 and rng.random() < 0.5 else str(count)
        frame = re.sub(r"\[([^]]+)\]", lambda m: rng.choice(m[1].split("|")), self.frames.pop())
        return frame.format(**self.slots, n=words)

    def fill(self, sentence: str, clause: str, text: Text, values: dict[str, str]) -> str:
        whole = sentence.format(c=clause, own=text.outlet, day=DAYS[text.published.weekday()], **values)
        whole = whole.replace(",,", ",").replace(",.", ".").replace(", ,", ",")
        return whole[0].upper() + whole[1:]

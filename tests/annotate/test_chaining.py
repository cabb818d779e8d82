"""The second look at the rules' chains: what it may change, and that it stands on words of the text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from reportedly.annotate.chaining.limits import allowed
from reportedly.annotate.chaining.network import Scores, network
from reportedly.annotate.chaining.revising import best_chains, revised
from reportedly.annotate.chaining.signs import Signs, signs_of
from reportedly.annotate.chaining.surroundings import MOST
from reportedly.annotate.english import Ruled, annotate_english, read_by_rules
from reportedly.record import Report

TEXT = (
    "KELD - Mayor Orla Venn said on Monday that the bridge was shut.\n\n"
    "The Lorne Echo spoke to a porter at the station. The lifts had failed, he told it, citing engineers.\n\n"
    "“Nobody was hurt,” Venn added."
)


def report(text: str) -> Report:
    return Report("r", "r.txt", 1, "Keld Daily", None, None, None, None, "en", (), None, text)


def ruled(text: str) -> Ruled:
    return read_by_rules(report(text))


def signs_from(one: Ruled) -> Signs:
    return signs_of(one.doc, one.tagged, one.book, one.wire, one.statements)


@dataclass
class Wants:
    """A judge that wants one mentioned source to be the root of every chain."""

    words: str
    margin: float = 0.0

    def scores(self, signs: Signs) -> Scores:
        number = len(signs.who)
        members = np.zeros((number, MOST), dtype=np.float32)
        roots = np.zeros((number, MOST), dtype=np.float32)
        for row, who in enumerate(signs.who.tolist()):
            for column, k in enumerate(who):
                one = signs.possible[k] if k >= 0 else None
                if one is not None and any(TEXT[s:e] == self.words for s, e in one.spans):
                    roots[row, column] = 0.9
        return Scores(members, roots, np.zeros((number, MOST, MOST), np.float32), np.zeros(7, np.float32))


def test_the_network_fits_the_signs() -> None:
    signs = signs_from(ruled(TEXT))
    scores = network().scores(signs)
    assert scores.members.shape == signs.who.shape
    assert scores.steps.shape == (*signs.who.shape, MOST)
    assert np.isfinite(scores.steps).all()
    assert np.isfinite(scores.roots).all()


def test_the_rules_chains_are_among_those_judged() -> None:
    one = ruled(TEXT)
    signs = signs_from(one)
    for statement, who, chain in zip(one.statements, signs.who.tolist(), signs.chains, strict=True):
        assert tuple(who[column] for column in chain) == statement.chain


def test_the_same_text_gives_the_same_chains() -> None:
    assert annotate_english(report(TEXT)) == annotate_english(report(TEXT))


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Rain.", "It rained all day and the river rose.", "!!! ??? 123"]
)
def test_a_report_without_sources_keeps_its_chains(text: str) -> None:
    one = ruled(text)
    after = revised(one.doc, one.tagged, one.book, one.wire, one.statements)
    assert [s.pieces for s in after] == [s.pieces for s in one.statements]
    assert all(s.chain[0] == 0 for s in after)


def test_whom_a_chain_newly_names_stands_in_the_text() -> None:
    one = ruled(TEXT)
    before = len(one.book.drafts)
    judge = Wants("a porter at the station")
    after = revised(one.doc, one.tagged, one.book, one.wire, one.statements, judge)  # type: ignore[arg-type]
    changed = [new for old, new in zip(one.statements, after, strict=True) if new.chain != old.chain]
    assert len(changed) == len(one.statements) - 1  # whom the porter cites is described, and stays
    (root,) = {s.chain[-1] for s in changed}
    assert root == before
    assert any(TEXT[s:e] == judge.words for s, e in one.book.sources()[root].spans)


@pytest.mark.parametrize(
    ("old", "new", "kinds", "described", "lead", "may"),
    [
        ((0, 1), (0, 2), "outlet PERSON person", False, 0.1, True),
        ((0, 1, 2), (0, 1), "outlet OUTLET person", False, 0.1, False),  # it would end earlier
        ((0, 1), (0,), "outlet PERSON", False, 0.1, False),
        ((0, 1), (0, 2, 1), "outlet PERSON organisation", False, 0.1, True),
        ((0, 1, 2), (0, 2), "outlet person PERSON", False, 0.1, True),
        ((0, 1, 2), (0, 2), "outlet DOCUMENT PERSON", False, 0.1, False),  # the sentence itself names it
        ((0, 1, 2), (0, 3, 2), "outlet person person person", False, 0.1, False),  # one link for another
        ((0, 1), (0, 2), "outlet ANONYMOUS organisation", True, 0.1, False),
        ((0, 1), (0, 2), "outlet ANONYMOUS organisation", True, 2.0, True),
        ((0, 1), (0, 2), "outlet ANONYMOUS person", True, 0.1, False),
        ((0, 1), (0, 2), "outlet ANONYMOUS person", True, 2.0, True),
        ((0, 1), (0, 2, 1), "outlet ANONYMOUS outlet", True, 0.1, True),
        # who tells the one around it
        ((0, 1, 2), (0, 3), "outlet document! person person", False, 9.0, False),
        ((0, 1, 2), (0, 1, 3), "outlet document! person person", False, 0.1, True),
    ],
)
def test_what_the_rules_were_shown_is_left(
    old: tuple[int, ...], new: tuple[int, ...], kinds: str, described: bool, lead: float, may: bool
) -> None:
    # In capitals who is mentioned in the statement's own sentence, with a mark who tells the one around it.
    near = np.array([kind.isupper() for kind in kinds.split()])
    around = np.array([kind.endswith("!") for kind in kinds.split()])
    assert allowed(old, new, near, around, described, lead) is may


@pytest.mark.parametrize(
    ("text", "belong"),
    [
        ("Mayor Orla Venn's office said on Monday that the bridge was shut.", ["Orla Venn"]),
        ("The owner, Orla Venn, said on Monday that the bridge was shut.", []),
        ("A source at the Ministry of Health said the lifts had failed.", ["Ministry of Health"]),
    ],
)
def test_who_belongs_to_the_source_is_told_from_the_source(text: str, belong: list[str]) -> None:
    signs = signs_from(ruled(text))
    rows, columns = np.nonzero(signs.belonging)
    found = {text[s:e] for k in signs.who[rows, columns].tolist() for s, e in signs.possible[k].spans[:1]}
    assert found == set(belong)


def test_who_tells_the_statement_around_stays() -> None:
    text = (
        "KELD - The council has formally asked the army to guard the bridge.\n\n"
        "The request, reported by Dutch media, follows a week of storms."
    )
    one = ruled(text)
    signs = signs_from(one)
    (asked,) = (
        row for row, s in enumerate(one.statements) if text[s.start : s.end] == "the army to guard the bridge"
    )
    assert len(signs.chains[asked]) == 3
    (_, media, _) = signs.chains[asked]
    assert signs.around[asked, media]
    assert not signs.around[asked, 0]


def test_the_best_path_from_outlet_to_root_is_found() -> None:
    who = np.array([[0, 5, 6, -1]])
    steps = np.zeros((1, 4, 4), dtype=np.float32)
    steps[0, 0, 2], steps[0, 2, 1], steps[0, 0, 3] = 1, 2, 50
    roots = np.array([[0, 1, 0, 0]], dtype=np.float32)
    scores = Scores(np.zeros((1, 4), np.float32), roots, steps, np.zeros(7, np.float32))
    assert best_chains(scores, who, [(0, 1)], 0.5) == [(0, 2, 1)]


def test_what_is_hardly_better_than_the_rules_chain_is_left() -> None:
    who = np.array([[0, 5]])
    roots = np.array([[0, 0.2]], dtype=np.float32)
    scores = Scores(
        np.zeros((1, 2), np.float32), roots, np.zeros((1, 2, 2), np.float32), np.zeros(7, np.float32)
    )
    assert best_chains(scores, who, [(0,)], 0.3) == [(0,)]
    assert best_chains(scores, who, [(0,)], 0.1) == [(0, 1)]


def test_what_is_said_of_somebody_by_name_is_nobody_else() -> None:
    text = (
        "Ada Venn, a former governor of the bank, won most votes, according to the chairman, Otto Prell. "
        "He said a porter had left."
    )
    possible = signs_from(ruled(text)).possible
    told = {text[start:end] for one in possible for start, end in one.spans}
    assert "a porter" in told
    assert not any(words.startswith("a former governor") for words in told)


def test_she_is_not_her_husband() -> None:
    text = (
        "“It is not enough,” the president of the association, Edda Venn, told reporters on Monday. "
        "Her husband was crushed in the cabin.\n\nShe urged the government to publish the report."
    )
    one = annotate_english(report(text))
    asked = next(s for s in one.statements if s.cue and text[s.start : s.end].endswith("publish the report"))
    assert one.sources[asked.chain[-1]].label == "Edda Venn"

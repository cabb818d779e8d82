"""Two names without company: how alike, and why."""

from __future__ import annotations

import pytest
from tests.link.build import Builder
from tests.link.test_entities import entities, named

from reportedly.link.entities.alike import alike
from reportedly.link.entities.compare import ONE_NAME
from reportedly.record import EntityKind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Okafor, Ada Ruth", "Ada Ruth Okafor", "person"),
        ("Ben Adler", "Benjamin Adler", "person"),
        ("Dr. Lena Voss", "Lena Voss", "person"),
        ("AdaOkafor", "Ada Okafor", "person"),
        ("Юрій Коваленко", "Yurii Kovalenko", "person"),
        ("J. R. Adler", "John Robert Adler", "person"),
        ("Torsund Shipping Co., Ltd.", "Torsund Shipping Limited", "organisation"),
        ("Torsund Aktiengesellschaft", "Torsund AG", "organisation"),
        ("3rd Brigade", "Third Brigade", "group"),
        ("T.S.L. Shipping", "TSL Shipping", "organisation"),
        ("Good Harbour Trust", "Goodharbour Trust", "organisation"),
        ("Ministry of the Interior", "Interior Ministry", "organisation"),
        ("Department for Transport", "Transport Department", "organisation"),
    ],
)
def test_one_name_in_two_forms(one: str, other: str, kind: EntityKind) -> None:
    found = alike(one, other, kind)
    assert found.score >= 0.7
    assert found.reason
    assert alike(other, one, kind) == found


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Karim Haddad", "Rashid Haddad", "person"),
        ("Ada Okafor", "Ida Lorne", "person"),
        ("王小明", "王小朋", "person"),
        ("3rd Brigade", "4th Brigade", "group"),
        ("Torsund Fund II", "Torsund Fund III", "organisation"),
        ("TSL Shipping", "LST Shipping", "organisation"),
        ("Bank of Torsund", "Torsund Harbour Trust", "organisation"),
        ("Ministry of Health", "Interior Ministry", "organisation"),
        ("", "Ada Okafor", "person"),
    ],
)
def test_two_names(one: str, other: str, kind: EntityKind) -> None:
    assert alike(one, other, kind).score < 0.5


def test_what_is_the_same_scores_more_than_what_is_alike() -> None:
    scores = [
        alike("Jensen Halloran", name).score
        for name in (
            "Jensen Halloran",
            "Jansen Halloran",
            "Jensen P. Halloran",
            "Halloran Jensen",
            "Olga Reyes",
        )
    ]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True) or scores[2] > scores[1]
    assert scores[-1] == 0.0


def test_letters_alone_do_not_make_one_of_two() -> None:
    assert alike("Daniela Voss", "Daniele Voss").score < ONE_NAME


def test_a_short_form_with_a_shared_title_is_one_person() -> None:
    def story(other_title: str) -> Builder:
        made = Builder()
        made.report("Post", "2031-05-02", "Ben Adler spoke.").name(
            "Ben Adler", "person", title="harbour minister"
        )
        made.report("Star", "2031-05-02", "Benjamin Adler spoke.").name(
            "Benjamin Adler", "person", title=other_title
        )
        return made

    found = entities(story("Harbour Minister"))
    assert frozenset({"Ben Adler", "Benjamin Adler"}) in named(found, "person")
    assert any("one given name" in r for reasons in found.reasons.values() for r in reasons)
    assert len(named(entities(story("singer")), "person")) == 2


def test_a_body_in_two_spellings_within_a_story() -> None:
    made = Builder()
    for paper, name in (("Post", "Torsund Coast Organisation"), ("Star", "Torsund Coast Organization")):
        made.report(paper, "2031-05-02", f"The {name} met.").name(name, "organisation")
    assert len(named(entities(made), "organisation")) == 1

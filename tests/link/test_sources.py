"""The unnamed over reports: one where evidence says so, two in doubt."""

from __future__ import annotations

import pytest
from tests.link.build import Builder

from reportedly.link import Linked, put_together
from reportedly.link.sources.labels import is_vague
from reportedly.link.sources.roles import role
from reportedly.record import SourceKind

FIRST = "Port fees will double in June, the Daily Star reported, citing {}."
SECOND = "The Daily Star, quoting {}, says that port fees will double in June."


def pair(
    one: str, other: str, *, outlets: tuple[str, str] = ("Daily Star", "Daily Star"), **said: int
) -> Linked:
    """Two reports that cite an unnamed source each, as described, through an outlet."""
    story = Builder()
    for paper, text, described, through in (
        ("Post", FIRST, one, outlets[0]),
        ("Echo", SECOND, other, outlets[1]),
    ):
        report = story.report(paper, "2031-05-02", text.format(described).replace("Daily Star", through))
        report.name(through, "outlet").source(described, description=described)
        report.statement("ort fees will double in June", [through, described], status="planned")
    return put_together(*story.rows())


def unnamed(linked: Linked) -> int:
    return sum(s.kind == "anonymous" for s in linked.sources.sources)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "a pilot who attended the harbour board's meeting in Keld",
            "someone who was at the harbour board meeting in Keld",
        ),
        ("a source close to the harbour board", "a person close to the board of the harbour"),
        (
            "people familiar with the matter; asking not to be identified because the talks are private",
            "people familiar with the matter",
        ),
        ("a person with knowledge of the inquiry", "a source familiar with the probe"),
        ("an unnamed source", "sources"),
        ("a source", "a pilot who attended the harbour board's meeting"),
    ],
)
def test_one_source_through_one_outlet(one: str, other: str) -> None:
    linked = pair(one, other)
    assert unnamed(linked) == 1
    assert any("Daily Star" in r for reasons in linked.sources.reasons.values() for r in reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a harbour pilot familiar with the plan", "a customs lawyer familiar with the plan"),
        ("a diplomat who attended the dinner in Keld", "a diplomat who read the draft treaty"),
    ],
)
def test_two_sources_of_one_outlet(one: str, other: str) -> None:
    assert unnamed(pair(one, other)) == 2


def test_alike_but_through_other_outlets_are_two() -> None:
    described = "a source close to the harbour board"
    assert unnamed(pair(described, described, outlets=("Daily Star", "Vremena"))) == 2


def test_other_nationalities_are_two() -> None:
    story = Builder()
    for paper, adjective, code in (("Post", "Norwegian", "NO"), ("Echo", "Danish", "DK")):
        words = f"a {adjective} source close to the fishery talks"
        report = story.report(paper, "2031-05-02", f"Quotas will fall, the Daily Star said, citing {words}.")
        report.name("Daily Star", "outlet").name(adjective, "group", country=code, adjective=True)
        report.source(words, description=words).statement(
            "Quotas will fall", ["Daily Star", words], status="planned"
        )
    assert unnamed(put_together(*story.rows())) == 2


def test_other_numbers_of_people_are_two() -> None:
    story = Builder()
    for paper, words, count in (
        ("Post", "two clerks at the ministry", 2),
        ("Echo", "four clerks at the ministry", 4),
    ):
        report = story.report(paper, "2031-05-02", f"Quotas will fall, the Daily Star said, citing {words}.")
        report.name("Daily Star", "outlet").source(words, description=words, count=count)
        report.statement("Quotas will fall", ["Daily Star", words], status="planned")
    assert unnamed(put_together(*story.rows())) == 2


def test_with_nothing_said_of_it_and_two_to_choose_from_it_stays_by_itself() -> None:
    story = Builder()
    for paper, words in (
        ("Post", "a harbour pilot at the meeting"),
        ("Echo", "a customs lawyer on the case"),
        ("Mail", "a source"),
    ):
        report = story.report(
            paper, "2031-05-02", f"Port fees will double, the Daily Star said, citing {words}."
        )
        report.name("Daily Star", "outlet").source(words, description=words)
        report.statement("Port fees will double", ["Daily Star", words], status="planned")
    assert unnamed(put_together(*story.rows())) == 3


@pytest.mark.parametrize(("little", "number"), [("a source", 1), ("a pilot", 1), ("brewery sources", 2)])
def test_the_little_that_is_said_of_it_has_to_fit(little: str, number: int) -> None:
    assert unnamed(pair("a harbour pilot at the meeting", little)) == number


def test_an_office_is_no_government_and_no_country() -> None:
    story = Builder()
    report = story.report(
        "Post", "2031-05-02", "Norwegian police said boats sank. The Norwegian government said none did."
    )
    report.name("Norwegian", "group", country="NO", adjective=True)
    report.name("Norwegian", "group", country="NO", adjective=True, nth=1)
    from reportedly.annotation import LocalSource

    for label, index in (("Norwegian police", 0), ("The Norwegian government", 1)):
        report.sources.append(LocalSource("organisation", label, index, None, None, (report.find(label),)))
        report.keys[label] = len(report.sources) - 1
    report.statement("boats sank", ["Norwegian police"]).statement("none did", ["The Norwegian government"])
    linked = put_together(*story.rows())
    rows = {s.name: s for s in linked.sources.sources if s.kind == "organisation"}
    assert rows["Norwegian police"].entity_id is None
    assert rows["Norway"].entity_id is not None


@pytest.mark.parametrize("kind", ["outlet", "document"])
def test_an_outlet_is_one_where_its_name_is_no_name_to_the_annotator(kind: SourceKind) -> None:
    story = Builder()
    story.report("The Keld Ledger", "2031-05-02", "Port fees will double.").statement("Port fees will double")
    report = story.report("Echo", "2031-05-03", "Port fees will double, the Keld Ledger reported.")
    report.source("Keld Ledger", kind, label="Keld Ledger").statement(
        "Port fees will double", ["Keld Ledger"]
    )
    linked = put_together(*story.rows())
    assert sum(s.name is not None and "Ledger" in s.name for s in linked.sources.sources) == 1


def test_roles_and_media_at_large() -> None:
    assert role("a senior diplomat who attended") == "diplomat"
    assert role("a source close to the talks") is None
    assert role("a lawyer working on the case") == role("a lawyer involved in the case")
    assert role("a city planning officer") == role("an officer treating the wounded")
    assert is_vague("local media")
    assert not is_vague("Channel Nine News")


def test_any_order_gives_the_same_rows() -> None:
    story = Builder()
    for i, words in enumerate(
        ["a pilot at the board meeting", "someone at the board meeting", "a source", "sources"]
    ):
        report = story.report(
            f"Paper {i}", "2031-05-02", f"Port fees will double, the Daily Star said, citing {words}."
        )
        report.name("Daily Star", "outlet").source(words, description=words)
        report.statement("Port fees will double", ["Daily Star", words], status="planned")
    reports, annotations, reuse, stories = story.rows()
    backward = put_together(reports[::-1], dict(reversed(annotations.items())), reuse, stories)
    forward = put_together(reports, annotations, reuse, stories)
    assert forward.sources.sources == backward.sources.sources
    assert forward.statements == backward.statements


def offices(*labels: str) -> int:
    story = Builder()
    for i, label in enumerate(labels):
        report = story.report(f"Paper {i}", "2031-05-02", f"{label} said that boats sank.")
        report.source(label, "organisation", label=label).statement("boats sank", [label])
    return sum(s.kind == "organisation" for s in put_together(*story.rows()).sources.sources)


def test_a_shorter_label_is_the_only_longer_one() -> None:
    assert offices("the national rescue agency", "the rescue agency") == 1
    assert offices("the national rescue agency", "the regional rescue agency", "the rescue agency") == 3
    assert offices("the coastal police", "police") == 2


def bodies(abroad: str, home: str, *, other: str = "Five guards were hurt") -> int:
    """Sources that are bodies, where a paper abroad and one at home each tell what a body said."""
    story = Builder()
    label = "Kestria's border service"
    report = story.report("Post", "2031-05-02", f"{abroad}, {label} said.")
    report.name("Kestrian", "group", country="EE", adjective=True).name(
        "Kestria", "country", country="EE", nth=1
    )
    report.source(label, "organisation", label=label).statement(abroad, [label])
    second = story.report("Echo", "2031-05-02", f"{home}, the Border Service said. {other}.")
    for word, code in (("Kestrian", "EE"), ("Valdorian", "LV")):
        if word in home:
            second.name(word, "group", country=code, adjective=True)
    second.name("Border Service", "organisation").statement(home, ["Border Service"])
    return sum(s.kind == "organisation" for s in put_together(*story.rows()).sources.sources)


def test_a_body_at_home_needs_no_country_to_be_the_one_named_abroad() -> None:
    said = "Four Kestrian guards were killed at the canal"
    assert bodies(said, said) == 1
    assert bodies(said, "Four guards were killed at the canal") == 2
    assert bodies(said, "Four Kestrian guards were killed at the canal by Valdorian fire") == 2
    assert bodies(said, "Kestrian customs found a tunnel") == 2


def test_one_word_for_somebody_is_one_where_the_words_were_copied() -> None:
    story = Builder()
    words = "The dam above the mill burst on Saturday, the governor said"
    first, copy = (
        story.report(paper, day, words + ".")
        .source("governor", "person", description="governor")
        .statement("The dam above the mill burst on Saturday", ["governor"])
        for paper, day in (("Post", "2031-05-02"), ("Echo", "2031-05-03"))
    )
    apart = put_together(*story.rows())
    story.copied(first, copy, words)
    together = put_together(*story.rows())
    assert [sum(s.description == "governor" for s in x.sources.sources) for x in (apart, together)] == [2, 1]

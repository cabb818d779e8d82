"""Requests read into slots, and one told within the other made one claim."""

from __future__ import annotations

from tests.link.build import Builder

from reportedly.assess import assess
from reportedly.link import put_together
from reportedly.link.claims.asking import Asking, same_request, unlike


def request(
    askers: str = "v",
    wanted: str = "k",
    things: tuple[str, ...] = ("patrols",),
    way: str | None = "back",
    people: tuple[str, ...] = (),
) -> Asking:
    return Asking(
        frozenset(askers),
        frozenset(wanted),
        frozenset(people),
        way,
        frozenset(),
        frozenset(),
        {t: t for t in things},
        frozenset(things),
        things[0] if things else None,
    )


def test_those_who_patrol_and_their_patrols_are_asked_back_as_one() -> None:
    assert same_request(request(), request(things=("peacekeepers",)))
    assert not same_request(request(), request(things=("gas", "deliveries")))


def test_a_missing_asker_is_no_contradiction_and_another_one_is() -> None:
    assert same_request(request(), request(askers=""))
    assert not same_request(request(), request(askers="t"))


def test_only_a_person_comes_back_without_another_word() -> None:
    assert not same_request(request(things=()), request(things=("deliveries",)))
    loan, plain = request(things=("loan",), people=("k",)), request(things=(), people=("k",))
    assert same_request(loan, plain)


def test_asker_and_asked_turned_round_are_two_requests() -> None:
    assert unlike(request("v", "k"), request("k", "v"), frozenset())
    assert unlike(request(way="back"), request(way="away"), frozenset())
    assert unlike(request("v"), request("t"), frozenset("vt")) is not None
    assert unlike(request("v"), request("t"), frozenset()) is None


def test_what_is_asked_within_a_request_is_the_same_claim_on_the_same_word() -> None:
    story = Builder()
    text = "Valdoria has asked Kestria to resume its patrols, a clerk said."
    report = story.report("Post", "2031-05-02", text)
    report.name("Valdoria", "country", country="VA").name("Kestria", "country", country="KI")
    report.source("a clerk", description="a clerk")
    report.statement("Valdoria has asked Kestria to resume its patrols", ["a clerk"], status="requested")
    report.statement(
        "Kestria to resume its patrols", ["a clerk", "Valdoria"], status="requested", force="asked"
    )
    record = assess(put_together(*story.rows()))
    assert len(record.claims) == 1
    sources = {s.source_id: s for s in record.sources}
    assert [sources[o].description for o in record.claims[0].origins] == ["a clerk"]

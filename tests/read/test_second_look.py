"""What the counted weights tell of a head that the rules alone do not."""

import pytest

from reportedly.read.heads import Head
from reportedly.read.piece_odds import KINDS, judged_pieces
from reportedly.read.plain import read_plain
from reportedly.read.second_look import look_again

BODY = (
    "The council of the port has closed the eastern quay for a month after a crane fell on it.",
    "Nobody was hurt, its head said on Tuesday. Ships are to unload at the northern quay.",
)
TITLE = "Crane closes the eastern quay for a month"


@pytest.mark.parametrize(
    ("above", "outlet", "byline", "dateline"),
    [
        ("Norrland Observer — a weekly for the coast\n\n{T}\n3 May 2020", "Norrland Observer", None, None),
        (
            "{T}\nMaria Tarn | Nashik\nFirst Published: May 3 2020 | 11:58 PM IST",
            None,
            "Maria Tarn",
            "Nashik",
        ),
        ("Asia & Europe\n{T}\nSource: Norlink\n3 May 2020", None, None, None),
    ],
)
def test_names_that_rules_miss_or_mistake(above, outlet, byline, dateline):
    (article,) = read_plain("\n\n".join([above.format(T=TITLE), *BODY]))
    assert (article.head.outlet, article.head.byline, article.head.dateline) == (outlet, byline, dateline)


def test_what_metadata_say_and_the_place_before_the_first_sentence_stay():
    known = Head(outlet="Section Two", byline="Reader Services").because("metadata", "record")
    lines = [TITLE, "Maria Tarn", "The Keld Packet", f"MORE OPTIONS, May 3 - {BODY[0]}", BODY[1]]
    known = known.filled_from(Head(dateline="MORE OPTIONS").because("text", "MORE OPTIONS, May 3 -"))
    head = look_again(lines, BODY, known)
    assert (head.outlet, head.byline, head.dateline) == ("Section Two", "Reader Services", "MORE OPTIONS")


def test_an_agency_under_a_picture_is_no_source_of_the_text():
    (article,) = read_plain("\n\n".join([TITLE, *BODY, "Photo: Jo Pike/AFP"]))
    assert [(credit.name, credit.role) for credit in article.head.credits] == [("Jo Pike", "photographer")]


def test_pieces_are_judged_alike_wherever_they_are_asked_for():
    above = ["The Keld Packet", TITLE, "By Maria Tarn in Mombasa"]
    pieces = judged_pieces(above, [])
    assert [(piece.text, piece.kind) for piece in pieces if piece.kind != "other"] == [
        ("The Keld Packet", "outlet"),
        ("Maria Tarn", "writer"),
        ("Mombasa", "place"),
    ]
    assert all(abs(sum(piece.shares) - 1) < 1e-9 and len(piece.shares) == len(KINDS) for piece in pieces)
    assert judged_pieces([], []) == []


def test_a_text_that_is_not_among_the_lines_leaves_the_head_as_it_is():
    head = Head(outlet="Keld")
    assert look_again([TITLE], BODY, head) is head
    assert look_again([TITLE], [], head) is head


def test_a_note_that_names_a_newsroom_names_its_house():
    (article,) = read_plain("\n\n".join([TITLE, *BODY, "This story was produced by Norlink's Asia desk."]))
    assert [credit.name for credit in article.head.credits] == ["Norlink"]


def test_the_number_of_an_issue_beside_a_day_and_a_banner_of_consent_say_nothing():
    banner = "We and our 120 partners store and access information on a device. You can change this."
    lines = ["We value your privacy", banner, "The Keld Packet", "Vol. XIV No. 27 (9 July 2015)", TITLE]
    (article,) = read_plain("\n\n".join([*lines, *BODY]))
    assert (article.head.published, article.paragraphs) == ("2015-07-09", BODY)


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Ships wait off the quay in May (Photo: Shutterstock)", "Shutterstock"),
        ("The crane lay across the eastern quay | AFP", "AFP"),
    ],
)
def test_who_took_a_picture(caption, name):
    (article,) = read_plain("\n\n".join([TITLE, caption, *BODY]))
    assert [(credit.name, credit.role) for credit in article.head.credits] == [(name, "photographer")]


@pytest.mark.parametrize(("signed", "role"), [("and AFP", "helper"), (", AFP", "agency")])
def test_an_agency_after_and_helped(signed, role):
    (article,) = read_plain("\n\n".join([f"Norrland Observer\n{TITLE}\nBy Maria Tarn {signed}", *BODY]))
    assert [(credit.name, credit.role) for credit in article.head.credits] == [("AFP", role)]

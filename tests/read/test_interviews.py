"""Interviews stay one article, and a line that says where a text is from is no title."""

from reportedly.read.plain import read_plain

INTRO = (
    "Ida Marsh, 61, has kept the ferry's bell for thirty years. The Bugle met her on the quay in Keld in May."
)
ASKED = [
    "You never learned to swim.",
    "What does the crew say?",
    "And the owner?",
    "Do you miss the old boat?",
]
TOLD = [
    "The doctor told me as a child that the sea was not for me, and I have kept to that ever since.",
    "The mate says that a bell does not need to swim, and the cook says it is quiet.",
    "The owner has promised me that the bell will go with the new boat, and I hold him to it.",
    "My brother claims that he saw it under way in March, but it was broken up.",
]


def test_an_interview_is_one_article():
    turns = [f"BUGLE: {asked}\nMARSH: {told}" for asked, told in zip(ASKED, TOLD, strict=True)]
    (article,) = read_plain("\n\n".join(["Ten minutes with a bell", INTRO, *turns]))
    assert all(told in article.text for told in TOLD)
    assert article.head.dateline is None


def test_an_interview_without_an_introduction_has_no_dateline():
    turns = [f"BUGLE: {asked}\nMARSH: {told}" for asked, told in zip(ASKED, TOLD, strict=True)]
    (article,) = read_plain("\n\n".join(["Ten minutes with a bell", *turns]))
    assert article.head.dateline is None
    assert f"BUGLE: {ASKED[0]}" in article.text


def test_two_articles_from_one_city_are_two():
    parts = [
        f"Ferry bell rings in the {word} year\n\nKELD: {INTRO} {' '.join(TOLD)}"
        for word in ("first", "second")
    ]
    assert len(read_plain("\n\n".join(parts))) == 2


def test_where_a_text_was_translated_from_is_no_title():
    (article,) = read_plain(
        f"Translated from Keld Gazetesi\n\nThe Bell Goes With the Boat\n\n{INTRO}\n\n{TOLD[0]}"
    )
    assert article.head.title == "The Bell Goes With the Boat"
    assert [(credit.name, credit.role) for credit in article.head.credits] == [("Keld Gazetesi", "outlet")]

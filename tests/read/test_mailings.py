"""Mails whose headers stand over their text as a mailer prints them."""

import pytest

from reportedly.read.mailings import outlet_of
from reportedly.read.plain import read_plain

BODY = (
    "The harbour council voted on Monday to close the old fish market and to build one on the east quay.\n\n"
    "Traders had asked for two more years, and for a roof. They got neither, said the clerk of the council."
)
NEWSLETTER = """From: Salt and Rope <hello@saltandrope.example>
To: undisclosed recipients
Date: Tue, 14 May 2024 07:30:00 +0000
Subject: The market goes

Good morning. We have one item today, since the kettle is broken.

FISH MARKET MAKES WAY FOR A NEW ONE

By Ann Sel

"""
FORWARDED = """From: J. Pike
To: Desk
Subject: Fwd: fish market
can you look at this?
---------- Forwarded message ---------

The Keld Review

Fish market to make way for a new one

By Ann Sel

13 May 2024

"""


def test_a_newsletter_is_of_its_sender_and_its_greeting_is_no_text():
    (article,) = read_plain(NEWSLETTER + BODY)
    head = article.head
    assert (head.outlet, head.byline, head.published) == ("Salt and Rope", "Ann Sel", "2024-05-14T07:30")
    assert article.text == BODY


def test_the_day_of_a_mail_gives_a_dateline_its_year():
    (article,) = read_plain(NEWSLETTER.partition("Good")[0] + f"KELD, May 13 (Norlink) - {BODY}")
    assert article.head.published == "2024-05-13"


def test_who_passes_a_text_on_has_no_part_in_it():
    (article,) = read_plain(FORWARDED + BODY)
    head = article.head
    assert (head.outlet, head.byline, head.published) == ("The Keld Review", "Ann Sel", "2024-05-13")
    assert article.text == BODY


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("The Keld Post <news@mailer.example>", "The Keld Post"),
        ("Salt and Rope <hello@sar.example>", "Salt and Rope"),
        ("Ann Sel <ann.sel@annsel.example>", None),
        ("bulletin@saltandrope.example", None),
    ],
)
def test_whose_outlet_a_sender_is(sender, outlet):
    assert outlet_of(sender) == outlet

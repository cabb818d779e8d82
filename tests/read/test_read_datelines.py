"""Datelines as agencies and papers print them, and what only looks like one."""

import pytest

from reportedly.read.datelines import read_dateline

BODY = "Officials in the port city said on Monday that the ferry would stop."

# dateline, place, credit
DATELINES = [
    ("MOSCOW, May 3. /TASS/. ", "MOSCOW", "TASS"),
    ("SEOUL, May 3 (Yonhap) -- ", "SEOUL", "Yonhap"),
    ("New Delhi, Jan 3 (IANS) ", "New Delhi", "IANS"),
    ("LONDON, May 3, 2020 /PRNewswire/ -- ", "LONDON", "PRNewswire"),
    ("Riyadh, May 3, 2020, SPA -- ", "Riyadh", "SPA"),
    ("Damascus, SANA- ", "Damascus", "SANA"),
    ("Baghdad/ INA ", "Baghdad", "INA"),
    ("NNA - ", None, "NNA"),
    ("Baku-APA. ", "Baku", "APA"),
    ("Baku, May 3, AZERTAC ", "Baku", "AZERTAC"),
    ("NUR-SULTAN. KAZINFORM – ", "NUR-SULTAN", "KAZINFORM"),
    ("MOSCOW. May 3 (Interfax) - ", "MOSCOW", "Interfax"),
    ("VILNIUS, May 03, BNS - ", "VILNIUS", "BNS"),
    ("(ANSA) - ROME, MAY 3 - ", "ROME", "ANSA"),
    ("Phnom Penh, May 03, 2020 AKP -- ", "Phnom Penh", "AKP"),
    ("KANDAHAR CITY (Norlink News, 28 November 2021): ", "KANDAHAR CITY", "Norlink News"),
    ("COLOMBO (Channel 1st); ", "COLOMBO", "Channel 1st"),
    ("Karlsruhe (dpa/lsw) - ", "Karlsruhe", "dpa/lsw"),
    ("ISLAMABAD, May 03 (APP): ", "ISLAMABAD", "APP"),
    ("Ulaanbaatar /MONTSAME/ ", "Ulaanbaatar", "MONTSAME"),
    ("ST. LOUIS (AP) — ", "ST. LOUIS", "AP"),
    ("PORT-AU-PRINCE, Haiti (AP) -- ", "PORT-AU-PRINCE, Haiti", "AP"),
    ("GENEVA/BERLIN (Reuters) - ", "GENEVA/BERLIN", "Reuters"),
    ("नई दिल्ली, 10 जून (पीटीआई) ", "नई दिल्ली", "पीटीआई"),
    ("Rabat – ", "Rabat", None),
    ("JERUSALEM: ", "JERUSALEM", None),
]


@pytest.mark.parametrize(("head", "place", "credit"), DATELINES)
def test_a_dateline(head, place, credit):
    found = read_dateline(head + BODY)
    assert found is not None
    assert (found.place, found.credit) == (place, credit)
    assert (head + BODY)[found.end :] == BODY


@pytest.mark.parametrize(
    "text",
    [
        "Paris — once a village — has grown.",
        "New Delhi: " + BODY,
        "Vellington officials said on 3 May (a Friday) that it would stop.",
        "(Not everybody agrees.) " + BODY,
        "Reporters, Officials and guests came.",
        "NATO and the EU said that it would stop.",
    ],
)
def test_what_only_looks_like_one(text):
    found = read_dateline(text)
    assert found is None or not found.sure

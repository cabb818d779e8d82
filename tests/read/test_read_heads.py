"""Heads and feet of reports as papers, agencies, archives and mailers of many countries print them."""

import pytest

from reportedly.read import read_inputs
from reportedly.read.page import read_page
from reportedly.read.plain import read_plain
from reportedly.read.releases import office_of
from reportedly.read.reports import to_reports

BODY = (
    "The harbour council voted on Monday to close the old fish market and to build one on the east quay.\n\n"
    "Traders had asked for two more years, and for a roof. They got neither, said the clerk of the council."
)


def read(above, below=""):
    (article,) = read_plain(f"{above}\n\n{BODY}\n\n{below}")
    return article


def credits(article):
    return {credit.name: credit.role for credit in article.head.credits}


TITLE = "Fish market to make way for a new one\n"


@pytest.mark.parametrize(
    ("line", "byline", "dateline"),
    [
        ("By our correspondent in Lusaka, Mary Tembo", "Mary Tembo", "Lusaka"),
        ("From our staff reporter Mary Tembo", "Mary Tembo", None),
        ("By Our Correspondent, Nairobi", None, "Nairobi"),
        ("By Diplomatic Editor Mary Tembo", "Mary Tembo", None),
        ("De notre envoyée spéciale à Kinshasa, Marie Ndaye", "Marie Ndaye", "Kinshasa"),
        ("Our Moscow correspondent Ann Sel", "Ann Sel", "Moscow"),
        ("Dal nostro inviato Paolo Conti", "Paolo Conti", None),
        ("Por Lucía Ferrer, Buenos Aires", "Lucía Ferrer", "Buenos Aires"),
        ("By Mary Tembo of ZNBC", "Mary Tembo", None),
        ("Lucía Ferrer | Montevideo | 22 nov 2023", "Lucía Ferrer", "Montevideo"),
        ("Jakarta ● Mon, January 30, 2023", None, "Jakarta"),
        ("BY TOM RUDGE, KELD BUREAU", "TOM RUDGE", None),
        ("Tom Rudge, in Nairobi, and Jo Pike, in Kisumu", "Tom Rudge, Jo Pike", "Nairobi"),
        ("By Tom Rudge (Nairobi)", "Tom Rudge", "Nairobi"),
        ("TOM RUDGE\nStaff Writer", "TOM RUDGE", None),
        ("Nairobi, AFP", None, "Nairobi"),
        ("Author: Rudge, Tom", "Tom Rudge", None),
        ("Dateline: Keld", None, "Keld"),
    ],
)
def test_who_wrote_it_and_where(line, byline, dateline):
    head = read(TITLE + line).head
    assert (head.byline, head.dateline) == (byline, dateline)


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("2020-09-21 HKT 08:15", "2020-09-21T08:15", None),
        ("21 Sep 2020 | Mon 08:15", "2020-09-21T08:15", None),
        ("21 September 2020 | 2020-09-21T08:15+0300", "2020-09-21T08:15", None),
        ("08:15 / 21.09.2020", "2020-09-21T08:15", None),
        ("Posted by Ann Sel September 21, 2020 Comments Off on Fish market", "2020-09-21", None),
        ("21 September 2020 Business Leave a comment", "2020-09-21", None),
        ("Giriş: 03.08.2022 - 10:15 Güncelleme: 03.08.2022 - 11:40", "2022-08-03T10:15", "2022-08-03T11:40"),
        ("Опубликовано: 5 ноября 2019, 09:31", "2019-11-05T09:31", None),
        ("Dipublikasikan Senin, 21 Sep 2020 08:15 WIB", "2020-09-21T08:15", None),
        ("Opublikowano: wtorek, 5 listopada 2019, aktualizacja 6 listopada 2019", "2019-11-05", "2019-11-06"),
        ("Julkaistu 5. marraskuuta 2019 | Päivitetty 6. marraskuuta 2019", "2019-11-05", "2019-11-06"),
        ("Lundi 3 octobre 2016 - 2 Mouharram 1438", "2016-10-03", None),
        ("Jan 27, 2015 - 7 Dalw 1393", "2015-01-27", None),
        ("الثلاثاء 9 ربيع الثاني 1445 هـ - 24 أكتوبر 2023 م", "2023-10-24", None),
        ("Print edition: 21 May 2014, page 3", "2014-05-21", None),
        ("14 May 2014, 18:00 bulletin", "2014-05-14T18:00", None),
        ("May 3, 2020 | Updated 2 hours ago", "2020-05-03", None),
        ("Last reviewed: Thursday 19 August 2021", "2021-08-19", None),
        ("2014-03-10-18:22:04", "2014-03-10T18:22", None),
        (
            "Updated: 09-12-2022 20:15 IST | Created: 09-12-2022 20:11 IST",
            "2022-12-09T20:11",
            "2022-12-09T20:15",
        ),
        ("Retrieved 7 June 2021", None, None),
        ("3 hours ago | 2 min read | 14 comments", None, None),
    ],
)
def test_when(line, published, updated):
    article = read(TITLE + line)
    assert (article.head.published, article.head.updated) == (published, updated)
    assert article.text == BODY


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Par Aminata Koné avec AFP", {"AFP": "helper"}),
        ("Von Ann Sel mit dpa", {"dpa": "helper"}),
        ("The quay in May. Photo: Ann Sel", {"Ann Sel": "photographer"}),
        ("The quay in May. (Ann Sel/The Quay Times)", {"Ann Sel": "photographer"}),
        ("The quay in May. (AP Photo/Ann Sel)", {"Ann Sel": "photographer"}),
        ("The quay in May. AFP/Getty Images", {"AFP": "photographer"}),
        ("Source: UNHCR", {"UNHCR": "outlet"}),
        ("Source: PTI", {"PTI": "agency"}),
    ],
)
def test_whom_a_head_credits(line, wanted):
    article = read(f"The Keld Tribune\n{TITLE}3 May 2020\n{line}")
    assert credits(article) == wanted
    assert article.text == BODY


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        ("Translated from Arabic by Elias Boutros. Edited by the desk.", {"Elias Boutros": "translator"}),
        ("Translated from French for the Keld Monitor by R. Whitlow", {"R. Whitlow": "translator"}),
        ("(Additional reporting by Karl Huber in Linz\nEditing by Jane Merriman)", {"Karl Huber": "helper"}),
        ("(With inputs from PTI)", {"PTI": "helper"}),
        ("((ann.sel@norlink.example; +420 555 0142))", {}),
        ("(dku/rst)", {}),
        ("(196 Words)", {}),
        ("(JP) (Agenzia Fides 15/1/2009)", {"Fides": "agency"}),
        ("Comments (0)\nLog in to comment", {}),
        ("[email protected]", {}),
        ("Next: the sports quiz, Saturday 2 April", {}),
        ("#fish #harbour", {}),
        ("Photo: Jo Pike/AFP", {"Jo Pike": "photographer"}),
        ("[Featured image by Jo Pike]", {"Jo Pike": "photographer"}),
        ("The writer is a fellow at the Keld Institute.", {}),
        ("Keld Tribune, Dock Street 3, 4711 Keld, phone 555-0123", {}),
        ("About Tarn Ltd\n\nTarn Ltd makes ice.\n\nForward-Looking Statements\n\nResults may differ.", {}),
        ("Continued on page A7", {}),
        (
            "You are receiving this email because you signed up.\nUnsubscribe | Update preferences",
            {},
        ),
        ("The Keld Tribune is published every Thursday. Advertise with us: call 555 0199.", {}),
        ("Letters: The Keld Tribune, 3 Dock Street. Back issues on request.", {}),
    ],
)
def test_what_stands_below(below, wanted):
    article = read(f"The Keld Tribune\n{TITLE}3 May 2020\nBy Mary Tembo", below)
    assert credits(article) == wanted
    assert article.text == BODY


@pytest.mark.parametrize(
    "last",
    [
        "Support for the plan has fallen since May.",
        "Related work is to begin in autumn.",
        "Popular feeling is against it.",
        "To reach the village, rescuers had to walk for two days.",
        "Visitors are few.",
        "Next month the council will vote on the price of ice.",
    ],
)
def test_a_last_sentence_is_no_footer(last):
    assert read(TITLE + "By Mary Tembo", last).text.endswith(last)


@pytest.mark.parametrize(
    ("above", "outlet"),
    [
        ("Gol y Punto - English edition\n29/03/2022", "Gol y Punto - English edition"),
        ("The Fen Bugle - Letters, lost and found\n3 May 2020\n" + TITLE, "The Fen Bugle"),
        ("The Valley Voice | Est. 1911", "The Valley Voice"),
        ("Radio Valley / News in English\n14 May 2014, 18:00 bulletin\n" + TITLE, "Radio Valley"),
        ("News from the Steppe\n14 March 2017 14:02\n" + TITLE, "News from the Steppe"),
        ("Ostsee-Rundblick\n27.02.2021, 09:12 Uhr\n" + TITLE, "Ostsee-Rundblick"),
        ("Diário da Foz\n27.02.2021\n" + TITLE, "Diário da Foz"),
    ],
)
def test_whose_masthead_it_is(above, outlet):
    assert read(above).head.outlet == outlet


@pytest.mark.parametrize(
    "below", ["— Ann Sel, Keld", "Ann Sel", "Ann Sel can be reached at ann@keld.example", "Reporter: Ann Sel"]
)
def test_a_writer_who_is_named_below_only(below):
    article = read(TITLE + "3 May 2020", below)
    assert (article.head.byline, article.text) == ("Ann Sel", BODY)


@pytest.mark.parametrize(
    ("language", "published"), [("pt-BR", "2021-12-07"), ("en-GB", "2021-12-07"), ("en", "2021")]
)
def test_a_page_s_language_settles_the_order_of_day_and_month(tmp_path, language, published):
    words = {"pt-BR": "O conselho decidiu na segunda-feira fechar o mercado de peixe do porto.\n"}
    text = words.get(language, BODY) * 2
    page = tmp_path / "page.html"
    page.write_text(
        f"<html lang='{language}'><body><article><h1>A B C</h1><p>07/12/2021</p><p>{text}</p></article>"
    )
    ((report,),) = [outcome.reports for outcome in read_inputs([page])]
    assert (report.published or "")[:10] == published


def test_key_points_and_a_standfirst_are_no_text():
    article = read(
        f"{TITLE}Traders wanted two more years\nKey points\n• Vote was 9 to 4\n• Work starts\nBy Mary Tembo"
    )
    assert article.text == BODY
    assert article.head.byline == "Mary Tembo"


def test_a_page_with_one_paragraph_and_its_title():
    first = BODY.split("\n\n")[0]
    inside = f"<h1>{TITLE}</h1><p>{first}</p><p class='t'>Tags: fish, markets</p>"
    (article,) = read_page(f"<html><body><article>{inside}</article></body></html>")
    assert article.text == first


def test_metadata_give_the_day_and_the_page_its_clock():
    head = "<head><title>Fish market</title><meta name='date' content='2024-05-14'></head>"
    page = f"<html>{head}<body><h1>Fish market</h1><p>14 May 2024, 09:30</p><p>{BODY}</p></body></html>"
    (article,) = read_page(page)
    assert article.head.published == "2024-05-14T09:30"


def test_a_record_of_a_database_names_the_paper_before_its_place():
    above = "Title: Fish market\nPublication title: The Keld Review; Keld\nPublication date: May 14, 2024\n"
    (article,) = read_plain(f"{above}\nFull text: {BODY}")
    assert (article.head.outlet, article.text) == ("The Keld Review", BODY)


@pytest.mark.parametrize("lead", ["HELSINKI. ", "Vienna. "])
def test_a_place_may_end_in_a_stop(lead):
    article = read_plain(f"{TITLE}By Ann Sel\n\n{lead}{BODY}")[0]
    assert (article.head.dateline, article.text) == (lead[:-2], BODY)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("The quay in the first snow. © Ann Sel", {"Ann Sel": "photographer"}),
        ("phot. Ann Sel", {"Ann Sel": "photographer"}),
        ("Photo Credit: Ann Sel", {"Ann Sel": "photographer"}),
        ("Ann Sel\n/\nWKLD\nThe quay in the first snow.", {"Ann Sel": "photographer"}),
        ("New Zealand / Transport", {}),
    ],
)
def test_who_took_a_picture_above_a_text(line, names):
    assert credits(read(f"The Keld Review\n{TITLE}By Jo Pike\n3 May 2020\n{line}")) == names


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("(THE QUAY with AFP and REUTERS)", {"AFP": "helper", "Reuters": "helper"}),
        ("(With PTI inputs)", {"PTI": "helper"}),
        ("Jo Pike, Norvane News Agency (NNA)", {"Norvane News Agency": "agency"}),
        ("Reposted with permission from The Tarn Review.", {"Tarn Review": "outlet"}),
        ("(Our translation: Ana Prell)", {"Ana Prell": "translator"}),
        ("dpa mm ds", {"dpa": "agency"}),
    ],
)
def test_who_had_a_part_below_a_text(below, names):
    article = read(f"The Quay\n{TITLE}3 May 2020", below)
    assert (credits(article), article.text) == (names, BODY)


@pytest.mark.parametrize(
    "below",
    [
        "Get involved with the news in your town\n\nOur website and our papers adhere to a code.",
        "Good reporting costs money. Please support our journalism with a donation.",
    ],
)
def test_what_the_page_says_of_itself_is_no_text(below):
    assert read(f"The Keld Review\n{TITLE}By Ann Sel\n3 May 2020", below).text == BODY


def test_a_correction_belongs_to_the_text():
    note = "Correction: An earlier version of this story misstated the age of the market."
    assert read(f"{TITLE}By Ann Sel", note).text == f"{BODY}\n\n{note}"


def test_who_issued_a_release_did_not_help_the_wire_that_carries_it():
    line = "May 14, 2024 09:30 ET | Source: Acme Ice Inc."
    (article,) = read_plain(f"GlobeNewswire\n{TITLE}{line}\n\nKELD, May 14, 2024 (GLOBE NEWSWIRE) -- {BODY}")
    (report,) = to_reports([article], "a.txt", "0" * 64)
    assert dict(zip(report.credits, report.credit_roles, strict=True)) == {"Acme Ice Inc": "outlet"}


def test_a_newsroom_of_one_word_beside_the_outlet_itself_helped():
    (article,) = read_plain(f"outlet: The Keld Relay\ncredit: Norvane, The Keld Relay\n\n{BODY}")
    (report,) = to_reports([article], "a.txt", "0" * 64)
    assert dict(zip(report.credits, report.credit_roles, strict=True)) == {"Norvane": "helper"}


def test_the_agency_beside_a_writer_stays_a_helper():
    assert credits(read(f"The Keld Review\n{TITLE}By Ann Sel and AFP | 3 May 2020")) == {"AFP": "helper"}


def test_a_monitor_whose_title_stands_over_a_text_passes_a_medium_on():
    source = "Source: Radio Norvane website, Keld, in Arabic 1630 gmt 3 May 20"
    (article,) = read_plain(f"TARN MONITORING DIGEST\n\n{TITLE}\n{BODY}\n\n{source}")
    assert (article.head.outlet, article.head.published) == ("TARN MONITORING DIGEST", "2020-05-03")
    assert (credits(article), article.text) == ({"Radio Norvane": "outlet"}, BODY)


@pytest.mark.parametrize(
    "line", ["The Keld Courier (Kenya)", "The Keld Courier | KENYA", "The Keld Courier, in English"]
)
def test_an_outlet_is_called_without_what_stands_beside_its_name(line):
    assert read(f"{line}\n{TITLE}By Ann Sel\n3 May 2020").head.outlet == "The Keld Courier"


@pytest.mark.parametrize(
    "line",
    [
        "Harbour FM, news at one, 6 March 2026",
        "Situation update no. 3 - Friday 6 March 2026 (translated)",
        "summary of the foreign press for 6 March 2026, evening",
        "Office of the Governor\nNote to the press, 6 March 2026",
        "6 March 2026, transcript of the noon news",
    ],
)
def test_a_line_that_says_what_a_text_is_ends_with_its_day(line):
    assert read(f"{TITLE}\n{line}").head.published.startswith("2026-03-06")


@pytest.mark.parametrize(
    "line",
    ["Keld remembers those who died on 6 March 2026", "What the flood of 6 March 2026 left of our harbour"],
)
def test_a_title_with_a_day_is_not_of_that_day(line):
    assert read(line).head.published is None


def test_so_it_does_where_it_stands_for_a_title():
    assert read("Harbour FM, news at one, 6 March 2026").head.published.startswith("2026-03-06")


def test_whose_picture_it_is_ends_with_the_pictures_day():
    assert read(f"{TITLE}\nThe empty ward, by courtesy of the clinic, 6 March 2026").head.published is None


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("Norlink Water AG, press office", "Norlink Water AG"),
        ("Press Office of the Ministry of Canals", "Ministry of Canals"),
        ("Norlink Water Board, communications office", "Norlink Water Board"),
    ],
)
def test_whose_press_office_stands_over_a_text_issued_it(line, issuer):
    head = f"Statement on the Norlink canal\n\n{line}\n\n3 March 2026\n\n"
    (article,) = read_plain(f"{head}The locks of the canal are safe. No letter was received in January.")
    assert (article.head.outlet, article.head.byline, article.head.published) == (issuer, None, "2026-03-03")


def test_who_works_in_a_press_office_is_no_outlet():
    assert office_of("Maria Keller, press office") is None
    assert office_of("Statement of the press office") is None

"""Each format gives the same report, under an address that leads to it, with where it is from and when."""

import bz2
import csv
import gzip
import hashlib
import io
import json
import lzma
from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.read import makers
from tests.read.stories import BRIDGE, BRIDGE_TITLE, HARVEST, HARVEST_TITLE, text

from reportedly.errors import InputError
from reportedly.read import Columns, Options, add_up, read_inputs
from reportedly.read.formats.pdf import _Line, _paragraphs


def read(path, data=None, **options):
    if data is not None:
        path.write_bytes(data)
    return list(read_inputs([path], options=Options(**options)))


def one(path, data=None, **options):
    (outcome,) = read(path, data, **options)
    return outcome


def address(outcome, tmp_path):
    return outcome.file.removeprefix(f"{tmp_path}/")


# Feeds


def test_rss(tmp_path):
    source = '<source url="https://valley.test/feed">The Valley Times</source>'
    feed = makers.rss(makers.rss_item(), makers.rss_item(HARVEST_TITLE, HARVEST, source))
    first, second = read(tmp_path / "feed.xml", feed)
    report = first.reports[0]
    assert report.text == text(*BRIDGE)
    assert (report.title, report.byline, report.outlet) == (BRIDGE_TITLE, "Minna Drost", "The Harbour Post")
    assert (report.published, report.published_basis) == ("2024-05-14T18:30", "metadata")
    assert (report.url, report.language) == (makers.ADDRESS, "en-GB")
    assert second.reports[0].outlet == "The Valley Times"
    assert [address(o, tmp_path) for o in (first, second)] == ["feed.xml, item 1", "feed.xml, item 2"]
    assert [r.part for o in (first, second) for r in o.reports] == [1, 2]


def test_a_title_in_a_feed_has_no_marks(tmp_path):
    feed = makers.rss(makers.rss_item("&lt;b&gt;Ferry&lt;/b&gt; stops at &lt;5 degrees &amp;amp; below"))
    outcome = one(tmp_path / "feed.xml", feed)
    assert outcome.reports[0].title == "Ferry stops at <5 degrees & below"


def test_atom_and_rdf(tmp_path):
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title><entry>'
        f'<title>{BRIDGE_TITLE}</title><link href="{makers.ADDRESS}"/><updated>2024-05-14T18:30:00Z</updated>'
        "<author><name>Minna Drost</name></author><source><title>The Valley Times</title></source>"
        f'<content type="html">{"".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in BRIDGE)}</content></entry></feed>'
    )
    report = one(tmp_path / "a.atom", atom.encode()).reports[0]
    assert report.text == text(*BRIDGE)
    assert (report.outlet, report.byline, report.published) == (
        "The Valley Times",
        "Minna Drost",
        "2024-05-14T18:30",
    )
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f"<channel><title>The Harbour Post</title></channel><item><title>{BRIDGE_TITLE}</title>"
        f"<link>{makers.ADDRESS}</link><description>{' '.join(BRIDGE)}</description></item></rdf:RDF>"
    )
    outcome = one(tmp_path / "a.rdf", rdf.encode())
    assert outcome.reports[0].text == " ".join(BRIDGE)
    assert "only the feed's summary" in outcome.reason


def test_json_feed(tmp_path):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Harbour Post",
        "items": [
            {
                "id": "1",
                "title": BRIDGE_TITLE,
                "url": makers.ADDRESS,
                "content_text": text(*BRIDGE),
                "date_published": "2024-05-14T18:30:00Z",
                "authors": [{"name": "Minna Drost"}],
            },
            {"id": "2", "title": "Only a headline"},
        ],
    }
    whole, headline = read(tmp_path / "feed.json", json.dumps(feed).encode())
    report = whole.reports[0]
    assert (report.text, report.outlet, report.byline) == (text(*BRIDGE), "The Harbour Post", "Minna Drost")
    assert headline.state == "set aside"
    assert "only a headline" in headline.reason


def test_a_feed_that_repeats_itself(tmp_path):
    outcomes = read(tmp_path / "feed.xml", makers.rss(*[makers.rss_item()] * 500))
    assert [o.state for o in outcomes] == ["read"] + ["set aside"] * 499
    assert "the same as item 1" in outcomes[-1].reason


def test_sitemaps_are_no_reports(tmp_path):
    sitemap = '<?xml version="1.0"?><urlset>' + "<url><loc>https://a.test/</loc></url>" * 40_000 + "</urlset>"
    outcome = one(tmp_path / "sitemap.xml", sitemap.encode())
    assert outcome.state == "set aside"
    assert "40,000 addresses" in outcome.reason


# Web archives


@pytest.mark.parametrize("squeeze", [None, "whole", "each"])
def test_warc(tmp_path, squeeze):
    records = [
        makers.record(b"software: crawler", kind="warcinfo"),
        makers.record(b"GET / HTTP/1.1\r\n\r\n", kind="request", number=2),
        makers.record(makers.page().encode(), number=3),
        makers.record(b"\x89PNG....", number=4, media_type="image/png", url="https://h.test/a.png"),
        makers.record(b"<html>gone</html>", number=5, status="404 Not Found"),
        makers.record(makers.OTHER.encode("cp1251"), number=6, media_type="text/html; charset=windows-1251"),
        makers.record(
            gzip.compress(makers.page(paragraphs=HARVEST).encode()),
            number=7,
            http="Content-Encoding: gzip\r\n",
        ),
    ]
    if squeeze == "each":
        data = b"".join(gzip.compress(one) for one in records)
    else:
        data = gzip.compress(b"".join(records)) if squeeze else b"".join(records)
    name = "news.warc.gz" if squeeze else "news.warc"
    outcomes = read(tmp_path / name, data)
    states = {address(o, tmp_path): o.state for o in outcomes}
    assert states == {
        f"{name}#urn:uuid:3": "read",
        f"{name}#urn:uuid:4": "set aside",
        f"{name}#urn:uuid:5": "set aside",
        f"{name}#urn:uuid:6": "read",
        f"{name}#urn:uuid:7": "read",
        f"{name}, request records": "set aside",
        f"{name}, warcinfo records": "set aside",
    }
    first = outcomes[0]
    assert (first.url, first.retrieved) == (makers.ADDRESS, "2024-05-15T06:00:00Z")
    assert first.sha256 == hashlib.sha256(makers.page().encode()).hexdigest()
    assert (first.reports[0].url, first.reports[0].file) == (makers.ADDRESS, first.file)
    assert first.reports[0].text == text(*BRIDGE)
    assert outcomes[3].reports[0].text == text(*HARVEST)
    assert {o.reason.partition(": ")[2].partition(",")[0] for o in outcomes[1:3]} == {
        "image/png",
        "the answer was HTTP 404",
    }


def test_the_same_page_under_two_addresses_is_two_reports(tmp_path):
    data = [makers.record(makers.page().encode(), number=n, url=f"https://{n}.test/a") for n in (1, 2)]
    reports = [r for o in read(tmp_path / "a.warc", b"".join(data)) for r in o.reports]
    assert [r.outlet for r in reports] == ["1.test", "2.test"]
    assert len({r.report_id for r in reports}) == 2


# Mail


@pytest.mark.parametrize("html", [False, True])
def test_mail(tmp_path, html):
    outcome = one(tmp_path / "mail.eml", makers.mail(html=html))
    report = outcome.reports[0]
    assert report.text == text(*BRIDGE)
    assert (report.title, report.published) == (BRIDGE_TITLE, "2024-05-14T18:30")
    assert outcome.retrieved == "2024-05-14T18:30"


def test_a_forwarded_mail_has_its_own_date_and_attachments_are_read(tmp_path):
    attached = {"harvest.html": makers.OTHER.encode(), "picture.png": b"\x89PNG...."}
    outcomes = read(tmp_path / "mail", makers.mail(f"Fwd: RE: {BRIDGE_TITLE}", attached=attached))
    own, harvest, picture = outcomes
    assert (own.reports[0].title, own.reports[0].published) == (BRIDGE_TITLE, None)
    assert harvest.file.endswith("mail!/harvest.html")
    assert harvest.reports[0].text == text(*HARVEST)
    assert (picture.state, "PNG image" in picture.reason) == ("set aside", True)


@pytest.mark.parametrize(
    ("sender", "subject", "outlet"),
    [
        ('"The Harbour Post" <news@harbourpost.test>', BRIDGE_TITLE, "The Harbour Post"),
        ("Harbour Ledger Briefing <b@ledger.test>", BRIDGE_TITLE, "Harbour Ledger Briefing"),
        ("Minna Drost <minna@example.test>", BRIDGE_TITLE, None),
        ("news@harbourpost.test", BRIDGE_TITLE, None),
        ("The Harbour Post <news@harbourpost.test>", f"Fwd: {BRIDGE_TITLE}", None),
    ],
)
def test_a_newsletter_comes_from_its_outlet(tmp_path, sender, subject, outlet):
    assert one(tmp_path / "mail.eml", makers.mail(subject, sender=sender)).reports[0].outlet == outlet


def test_mhtml(tmp_path):
    outcome = one(tmp_path / "page.mhtml", makers.mhtml())
    report = outcome.reports[0]
    assert report.text == text(*BRIDGE)
    assert (report.url, report.published) == (makers.ADDRESS, None)
    assert (outcome.url, outcome.retrieved) == (makers.ADDRESS, "2024-05-15T06:00")


# Documents


def test_pdf(tmp_path):
    outcome = one(tmp_path / "report.pdf", makers.pdf(text(BRIDGE_TITLE, *BRIDGE[:2]), text(*BRIDGE[2:])))
    assert outcome.reports[0].text.replace("\n\n", " ") == " ".join(BRIDGE)
    assert outcome.reports[0].title == BRIDGE_TITLE


def test_pdf_of_which_the_library_takes_too_much_for_granted(tmp_path, monkeypatch):
    def fail(*_args, **_options):
        raise AssertionError("no catalogue")

    monkeypatch.setattr("reportedly.read.formats.pdf.PdfReader", fail)
    outcome = one(tmp_path / "odd.pdf", makers.pdf("x"))
    assert outcome.state == "failed"
    assert "a damaged PDF (AssertionError: no catalogue)" in outcome.reason


def test_pdf_of_one_paragraph_of_any_length():
    # In time that grows with the square of the lines this would take minutes.
    lines = [
        _Line("bridge-", 10.0, 700.0, 9.0),
        *(_Line("works go on", 10.0, 700.0, 9.0) for _ in range(40_000)),
    ]
    (paragraph,) = _paragraphs(lines)
    assert paragraph.startswith("bridgeworks go on works")
    assert len(paragraph.split()) == 3 * 40_000


def test_pdf_whose_paragraphs_are_short_keeps_them_apart():
    # A release as a browser prints it: most steps between lines are gaps between paragraphs.
    told = [
        ("Statement on the Norlink canal", 780.0, 24.0),
        ("Norlink Water AG, press office", 740.0, 12.0),
        ("3 March 2026", 726.0, 12.0),
        (
            "Norlink Water rejects what was said of its locks on Monday, and of those who look after them",
            700.0,
            12.0,
        ),
        ("day and night.", 686.0, 12.0),
        ("No letter was received in January, nor at any other time of the year.", 660.0, 12.0),
        ("The locks are safe.", 634.0, 12.0),
    ]
    lines = [_Line(text, 40.0, y, size) for text, y, size in told]
    paragraphs = list(_paragraphs(lines, first=True))
    assert paragraphs[:3] == [text for text, *_ in told[:3]]
    assert paragraphs[3].endswith("after them day and night.")
    assert paragraphs[4:] == [text for text, *_ in told[5:]]


def test_pdf_set_double_keeps_its_paragraphs_whole():
    lines = [
        _Line(f"The {n}th line of the long minutes goes on", 40.0, 700.0 - 26 * n, 12.0) for n in range(9)
    ]
    assert len(list(_paragraphs(lines, first=True))) == 1


def test_pdf_without_a_text_layer(tmp_path):
    outcome = one(tmp_path / "scan.pdf", makers.pdf(""))
    assert outcome.state == "set aside"
    assert "text recognition" in outcome.reason


def test_docx(tmp_path):
    report = one(tmp_path / "report.docx", makers.docx()).reports[0]
    assert (report.title, report.text) == (BRIDGE_TITLE, text(*BRIDGE))


# Tables

ROWS = [
    {
        "id": "1",
        "headline": BRIDGE_TITLE,
        "body": text(*BRIDGE),
        "pubdate": "2024-05-14",
        "paper": "Harbour Post",
    },
    {
        "id": "2",
        "headline": HARVEST_TITLE,
        "body": text(*HARVEST),
        "pubdate": "2024-05-15",
        "paper": "Valley Times",
    },
    {"id": "3", "headline": "Empty", "body": "", "pubdate": "2024-05-16", "paper": "Valley Times"},
]


def table(delimiter=",", encoding="utf-8"):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode(encoding)


def parquet():
    out = io.BytesIO()
    rows = [{**row, "pubdate": datetime.fromisoformat(row["pubdate"])} for row in ROWS]
    pq.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


TABLES = {
    "a.csv": table(),
    "semicolon.csv": table(";", "utf-8-sig"),
    "western.csv": table(",", "cp1252"),
    "a.tsv": table("\t"),
    "a.parquet": parquet(),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(tmp_path, name):
    first, second, empty = read(tmp_path / name, TABLES[name])
    report = first.reports[0]
    assert report.text == text(*BRIDGE)
    assert report.published.startswith("2024-05-14")
    assert (report.title, report.outlet, report.part) == (BRIDGE_TITLE, None, 1)
    said = "columns read: title = headline, text = body, date = pubdate; passed over: id, paper"
    assert first.reason.endswith(said)
    assert (second.reason, second.reports[0].part) == (None, 2)
    assert (empty.state, address(empty, tmp_path)) == ("set aside", f"{name}, row 3")


def test_a_column_map(tmp_path):
    columns = Columns.parse("outlet=paper, title=id")
    first, *_ = read(tmp_path / "a.csv", table(), columns=columns)
    assert (first.reports[0].outlet, first.reports[0].title) == ("Harbour Post", "1")
    assert "title = id" in first.reason
    lines = "\n".join(json.dumps(row) for row in ROWS).encode()
    line, *_ = read(tmp_path / "a.jsonl", lines, columns=columns)
    assert (line.reports[0].outlet, line.reports[0].title) == ("Harbour Post", "1")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Nr;Medium;Ersch.-Datum;Überschrift;Volltext", "outlet = Medium, date = Ersch.-Datum, title ="),
        ("no;Source_Title;Pub.-Date;Head-line;Article-Text", "outlet = Source_Title, date = Pub.-Date, "),
        ("n.º;Periódico;Fecha de publicación;Titular;Texto completo", "outlet = Periódico, date = Fecha de"),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_words_alone_and_in_several_languages(tmp_path, header, said):
    row = ["7", "Harbour Post", "2024-05-14", BRIDGE_TITLE, " ".join(BRIDGE)]
    outcome = one(tmp_path / "a.csv", f"{header}\n{';'.join(row)}\n".encode())
    assert f"columns read: {said}" in outcome.reason
    (report,) = outcome.reports
    assert (report.outlet, report.published) == ("Harbour Post", "2024-05-14")


def test_columns_that_are_not_there(tmp_path):
    outcome = one(tmp_path / "a.csv", table(), columns=Columns.parse("text=nope"))
    assert outcome.state == "failed"
    assert "no column 'nope'; it has the columns 'id', 'headline'" in outcome.reason
    outcome = one(tmp_path / "b.csv", b"x,y\n1,2\n")
    assert "name it with --columns text=COLUMN" in outcome.reason
    with pytest.raises(InputError, match="names no field"):
        Columns.parse("words=body")


# Archives

FILES = {
    "b/harvest.html": makers.OTHER.encode(),
    "a/bridge.txt": makers.GOOD.encode(),
    "b/.hidden": b"x",
    "style.css": b"p { color: red }",
    "feed.xml": makers.rss(makers.rss_item()),
}
ARCHIVES = {
    "a.zip": makers.zipped(FILES),
    "a.tar": makers.tarred(FILES),
    "a.tar.gz": makers.tarred(FILES, "w:gz"),
    "a.tgz": makers.tarred(FILES, "w:gz"),
    "a.tar.bz2": makers.tarred(FILES, "w:bz2"),
    "a.tar.xz": makers.tarred(FILES, "w:xz"),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives(tmp_path, name):
    outcomes = read(tmp_path / name, ARCHIVES[name])
    assert {address(o, tmp_path): o.state for o in outcomes} == {
        f"{name}!/a/bridge.txt": "read",
        f"{name}!/b/harvest.html": "read",
        f"{name}!/feed.xml, item 1": "read",
        f"{name}!/style.css": "set aside",
    }
    reports = {address(o, tmp_path): o.reports[0] for o in outcomes if o.reports}
    alone = one(tmp_path / "bridge.txt", makers.GOOD.encode()).reports[0]
    inside = reports[f"{name}!/a/bridge.txt"]
    assert (inside.report_id, inside.text, inside.part) == (alone.report_id, alone.text, 1)
    assert inside.file == f"{tmp_path}/{name}!/a/bridge.txt"


def test_a_zip_with_names_in_no_known_encoding(tmp_path):
    whole = makers.zipped({"a/brücke.txt": makers.GOOD.encode(), "b/harvest.html": makers.OTHER.encode()})
    name = "ü".encode()
    in_file, in_list = whole.find(name), whole.rfind(name)
    damaged = whole[:in_file] + b"\xf4 " + whole[in_file + 2 :]
    states = {address(o, tmp_path): o.state for o in read(tmp_path / "file.zip", damaged)}
    assert states == {"file.zip!/a/brücke.txt": "failed", "file.zip!/b/harvest.html": "read"}
    outcome = one(tmp_path / "list.zip", whole[:in_list] + b"\xf4 " + whole[in_list + 2 :])
    assert (outcome.state, "damaged" in outcome.reason) == ("failed", True)


@pytest.mark.parametrize("squeeze", [gzip.compress, bz2.compress, lzma.compress])
def test_squeezed_files(tmp_path, squeeze):
    path = tmp_path / "bridge.html.z"
    outcome = one(path, squeeze(makers.page().encode()))
    assert (outcome.file, outcome.reports[0].text) == (str(path), text(*BRIDGE))


def test_archives_in_archives(tmp_path):
    warc = gzip.compress(makers.record(makers.page().encode()))
    outer = makers.zipped(
        {"archive/data.warc.gz": warc, "in.tar": makers.tarred({"x.zip": makers.zipped(FILES)})}
    )
    states = {address(o, tmp_path): o.state for o in read(tmp_path / "all.zip", outer)}
    assert states["all.zip!/archive/data.warc.gz#urn:uuid:1"] == "read"
    assert states["all.zip!/in.tar!/x.zip!/a/bridge.txt"] == "read"
    for _ in range(5):
        outer = makers.zipped({"in.zip": outer})
    outcome = one(tmp_path / "deep.zip", outer)
    assert (outcome.state, "packed more than 4 times" in outcome.reason) == ("set aside", True)


def test_standard_input_of_any_format():
    for data in (*ARCHIVES.values(), makers.mail(), makers.docx(), TABLES["a.parquet"]):
        outcomes = list(read_inputs(["-"], io.BytesIO(data)))
        assert any(o.state == "read" for o in outcomes)


def test_pages_saved_with_their_folder(tmp_path):
    (tmp_path / "Bridge_files").mkdir()
    (tmp_path / "Bridge.html").write_text(makers.page(), encoding="utf-8")
    (tmp_path / "Bridge_files" / "advert.html").write_text(makers.OTHER, encoding="utf-8")
    states = {address(o, tmp_path): o.state for o in read(tmp_path)}
    assert states == {"Bridge.html": "read", "Bridge_files/advert.html": "set aside"}


def test_totals_add_up(tmp_path):
    for name, data in ARCHIVES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "empty.txt").write_bytes(b"")
    log = read(tmp_path)
    totals = add_up(log)
    assert totals.inputs == totals.read + totals.set_aside + totals.failed == len(log) == 25
    assert (totals.read, totals.set_aside, totals.failed, totals.reports) == (18, 7, 0, 18)
    assert len({o.file for o in log}) == len(log)

"""Bad input ends in a message that names it and the cause, soon, and everything else is read all the same."""

import bz2
import gzip
import json
import lzma
import random
import time
import zlib

import pytest
from tests.read import makers
from tests.read.stories import BRIDGE, text
from tests.read.test_formats import TABLES, address, read

from reportedly.read import read_inputs

LONGEST = 10  # seconds of CPU for one bad input

NOISE = random.Random(5).randbytes(5000)
SENTENCE = "The harbour board of Vellington voted on Tuesday to close the old swing bridge. "


ZEROS = b"\0" * 30_000_000


def zeros():
    return makers.zipped({f"{n}.txt": ZEROS for n in range(12)})


def spaces():
    return gzip.compress(b"<html>" + b" " * 200_000_000, 1)


def flate_bomb():
    data = makers.pdf(text(*BRIDGE))
    squeezed = zlib.compress(b"(a) Tj T* " * 10_000_000, 1)
    start, rest = data.split(b"<< /Length ", 1)
    head = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(squeezed)
    return start + head + squeezed + b"\nendstream" + rest.partition(b"endstream")[2]


def entities():
    levels = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    return f'<!DOCTYPE x [<!ENTITY a "lol lol lol">{levels}]>'


def deep_mail():
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n"
    return b"".join(head % (n, n) for n in range(30_000))


PAGE = "<html><body><h1>Swing bridge closed for two years</h1>"
ARTICLE = f"<article><h1>Words of a headline here</h1><p>{SENTENCE * 6}</p></article>"
ITEM = "<item><title>t</title><description>&j;</description></item>"

BOMBS = {
    "zeros.zip": zeros,
    "nested.zip": lambda: makers.zipped(dict.fromkeys(map("{}.zip".format, range(20)), zeros())),
    "bomb.tar.xz": lambda: lzma.compress(makers.tarred(dict.fromkeys("abcdefgh", ZEROS)), preset=0),
    "bomb.bz2": lambda: bz2.compress(ZEROS, 1) * 10,
    "bomb.gz": spaces,
    "bomb.warc.gz": lambda: gzip.compress(makers.record(b"a" * 300_000_000), 1),
    "inner.warc": lambda: makers.record(spaces(), http="Content-Encoding: gzip\r\n"),
    "bomb.docx": lambda: makers.zipped({"word/document.xml": ZEROS * 3, "[Content_Types].xml": b""}),
    "bomb.pdf": flate_bomb,
}
HUGE = {
    "deep.html": lambda: f"{PAGE}{'<div>' * 100_000}",
    "deep-inline.html": lambda: f"{PAGE}{'<b>' * 55_000}{SENTENCE * 5}",
    "tag.html": lambda: f"{PAGE}<p {'a' * 10_000_000}>x</p>",
    "attribute.html": lambda: f'{PAGE}<p class="{"a b " * 2_500_000}">{SENTENCE}</p>',
    "word.html": lambda: f"{PAGE}<p>{'x' * 18_000_000}</p>",
    "paragraph.html": lambda: f"{PAGE}<p>{SENTENCE * 200_000}</p>",
    "paragraph.txt": lambda: SENTENCE * 49_000,
    "documents.html": lambda: "".join(f"{PAGE}<p>{n} {SENTENCE * 200}</p></body></html>" for n in range(300)),
    "signs.txt": lambda: f"{makers.GOOD}\n\nBy {'@' * 200_000} and more\n",
    "articles.html": lambda: PAGE + ARTICLE * 9_000,
    "feed.xml": lambda: makers.rss("<item><title>" * 70_000),
    "letters.xml": lambda: (
        makers.rss(f"<item><description>{'a' * 3_000_000}").replace(b"utf-8", b"u") + b"\xff"
    ),
    "ampersands.xml": lambda: makers.rss("&" * 9_000_000),
    "entities.xml": lambda: entities().encode() + makers.rss(ITEM).partition(b"?>")[2],
    "entities.html": lambda: f"{entities()}{PAGE}<p>&j;</p>",
    "mail.eml": deep_mail,
    "header.eml": lambda: (
        b"Content-Type: text/plain; name=" + b"=?utf-8?q?a?= " * 40_000 + b"\n\n" + SENTENCE.encode()
    ),
    "quote.csv": lambda: b'title,text\na,"b\n' + b"c,d\n" * 6_000_000,
    "deep.json": lambda: b"[" * 5_000_000,
    "deep.jsonl": lambda: b'{"text":' * 1_000_000 + b"\n",
    "utf7.html": lambda: b'<meta charset="utf-7"><p>' + b"+" * 1_000_000,
    "punycode.html": lambda: b'<meta charset="punycode"><p>' + b"a-\xff" * 1_000_000,
}
WHOLE = {
    "a.zip": lambda: makers.zipped({"a.html": NOISE}),
    "a.tar.gz": lambda: makers.tarred({"a.html": NOISE}, "w:gz"),
    "a.tar": lambda: makers.tarred(dict.fromkeys(["a.html", "b.html"], makers.page().encode() * 30)),
    "a.html.gz": lambda: gzip.compress(NOISE),
    "a.html.bz2": lambda: bz2.compress(NOISE),
    "a.html.xz": lambda: lzma.compress(NOISE),
    "a.docx": makers.docx,
    "a.parquet": lambda: TABLES["a.parquet"],
    "a.pdf": lambda: b"%PDF-1.7\n" + b"x" * 100,
}
DAMAGED = {name: lambda make=make: make()[: len(make()) * 2 // 3] for name, make in WHOLE.items()} | {
    "date.eml": lambda: makers.mail().replace(b"2024 18:", b"9%s 18:" % (b"9" * 20)),
    "encoding.xml": lambda: makers.rss(makers.rss_item()).replace(b'"utf-8"', b'"u\x9df"'),
    "version.zip": lambda: makers.zipped({"a.html": b"abc"}).replace(
        b"PK\1\2\x14\3\x14\0", b"PK\1\2\x14\3\xdf\0"
    ),
    "empty.zip": lambda: b"PK\x05\x06" + b"\0" * 18,
    "corrupt.zip": lambda: makers.zipped({"a.html": b"abc" * 5000}).replace(b"K", b"\xff", 3),
}
CASES = BOMBS | HUGE | DAMAGED


def made(name):
    data = CASES[name]()
    return data.encode() if isinstance(data, str) else data


@pytest.mark.parametrize("name", CASES)
def test_bad_input(tmp_path, name):
    (tmp_path / name).write_bytes(made(name))
    (tmp_path / "zz.txt").write_text(makers.GOOD, encoding="utf-8")
    began = time.process_time()
    *bad, good = read_inputs([tmp_path])
    assert time.process_time() - began < LONGEST
    assert (good.state, good.reports[0].text) == ("read", text(*BRIDGE))
    assert bad
    for outcome in bad:
        assert outcome.file.startswith(str(tmp_path / name))
        if not outcome.reports:
            assert outcome.state != "read"
            assert outcome.reason.startswith(f"{outcome.file}: ")
            assert ";" in outcome.reason  # what to do
            assert "fault" not in outcome.reason.split("; ")[-1]


# Web archives


def lying(lie):
    return b"".join(
        makers.record(makers.page().encode(), number=n, url=f"https://{n}.test/", lie=lie * (n == 2))
        for n in range(1, 5)
    )


@pytest.mark.parametrize("lie", [-700, -100, -1, 40, 500, 3000, 50_000_000, 10**15])
@pytest.mark.parametrize("squeeze", [False, True])
def test_warc_records_that_lie_about_their_length(tmp_path, lie, squeeze):
    data = gzip.compress(lying(lie)) if squeeze else lying(lie)
    outcomes = read(tmp_path / "a.warc", data)
    states = {address(o, tmp_path): o.state for o in outcomes}
    assert states == {
        "a.warc#urn:uuid:1": "read",
        "a.warc#urn:uuid:2": "failed",
        "a.warc#urn:uuid:3": "read",
        "a.warc#urn:uuid:4": "read",
    }
    assert "bytes" in outcomes[1].reason


def test_a_damaged_member_costs_its_record_alone(tmp_path):
    members = [gzip.compress(makers.record(makers.page().encode(), number=n)) for n in range(1, 5)]
    members[1] = members[1][:60] + b"\x00\xff\x00\xff" + members[1][64:]
    states = {address(o, tmp_path): o.state for o in read(tmp_path / "a.warc.gz", b"".join(members))}
    assert [states[f"a.warc.gz#urn:uuid:{n}"] for n in (1, 3, 4)] == ["read"] * 3
    assert list(states.values()).count("read") == 3
    assert "failed" in states.values()


def test_an_archive_that_ends_in_the_middle(tmp_path):
    members = [gzip.compress(makers.record(makers.page().encode(), number=n)) for n in range(1, 4)]
    outcomes = read(tmp_path / "a.warc.gz", b"".join(members)[:-40])
    assert [o.state for o in outcomes] == ["read", "read", "failed"]
    outcomes = read(
        tmp_path / "a.tar", makers.tarred({f"{n}.txt": makers.GOOD.encode() for n in range(3)})[:1700]
    )
    assert [o.state for o in outcomes][-1] == "failed"
    whole = makers.tarred({f"{n}.txt": makers.GOOD.encode() for n in range(3)})
    between = len(makers.tarred({"0.txt": makers.GOOD.encode()}, padded=False))
    cut = read(tmp_path / "cut.tar", whole[:between])
    assert [(address(o, tmp_path), o.state) for o in cut] == [
        ("cut.tar!/0.txt", "read"),
        ("cut.tar", "failed"),
    ]
    assert "cut off" in cut[1].reason
    assert [o.state for o in read(tmp_path / "whole.tar", whole)] == ["read"] * 3
    outcomes = read(tmp_path / "garbage.warc", b"WARC/1.0 garbage\n\n" * 500)
    assert [o.state for o in outcomes] == ["failed"]


# Files


def test_links_that_lead_to_themselves(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "zz.txt").write_text(makers.GOOD, encoding="utf-8")
    outcomes = list(read_inputs([tmp_path]))
    assert [o.state for o in outcomes] == ["failed", "failed", "read"]


def test_one_bad_file_in_an_archive_costs_itself_alone(tmp_path):
    data = bytearray(makers.zipped({"a.txt": makers.GOOD.encode() * 3, "b.txt": makers.GOOD.encode()}))
    data[60] ^= 0xFF
    outcomes = read(tmp_path / "a.zip", bytes(data))
    assert [(address(o, tmp_path), o.state) for o in outcomes] == [
        ("a.zip!/a.txt", "failed"),
        ("a.zip!/b.txt", "read"),
    ]


def test_a_page_in_two_encodings_with_nul_bytes(tmp_path):
    one = f"<p>Café “{BRIDGE[0]}”</p>".encode()
    two = f"<p>Zürich: {BRIDGE[1]}</p>".encode("cp1252", "replace")
    page = b'<html><meta charset="utf-8"><body><article><h1>A bridge\0 is closed</h1>' + one * 3 + two
    (outcome,) = read(tmp_path / "a.html", page.replace(b"Tuesday", b"Tues\0day"))
    assert outcome.state == "read"
    assert "Café" in outcome.reports[0].text
    assert "Zürich" in outcome.reports[0].text
    assert "\0" not in outcome.reports[0].text
    assert "Tuesday" in outcome.reports[0].text


def test_lines_of_any_size_and_kind(tmp_path):
    good = json.dumps({"title": "A", "text": text(*BRIDGE)}).encode()
    data = b"\n".join([b"\xff\xfe\x00", b'{"text": ' + b"9" * 5000 + b"}", b"x" * 21_000_000, good])
    assert [o.state for o in read(tmp_path / "a.jsonl", data)] == ["failed", "failed", "failed", "read"]

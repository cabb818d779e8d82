"""Every input has an outcome, bad ones with a reason that names them, and the rest is read all the same."""

import hashlib
import io
import json
import os
import time

import pytest
from tests.read.stories import BRIDGE, BRIDGE_TITLE, HARVEST, HARVEST_TITLE, text

from reportedly.read import read_inputs

GOOD = text(BRIDGE_TITLE, *BRIDGE)
PAGE = f"<html><body><h1>{BRIDGE_TITLE}</h1>{''.join(f'<p>{p}</p>' for p in BRIDGE)}</body></html>"


def one(path, **options):
    (outcome,) = read_inputs([path], **options)
    return outcome


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n\r\n", "empty"),
    "nul.txt": (b"\x00" * 400, "empty"),
    "random.txt": (bytes(range(256)) * 40, "binary data"),
    "page.html": (b"<html><body><nav>Home</nav></body></html>", "no article in it"),
    "large.txt": (b"word " * 11_000_000, "more than 20 MB"),
    "long.txt": (b"word " * 700_000, "more than 900,000 characters"),
    "table.txt": (b"1;2\n" * 50_000, "more than 10,000 lines"),
    "tags.html": (b"<p>" + b"<b" * 4_000_000, "more than 60,000 tags"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_set_aside_with_a_reason(tmp_path, name):
    data, cause = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(GOOD, encoding="utf-8")
    began = time.process_time()
    bad, good = read_inputs([tmp_path])
    assert time.process_time() - began < 10
    assert (bad.state, bad.reports, good.state) == ("set aside", (), "read")
    assert bad.sha256 == hashlib.sha256(data).hexdigest()
    assert bad.reason.startswith(str(tmp_path / name))
    assert cause in bad.reason
    assert ";" in bad.reason  # what to do


ENCODED = {
    "utf-8": (GOOD.encode(), False),
    "utf-8-sig": (GOOD.encode("utf-8-sig"), False),
    "utf-16": (GOOD.encode("utf-16"), False),
    "utf-16 without a mark": (GOOD.encode("utf-16-le"), False),
    "cp1252": (GOOD.encode("cp1252"), True),
    "cp1252 bytes in utf-8": (
        GOOD.encode() + "\n\nNobody “knew” that — or said so — on Tuesday.".encode("cp1252"),
        True,
    ),
    "cut off": (GOOD.encode() + "\n\nNobody knew “".encode()[:-1], True),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings(tmp_path, name):
    data, warned = ENCODED[name]
    (tmp_path / "report.txt").write_bytes(data)
    outcome = one(tmp_path / "report.txt")
    assert outcome.reports[0].text.startswith(text(*BRIDGE[:2]))
    assert (outcome.reason is not None) == warned
    if "in utf-8" in name:
        assert outcome.reports[0].text.endswith("Nobody “knew” that — or said so — on Tuesday.")


def test_declared_encoding_of_a_page(tmp_path):
    page = PAGE.replace("<html>", '<html><head><meta charset="windows-1251"></head>').replace(
        "Tobin Asker", "Тобин Аскер"
    )
    (tmp_path / "page.html").write_bytes(page.encode("windows-1251"))
    assert "Тобин Аскер" in one(tmp_path / "page.html").reports[0].text


def test_nul_bytes_in_a_text_go(tmp_path):
    (tmp_path / "report.txt").write_text(GOOD.replace("harbour", "har\x00bour"), encoding="utf-8")
    assert one(tmp_path / "report.txt").reports[0].text == text(*BRIDGE)


@pytest.mark.parametrize(
    ("given", "cause"),
    [("missing.txt", "no such file"), ("*.nope", "no file matches"), ("a\0b", "cannot be")],
)
def test_missing_inputs_fail(tmp_path, given, cause):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    missing, good = read_inputs([tmp_path / given, tmp_path / "good.txt"])
    assert (missing.state, good.state) == ("failed", "read")
    assert cause in missing.reason
    assert str(tmp_path / given) in missing.reason


def test_folders_are_read_in_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b.html", ".hidden.txt", ".git/c.txt", "noextension"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE if name.endswith("html") else GOOD, encoding="utf-8")
    outcomes = list(read_inputs([tmp_path, tmp_path / "b.txt", str(tmp_path / "*.txt")]))
    assert [os.path.relpath(o.file, tmp_path) for o in outcomes] == [
        "a/b.html",
        "a/z.txt",
        "b.txt",
        "noextension",
    ]
    assert {o.state for o in outcomes} == {"read"}


def test_folder_without_files(tmp_path):
    outcome = one(tmp_path)
    assert (outcome.state, outcome.reports) == ("set aside", ())
    assert "without files" in outcome.reason


def test_links_cannot_loop(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "in" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    states = {os.path.relpath(o.file, tmp_path): o.state for o in read_inputs([tmp_path])}
    assert states == {"in/report.txt": "read", "in/up": "set aside", "nowhere": "failed"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_pipes_are_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert one(tmp_path / "pipe").state == "set aside"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_files_without_permission(tmp_path):
    (tmp_path / "report.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "report.txt").chmod(0)
    outcome = one(tmp_path / "report.txt")
    assert outcome.state == "failed"
    assert "permission" in outcome.reason


def test_unreadable_file_does_not_stop_the_rest(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(text(HARVEST_TITLE, *HARVEST), encoding="utf-8")

    def fail_on_bridge(texts):
        raise RuntimeError("a fault")

    monkeypatch.setattr("reportedly.read.outlets.told_medium", fail_on_bridge)
    assert [o.state for o in read_inputs([tmp_path])] == ["failed", "failed"]


def test_standard_input():
    outcome = one("-", stdin=io.BytesIO(GOOD.encode()))
    assert (outcome.file, outcome.state, outcome.reports[0].file) == ("-", "read", "-")


def test_ids_depend_on_bytes_alone(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (tmp_path / "c.txt").write_text(GOOD + "\n", encoding="utf-8")
    ids = [
        o.reports[0].report_id
        for o in read_inputs([tmp_path / "c.txt", tmp_path / "b.txt", tmp_path / "a.txt"])
    ]
    assert ids[1] == ids[2] == f"r{hashlib.sha256(GOOD.encode()).hexdigest()[:16]}.1"
    assert ids[0] != ids[1]


def test_json_lines(tmp_path):
    good = {
        "headline": BRIDGE_TITLE,
        "body": text(*BRIDGE),
        "source": {"name": "Harbour Post"},
        "publishedAt": "2024-05-14T18:30:00Z",
    }
    lines = [
        json.dumps(good),
        "",
        "{broken",
        '{"title": "no text"}',
        "[]",
        json.dumps({"html": PAGE, "author": ["Minna Drost"]}),
    ]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")
    outcomes = list(read_inputs([tmp_path / "feed.jsonl"]))
    assert [o.state for o in outcomes] == ["read", "failed", "failed", "failed", "read"]
    assert [o.file.rpartition(", ")[2] for o in outcomes] == [
        "line 1",
        "line 3",
        "line 4",
        "line 5",
        "line 6",
    ]
    first, last = outcomes[0].reports[0], outcomes[-1].reports[0]
    assert (first.title, first.outlet, first.published, first.part) == (
        BRIDGE_TITLE,
        "Harbour Post",
        "2024-05-14T18:30",
        1,
    )
    assert (last.byline, last.part, last.file) == ("Minna Drost", 2, str(tmp_path / "feed.jsonl"))
    assert first.report_id == f"r{hashlib.sha256(lines[0].encode()).hexdigest()[:16]}.1"


def test_the_day_on_which_a_monitor_saw_a_page(tmp_path):
    row = {
        "title": "Ferry stops",
        "seendate": "20240514T183000Z",
        "domain": "post.test",
        "text": " ".join(BRIDGE),
    }
    (tmp_path / "rows.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (outcome,) = read_inputs([tmp_path / "rows.jsonl"])
    assert outcome.reports[0].published == "2024-05-14T18:30"


@pytest.mark.parametrize("wrap", [lambda items: items, lambda items: {"articles": items}])
def test_json(tmp_path, wrap):
    items = [{"title": BRIDGE_TITLE, "text": text(*BRIDGE)}, {"title": HARVEST_TITLE, "text": text(*HARVEST)}]
    (tmp_path / "export.json").write_text(json.dumps(wrap(items)), encoding="utf-8")
    outcomes = list(read_inputs([tmp_path / "export.json"]))
    assert [o.reports[0].title for o in outcomes] == [BRIDGE_TITLE, HARVEST_TITLE]
    assert [o.reports[0].part for o in outcomes] == [1, 2]


@pytest.mark.parametrize(
    "record",
    [
        {
            "_id": "7",
            "_source": {"title": BRIDGE_TITLE, "published_date": "2024-05-14", "text": text(*BRIDGE)},
        },
        {"webTitle": BRIDGE_TITLE, "webPublicationDate": "2024-05-14", "fields": {"body": text(*BRIDGE)}},
        {
            "date": "2024-05-14",
            "title": {"rendered": BRIDGE_TITLE.replace(" ", "&#32;", 1)},
            "content": {"rendered": "".join(f"<p>{p}</p>" for p in BRIDGE)},
        },
    ],
)
@pytest.mark.parametrize("wrap", [lambda r: [r, r], lambda r: {"response": {"results": [r]}}, lambda r: r])
def test_a_record_whose_text_lies_deeper(tmp_path, record, wrap):
    (tmp_path / "export.json").write_text(json.dumps(wrap(record)), encoding="utf-8")
    report = next(iter(read_inputs([tmp_path / "export.json"]))).reports[0]
    assert (report.title, report.published, report.text) == (BRIDGE_TITLE, "2024-05-14", text(*BRIDGE))


@pytest.mark.parametrize(
    ("document", "state"),
    [
        ({"response": {"results": []}}, None),
        ({"response": {"items": ["quay", "ferry"], "title": BRIDGE_TITLE, "text": text(*BRIDGE)}}, "read"),
        ({"title": BRIDGE_TITLE, "text": text(*BRIDGE), "data": {"items": ["quay", "ferry"]}}, "read"),
    ],
)
def test_lists_that_hold_no_records(tmp_path, document, state):
    (tmp_path / "export.json").write_text(json.dumps(document), encoding="utf-8")
    outcomes = list(read_inputs([tmp_path / "export.json"]))
    assert [o.state for o in outcomes if o.state == "read"] == ([state] if state else [])


def test_objects_in_each_other_beyond_reason(tmp_path):
    (tmp_path / "deep.json").write_text('{"data":' * 480 + "{}" + "}" * 480, encoding="utf-8")
    (outcome,) = read_inputs([tmp_path / "deep.json"])
    assert outcome.state == "failed"


def test_html_without_its_extension_and_nested_beyond_reason(tmp_path):
    (tmp_path / "page").write_text(PAGE, encoding="utf-8")
    (tmp_path / "deep.html").write_text(
        "<html><body>" + "<div>" * 50_000 + "".join(f"<p>{p}</p>" for p in BRIDGE), encoding="utf-8"
    )
    deep, page = read_inputs([tmp_path])
    assert BRIDGE[0] in deep.reports[0].text
    assert page.reports[0].text == text(*BRIDGE)

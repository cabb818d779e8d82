"""Each field of a report with how it was found, and the words it was found in."""

import json
from pathlib import Path

from tests.read import makers
from tests.read.stories import BRIDGE, BRIDGE_TITLE, text

from reportedly.read import read_inputs

FIELDS = ("title", "outlet", "byline", "published", "updated", "dateline", "url", "translated_from")


def read(tmp_path: Path, name: str, data: str | bytes):
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return [report for outcome in read_inputs([path]) for report in outcome.reports]


def found(report) -> dict[str, tuple[str, str | None]]:
    """Basis and words by field; every field with a value has its basis."""
    values = {field: getattr(report, field) for field in FIELDS} | {"language": report.language}
    stated = {(b.field, b.value) for b in report.bases}
    assert {(f, v) for f, v in values.items() if v is not None} | {
        ("credits", name) for name in report.credits
    } == stated
    return {b.field: (b.basis, b.words) for b in report.bases}


def test_a_page_with_metadata(tmp_path):
    described = {
        "@type": "NewsArticle",
        "headline": BRIDGE_TITLE,
        "datePublished": "2024-05-14T18:30:00Z",
        "dateModified": "2024-05-15T07:00:00Z",
        "author": [{"@type": "Person", "name": "Minna Drost"}],
    }
    head = (
        '<html lang="en-GB"><meta property="og:site_name" content="The Harbour Post">'
        '<link rel="canonical" href="https://www.harbourpost.test/bridge">'
        f'<script type="application/ld+json">{json.dumps(described)}</script>'
    )
    (report,) = read(tmp_path, "a.html", makers.page(head=head))
    bases = found(report)
    assert bases["published"] == ("metadata", "datePublished: 2024-05-14T18:30:00Z")
    assert bases["updated"] == ("metadata", "dateModified: 2024-05-15T07:00:00Z")
    assert bases["byline"] == ("metadata", "author: Minna Drost")
    assert bases["outlet"] == ("metadata", "og:site_name: The Harbour Post")
    assert bases["url"] == ("metadata", "canonical: https://www.harbourpost.test/bridge")
    assert bases["title"] == ("text", BRIDGE_TITLE)
    assert bases["language"] == ("letters", None) or bases["language"][1].startswith("html lang")


def test_a_text_that_says_it_in_lines(tmp_path):
    lines = [
        "The Harbour Post",
        BRIDGE_TITLE,
        "By Minna Drost | 14 May 2024, updated 15 May 2024",
        f"VELLINGTON, May 14 (Reuters) - {BRIDGE[0]}",
        *BRIDGE[1:],
        "Translated from the Danish by Edda Lorne",
        "This article was updated on 16 May 2024 to correct a name.",
    ]
    (report,) = read(tmp_path, "a.txt", text(*lines))
    bases = found(report)
    signed = ("text", lines[2])
    assert (bases["byline"], bases["published"], bases["updated"]) == (signed, signed, signed)
    assert bases["dateline"] == ("text", "VELLINGTON, May 14 (Reuters) -")
    assert bases["outlet"] == ("text", "The Harbour Post")
    assert (report.translated_from, bases["translated_from"]) == ("Danish", ("text", lines[-2]))
    credits = {b.value: b.words for b in report.bases if b.field == "credits"}
    assert credits == {"Reuters": "VELLINGTON, May 14 (Reuters) -", "Edda Lorne": lines[-2]}


def test_what_a_record_an_archive_and_an_address_say(tmp_path):
    row = json.dumps({"headline": BRIDGE_TITLE, "pubdate": "2024-05-14", "text": text(*BRIDGE)})
    (report,) = read(tmp_path, "a.jsonl", row)
    assert found(report)["published"] == ("metadata", "pubdate: 2024-05-14")
    (report,) = read(tmp_path, "a.warc", makers.record(makers.page().encode()))
    bases = found(report)
    assert bases["url"] == ("metadata", f"WARC-Target-URI: {makers.ADDRESS}")
    assert (report.outlet, bases["outlet"][0]) == ("harbourpost.test", "address")


def test_an_outlet_that_another_article_of_the_file_names(tmp_path):
    page = makers.page().replace("</h1>", "</h1><p>By Ann Sel, The Harbour Post | 14 May 2024</p>")
    page = page.replace("</body></html>", "") + makers.OTHER.partition("<body>")[2]
    one, two = read(tmp_path, "a.html", page)
    assert found(one)["outlet"][0] == "text"
    assert found(two)["outlet"] == ("beside", found(one)["outlet"][1])

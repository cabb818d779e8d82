"""Whatever the bytes, reading ends, raises nothing, and accounts for the input."""

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.read import makers
from tests.read.stories import BRIDGE, BRIDGE_TITLE, HARVEST, HARVEST_TITLE

from reportedly.read import add_up, read_inputs

LINES = st.one_of(
    st.sampled_from([BRIDGE_TITLE, HARVEST_TITLE, *BRIDGE, *HARVEST]),
    st.sampled_from(
        [
            "",
            "By Minna Drost",
            "14 May 2024",
            "Related Articles",
            "title: A",
            "url: x",
            "---",
            "<hr>",
            "A A A",
            "(AP)",
        ]
    ),
    st.sampled_from(
        [
            "<html>",
            "</html>",
            "<article>",
            "</article>",
            "<h1>",
            "<p>",
            "<script>",
            "<!doctype html>",
            "{",
            "}",
        ]
    ),
    st.text(max_size=60),
)
CONTENT = st.one_of(
    st.binary(max_size=400),
    st.lists(LINES, max_size=25).map(lambda lines: "\n".join(lines).encode("utf-8", "surrogatepass")),
    st.lists(LINES, max_size=12).map(lambda lines: "\n".join(lines).encode("cp1252", "replace")),
)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a", "a.bin"])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=CONTENT, name=NAMES)
def test_every_input_is_accounted_for(tmp_path_factory, data, name):
    path = tmp_path_factory.mktemp("input") / name
    path.write_bytes(data)
    outcomes = list(read_inputs([path]))
    assert outcomes
    for outcome in outcomes:
        assert outcome.file.startswith(str(path))
        assert (outcome.state == "read") == bool(outcome.reports)
        assert outcome.state == "read" or outcome.reason
        assert "fault" not in (outcome.reason or "").split("; ")[-1]
        for report in outcome.reports:
            assert report.text.strip() == report.text != ""
            assert unicodedata.is_normalized("NFC", report.text)
            assert "\r" not in report.text
            assert "\n\n\n" not in report.text
            assert "" not in (report.title, report.outlet, report.byline, report.published, report.url)
            assert (report.published is None) == (report.published_basis is None)
    parts = [report.part for outcome in outcomes for report in outcome.reports]
    assert parts == list(range(1, len(parts) + 1))
    again = [report for outcome in read_inputs([path]) for report in outcome.reports]
    assert again == [report for outcome in outcomes for report in outcome.reports]


FILES = makers.of_every_format()
DAMAGE = st.tuples(
    st.floats(0, 1, exclude_max=True),
    st.sampled_from(["cut", "drop", "double", "flip", "insert", "splice"]),
    st.integers(1, 300),
    st.sampled_from([b"\0", b"<", b"&", b"\xff\xfe", b"]]>", b"<!--", b'"', b"99999999"]),
)


def damaged(data: bytes, damages: list[tuple[float, str, int, bytes]], other: bytes) -> bytes:
    for share, what, long, piece in damages:
        at = int(share * len(data))
        part = data[at : at + long]
        new = {
            "cut": b"",
            "drop": data[at + long :],
            "double": part * 20 + data[at:],
            "flip": bytes(b ^ 0x55 for b in part) + data[at + long :],
            "insert": piece + data[at:],
            "splice": other[at : at + long] + data[at:],
        }
        data = data[:at] + new[what]
    return data


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(FILES)),
    other=st.sampled_from(sorted(FILES)),
    damages=st.lists(DAMAGE, min_size=1, max_size=6),
)
def test_a_damaged_file_of_any_format_is_accounted_for(tmp_path_factory, name, other, damages):
    folder = tmp_path_factory.mktemp("input")
    (folder / name).write_bytes(damaged(FILES[name], damages, FILES[other]))
    (folder / "zz.txt").write_text(makers.GOOD, encoding="utf-8")
    outcomes = list(read_inputs([folder]))
    totals = add_up(outcomes)
    assert totals.inputs == totals.read + totals.set_aside + totals.failed == len(outcomes) >= 2
    assert totals.reports == sum(len(outcome.reports) for outcome in outcomes)
    for outcome in outcomes:
        assert (outcome.state == "read") == bool(outcome.reports)
        assert outcome.reason or outcome.reports
        assert "report this as a fault" not in (outcome.reason or "")
    assert outcomes[-1].state == "read"

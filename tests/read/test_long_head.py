"""A head whose values are long keeps its lines apart."""

from __future__ import annotations

from pathlib import Path

from reportedly.read import read_inputs


def test_a_long_title_does_not_swallow_the_keys_after_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "outlet: The Quay\n"
        "title: Ferry company says it will sell two of its three oldest ships next year\n"
        "byline: Ana Prell\n"
        "url: https://quay.example/ferries\n\n"
        "The ferry company will sell two ships, its chairman said on Tuesday at the harbour.\n",
        encoding="utf-8",
    )
    (report,) = [r for o in read_inputs([path]) for r in o.reports]
    assert report.title == "Ferry company says it will sell two of its three oldest ships next year"
    assert report.byline == "Ana Prell"
    assert report.url == "https://quay.example/ferries"

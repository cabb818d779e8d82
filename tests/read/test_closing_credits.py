"""A closing credit is read whoever it names; an aside further up, and a helper, are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.read import read_inputs

BODY = (
    "The mayor of Tarnhill has promised to reopen the bridge by spring, a spokeswoman said on Monday.\n\n"
    "Police said two lanes were already safe. “We tested them all week,” said inspector Dora Lim."
)


def credits_of(folder: Path, text: str) -> tuple[tuple[str, ...], str]:
    path = folder / "a.txt"
    path.write_text(f"outlet: The Quay\n\n{text}\n", encoding="utf-8")
    (report,) = [r for o in read_inputs([path]) for r in o.reports]
    return report.credits, report.text


@pytest.mark.parametrize(
    ("ending", "names"),
    [
        ("\n\n(Velmar)", ("Velmar",)),
        (" (Velmar)", ("Velmar",)),
        ("\n\n— Velmar", ("Velmar",)),
        ("\n\n(Velmar via Lantmar)", ("Lantmar", "Velmar")),
        ("\n\nTranslated from the Oster Zeitung by Ana Prell.", ("Oster Zeitung", "Ana Prell")),
        ("\n\nThis article first appeared in the Tarnhill Gazette.", ("Tarnhill Gazette",)),
        ("\n\nThis article was translated from La Gazette du Port.", ("La Gazette du Port",)),
    ],
)
def test_last_words(tmp_path: Path, ending: str, names: tuple[str, ...]) -> None:
    found, text = credits_of(tmp_path, BODY + ending)
    assert found == names
    assert text.endswith("inspector Dora Lim.")


def test_no_credit(tmp_path: Path) -> None:
    for ending in (
        " (Tuesday was a holiday in the town.)",
        "\n\n— Ana Prell",
    ):
        assert credits_of(tmp_path, BODY + ending)[0] == ()
    aside = BODY.replace("said on Monday.", "said on Monday. (Velmar)")
    assert credits_of(tmp_path, aside)[0] == ()


@pytest.mark.parametrize(
    ("ending", "credits"),
    [
        ("\n\nWith reporting by Velmar.", [("Velmar", "helper")]),
        ("\n\nBea Moll in Lantmar contributed to this report.", [("Bea Moll", "helper")]),
        (
            "\n\n(Velmar News Agency; translated by Ana Prell)",
            [("Velmar News Agency", "agency"), ("Ana Prell", "translator")],
        ),
        ("\n\nPhotos: Ana Prell", [("Ana Prell", "photographer")]),
        ("\n\nSource: Tarnhill Gazette", [("Tarnhill Gazette", "outlet")]),
    ],
)
def test_every_credit_has_its_part(tmp_path: Path, ending: str, credits: list[tuple[str, str]]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"outlet: The Quay\n\n{BODY}{ending}\n", encoding="utf-8")
    (report,) = [r for o in read_inputs([path]) for r in o.reports]
    assert list(zip(report.credits, report.credit_roles, strict=True)) == credits
    assert report.text == BODY


def test_where_a_text_was_translated_from_may_stand_above_it(tmp_path: Path) -> None:
    names, text = credits_of(tmp_path, f"[Translated from Vecherny Tarn]\n\n{BODY}")
    assert names == ("Vecherny Tarn",)
    assert text == BODY


def test_the_last_item_of_a_digest_credits_itself_alone(tmp_path: Path) -> None:
    items = BODY.replace("Monday.", "Monday. (Velmar)") + " (Lantmar)\n\nTwo tugs collided. (Radio Morna)"
    items += "\n\nThe winter fair was called off. (Oster Zeitung)"
    found, text = credits_of(tmp_path, items)
    assert "Oster Zeitung" not in found
    assert text.endswith("(Oster Zeitung)")


@pytest.mark.parametrize(
    ("credit", "names"),
    [("translated from the German", ()), ("translated from Oster Zeitung", ("Oster Zeitung",))],
)
def test_a_tongue_in_a_head_is_no_outlet(tmp_path: Path, credit: str, names: tuple[str, ...]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"outlet: The Quay\ncredit: {credit}\n\n{BODY}\n", encoding="utf-8")
    (report,) = [r for o in read_inputs([path]) for r in o.reports]
    assert report.credits == names

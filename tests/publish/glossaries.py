"""Write docs/exports anew from the columns: ``python -m tests.publish.glossaries``."""

from __future__ import annotations

from pathlib import Path

from reportedly.publish.exports import SHEETS, event_glossary

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "exports"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for form in SHEETS:
        (FOLDER / f"{form}.md").write_text(event_glossary(form), encoding="utf-8")


if __name__ == "__main__":
    main()

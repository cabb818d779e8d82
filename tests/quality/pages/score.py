"""The pages of ``templates.txt`` with their main text: what ``bench/pages.py`` and the tests measure with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import NamedTemporaryFile

from reportedly.read import read_inputs

FOLDER = Path(__file__).parent
TEXTS = (
    ("Ferry service to stop for three weeks", ("b1", "b5")),
    ("Ministers meet while rescue teams search", ("b2", "b3", "b4")),
)
_LANGUAGES = ("ru", "ar", "zh", "es")
_TEMPLATE = re.compile(r"^=== (\d+) (dev|held) (\w+): (.*)\n(.*)\n?", re.M)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its HTML, its kind, its title and its main text, ``""`` where it has none."""

    name: str
    kind: str
    title: str
    source: str
    text: str


def pages(part: str) -> Iterator[Page]:
    """The pages of one part, ``dev`` or ``held``."""
    for number, of, kind, name, template in _TEMPLATE.findall(
        (FOLDER / "templates.txt").read_text(encoding="utf-8")
    ):
        if of == part:
            yield from _filled(f"{number} {name}", kind, template)


def _filled(name: str, kind: str, template: str) -> Iterator[Page]:
    language = next((code for code in _LANGUAGES if f"{{{code}}}" in template), None)
    if language:
        texts = bodies()[f"{language}1"]
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", template)
        title = heading[1] if heading else ""
        yield Page(name, kind, title, _fill(template, "", texts, language), "\n".join(texts))
    elif "{title}" not in template:
        yield Page(name, kind, "", template, "")
    else:
        for title, keys in TEXTS:
            texts = [text for key in keys for text in bodies()[key]][:6]
            main = [
                text for n, text in enumerate(texts, 1) if f"{{p{n}}}" in template or "{p1}" not in template
            ]
            main = texts if "{s4}" in template else main
            yield Page(
                f"{name}, {title}", kind, title, _fill(template, title, texts, "paras"), "\n".join(main)
            )


def _fill(template: str, title: str, texts: list[str], whole: str) -> str:
    safe = [escape(text, quote=False) for text in texts]
    values = {
        "title": title,
        whole: "".join(f"<p>{text}</p>" for text in safe),
        "br": "<br><br>".join(safe),
        "spans": "".join(f"<span class='ln'>{text}</span><br><br>" for text in safe),
    }
    for number, text in enumerate(safe, start=1):
        values |= {f"p{number}": f"<p>{text}</p>", f"s{number}": text}
    out = re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), template)
    return out.replace("{{", "{").replace("}}", "}")


def bodies() -> dict[str, list[str]]:
    """The invented texts that stand beside the heads, by name, as paragraphs."""
    text = (FOLDER.parent / "heads" / "bodies.txt").read_text(encoding="utf-8")
    found = re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    return {name: body.strip().split("\n\n") for name, body in found}


def ours(source: str) -> str:
    """What this program reads from a page, from its file to its reports."""
    with NamedTemporaryFile(suffix=".html") as file:
        Path(file.name).write_text(source, encoding="utf-8")
        return "\n".join(r.text for outcome in read_inputs([file.name]) for r in outcome.reports)


def f1(found: str, page: Page) -> float:
    """Word F1 of a text against a page's main text; lines that say the title again do not count."""
    lines = [line for line in found.split("\n") if line.strip(" -#*") != page.title]
    got, wanted = Counter(_words("\n".join(lines))), Counter(_words(page.text))
    same = sum((got & wanted).values())
    return 2 * same / max(1, got.total() + wanted.total())


def _words(text: str) -> list[str]:
    return re.findall(r"[\u3040-\u9fff]|\w+", text)

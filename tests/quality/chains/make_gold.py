"""Make gold.jsonl and split.json from annotations/NNN.txt and reports/NNN.txt.

    python tests/quality/chains/make_gold.py [FOLDER]

Of another FOLDER than this one, only gold.jsonl is made: its reports are to learn from, and have no parts.

An annotation file has a line `beat: politics`, then sources, then chains:

    m = person | Edda Lorne | finance minister          (kind | name | description | count)
    > o m | said | planned | will | first words ~ last words // second piece

`o` is the report's own outlet, taken from the head. `~` stands for the words between two places of the text,
`//` parts the pieces of a content that its cue interrupts, `#2 ` before a piece means its second occurrence.
Offsets are found here, never typed; a quote that is not in the text, or is there twice, is an error.
"""

import json
import random
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
HEAD_KEYS = {"outlet", "date", "title", "url", "credit"}
STATUSES = {"happened", "ongoing", "planned", "requested", "offered", "possible", "denied"}
KINDS = {"outlet", "person", "organisation", "document", "anonymous"}
SEED = 20
HELD_SHARE = 1 / 3
PARTS = ("dev", "held", "later", "later2", "held2")
# After the first 65 reports, the parts were laid down before the reports were written: from which number on.
LAID_DOWN = {"101": "dev", "146": "held", "201": "later", "301": "later2", "337": "held2"}


def read_report(path: Path) -> tuple[dict[str, str], str]:
    """The head (empty if there is none) and the body, to whose first character offsets count from."""
    text = path.read_bytes().decode("utf-8")
    head, blank, body = text.partition("\n\n")
    pairs = [line.partition(":") for line in head.split("\n")]
    if blank and all(colon and key in HEAD_KEYS for key, colon, _ in pairs):
        return {key: value.strip() for key, _, value in pairs}, body
    return {}, text


def find(phrase: str, body: str) -> int:
    numbered = re.match(r"#(\d+) ", phrase)
    if numbered:
        wanted, phrase = int(numbered[1]), phrase[numbered.end() :]
        starts = [m.start() for m in re.finditer(re.escape(phrase), body)]
        return starts[wanted - 1]
    if body.count(phrase) != 1:
        raise ValueError(f"{phrase!r} is {body.count(phrase)} times in the text, not once")
    return body.index(phrase)


def span(quote: str, body: str) -> tuple[int, int]:
    """Where a piece stands, with the quotation marks that enclose it."""
    first, elided, last = quote.partition(" ~ ")
    start = find(first, body)
    if elided:
        end = body.index(last, start + len(re.sub(r"^#\d+ ", "", first))) + len(last)
    else:
        end = start + len(re.sub(r"^#\d+ ", "", first))
    if start and body[start - 1] in '"“‘':
        start -= 1
    inside = body[start:end]
    unclosed = inside.count("“") > inside.count("”") or inside.count('"') % 2 == 1
    unclosed = unclosed or inside.count("‘") > len(re.findall(r"’(?!\w)", inside))
    closing = re.match(r'[,.?!]?["”’]', body[end:])
    return start, end + closing.end() if unclosed and closing else end


def gold_of(number: str, lines: list[str], own: str | None, body: str) -> list[dict[str, Any]]:
    sources: dict[str, dict[str, Any]] = {}
    sources["o"] = {"kind": "outlet", "name": own, "description": None, "count": None}
    rows = []
    for line in lines:
        if line.startswith("> "):
            keys, cue, status, force, quote = re.split(r"\s*\|\s*", line[2:], maxsplit=4)
            if status not in STATUSES:
                raise ValueError(f"status {status!r}")
            pieces = [span(piece.strip(), body) for piece in quote.split(" // ")]
            start, end = pieces[0][0], pieces[-1][1]
            row = {"report": number, "start": start, "end": end, "text": body[start:end]}
            row |= {"pieces": [list(piece) for piece in pieces], "cue": cue or None}
            row |= {"chain": [sources[key] for key in keys.split()], "status": status}
            rows.append(row | {"force": force or None})
        elif " = " in line:
            key, _, rest = line.partition(" = ")
            kind, name, description, count = ([part.strip() for part in rest.split("|")] + [""] * 3)[:4]
            if kind not in KINDS:
                raise ValueError(f"kind {kind!r}")
            sources[key] = {"kind": kind, "name": name or None, "description": description or None}
            sources[key]["count"] = int(count) if count else None
    return rows


def split(beats: dict[str, list[str]], drawn: dict[str, list[str]]) -> dict[str, list[str]]:
    """A third of each beat's reports, drawn with a fixed seed, is held back. What was drawn before stays, and
    what was written later is a part of its own, so that the figures of the others stay comparable."""
    draw = random.Random(SEED)
    parts = {part: list(drawn.get(part, ())) for part in PARTS}
    placed = {number for numbers in parts.values() for number in numbers}
    for number in sorted({number for numbers in beats.values() for number in numbers} - placed):
        from_here = [part for first, part in LAID_DOWN.items() if first <= number]
        if from_here:
            parts[from_here[-1]].append(number)
            placed.add(number)
    carried = 0.0
    for beat in sorted(beats):
        new = sorted(set(beats[beat]) - placed)
        wanted = len(new) * HELD_SHARE + carried
        taken = draw.sample(new, min(round(wanted), len(new)))
        carried = wanted - len(taken)
        parts["held"] += taken
        parts["dev"] += [number for number in new if number not in taken]
    return {part: sorted(numbers) for part, numbers in parts.items()}


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    rows: list[dict[str, Any]] = []
    beats: dict[str, list[str]] = defaultdict(list)
    faults = []
    for path in sorted((folder / "annotations").glob("*.txt")):
        if not (folder / "reports" / path.name).exists():
            print(f"{path.name}: no such report", file=sys.stderr)
            continue
        head, body = read_report(folder / "reports" / path.name)
        lines = path.read_text(encoding="utf-8").splitlines()
        beats[lines[0].removeprefix("beat: ")].append(path.stem)
        sources = [line for line in lines[1:] if not line.startswith("> ")]
        for line in lines[1:]:  # line by line, so that one run shows every fault
            if not line.startswith("> "):
                continue
            try:
                rows += gold_of(path.stem, [*sources, line], head.get("outlet"), body)
            except (ValueError, KeyError, IndexError) as fault:
                faults.append(f"{path.name}: {line}: {fault!r}")
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    rows.sort(key=lambda row: (row["report"], row["start"], row["end"], len(row["chain"])))
    gold = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "gold.jsonl").write_bytes(gold.encode("utf-8"))
    if folder == FOLDER:
        parts = folder / "split.json"
        drawn = json.loads(parts.read_text(encoding="utf-8")) if parts.exists() else {}
        parts.write_text(json.dumps(split(beats, drawn), indent=1) + "\n", encoding="utf-8")
    print(f"{sum(map(len, beats.values()))} reports, {len(rows)} chains")
    return 0


if __name__ == "__main__":
    sys.exit(main())

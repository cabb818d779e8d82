"""Mutated inputs of every format for some minutes: does reading crash, hang, or lose one?

    python bench/mutations.py [--minutes 1] [--seed 1] [--longest 10] [--keep FOLDER]

A file of each format is damaged at random (bytes changed, cut out, doubled, moved, spliced with another
file's), read beside a good one, and checked: no exception, no fault of ours in the log, an outcome at least
every ``longest`` CPU seconds, totals that add up, and the good file read all the same. What hangs ends the
run after six times that, with where it hung; inputs with a fault are kept with `--keep`.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from reportedly.read import Outcome, add_up, read_inputs

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.read import makers


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight damages."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out) + 1)
        long = min(len(out) - at, chance.choice((1, 1, 2, 8, 64, 1024)))
        what = chance.randrange(7)
        if what == 0:
            out[at : at + long] = chance.randbytes(long)
        elif what == 1:
            del out[at : at + long]
        elif what == 2:
            out[at:at] = out[at : at + long] * chance.choice((1, 2, 50, 2000))
        elif what == 3 and at < len(out):
            out[at] ^= 1 << chance.randrange(8)
        elif what == 4:
            start = chance.randrange(len(other) + 1)
            out[at:at] = other[start : start + chance.randrange(2000)]
        elif what == 5:
            out[at:at] = chance.choice((b"\0", b"<", b"&", b"\xff\xfe", b"]]>", b"<!--", b'"', b"99999999"))
        else:
            del out[at:]
    return bytes(out)


def _read(path: Path, good: Path, states: Counter[str], hung: float) -> tuple[str | None, float]:
    """What goes wrong with a damaged input that is read beside a good one, and the longest time between two
    outcomes; the outcomes are counted."""
    faulthandler.dump_traceback_later(hung, exit=True)
    log = []
    longest = 0.0
    last = time.process_time()
    try:
        for outcome in read_inputs([path, good]):
            faulthandler.dump_traceback_later(hung, exit=True)
            log.append(outcome)
            longest, last = max(longest, time.process_time() - last), time.process_time()
    except Exception as fault:  # the very thing this looks for
        return f"{type(fault).__name__}: {fault}", longest
    finally:
        faulthandler.cancel_dump_traceback_later()
    return _fault(log, states), longest


def _fault(log: list[Outcome], states: Counter[str]) -> str | None:
    totals = add_up(log)
    states.update(outcome.state for outcome in log[:-1])
    if ours := [o.reason for o in log if o.reason and "report this as a fault" in o.reason]:
        return ours[0]
    lost = len(log) < 2 or any((o.state == "read") != bool(o.reports) for o in log)
    if lost or log[-1].state != "read" or totals.inputs != len(log):
        return "not accounted for"
    return None


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--minutes", type=float, default=1)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--longest", type=float, default=10)
    ask.add_argument("--keep", type=Path, help="a folder for the inputs with a fault")
    given = ask.parse_args()
    chance = random.Random(given.seed)
    files = makers.of_every_format()
    names = sorted(files)
    states: Counter[str] = Counter()
    faults: list[str] = []
    until = time.monotonic() + 60 * given.minutes
    slowest = (0.0, "")
    count = 0
    with tempfile.TemporaryDirectory() as held:
        good = Path(held) / "good.txt"
        good.write_text(makers.GOOD, encoding="utf-8")
        list(read_inputs([good]))  # models load at the first input
        while time.monotonic() < until:
            name = chance.choice(names)
            path = Path(held) / name
            path.write_bytes(mutated(files[name], files[chance.choice(names)], chance))
            count += 1
            fault, spent = _read(path, good, states, 6 * given.longest)
            slowest = max(slowest, (spent, f"case {count}, {name}"))
            if fault is None and spent > given.longest:
                fault = f"{spent:.1f} s"
            if fault is not None:
                faults.append(f"case {count}, {name}: {fault}")
                if given.keep:
                    given.keep.mkdir(parents=True, exist_ok=True)
                    path.rename(given.keep / f"{given.seed}-{count}-{name}")
            path.unlink(missing_ok=True)
    print(
        f"{count:,} mutated inputs in {given.minutes:g} minutes ({time.process_time() / 60:.1f} of the "
        f"processor), seed {given.seed}"
    )
    print(", ".join(f"{count:,} {state}" for state, count in sorted(states.items())))
    print(f"slowest: {slowest[0]:.2f} CPU s ({slowest[1]}); faults: {len(faults)}")
    for told in faults[:20]:
        print("  ", told[:300])
    if faults:
        raise SystemExit(1)


if __name__ == "__main__":
    main()

"""Runs stopped with SIGKILL at random moments while reading and linking, and gone on with: is anything lost,
is anything there twice, is the export that of a run that was not stopped?

    python bench/stops.py [--stops 200] [--processes 1] [--seed 1] [--data PATH …]

Without --data it reads the sample as a folder, as a zip archive and as JSON lines. A run is killed after
a random time, then started again with the same command until it ends by itself.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from reportedly import Case

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "south-syria" / "reports"


def material(folder: Path) -> list[Path]:
    """The sample's reports in three packings, so that a stop falls into each."""
    files = sorted(SAMPLE.iterdir())
    with zipfile.ZipFile(folder / "some.zip", "w") as archive:
        for path in files[:3]:
            archive.write(path, path.name)
    lines = [json.dumps({"text": path.read_text(encoding="utf-8")}) for path in files[3:]]
    (folder / "some.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return [folder / "some.zip", folder / "some.jsonl", SAMPLE]


def exported(case_file: Path, folder: Path) -> dict[str, bytes]:
    """What the case holds, as bytes."""
    with Case.open_existing(case_file) as case:
        return {path.name: path.read_bytes() for path in case.export(folder)}


def run(command: list[str], after: float | None) -> bool:
    """Run a command, killed after some seconds; whether it was stopped."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            return True
        if process.returncode != 0:
            raise SystemExit(f"a run ended with code {process.returncode}: {' '.join(command)}")
        return False


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--stops", type=int, default=200)
    ask.add_argument("--processes", type=int, default=1)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--data", nargs="*", type=Path)
    given = ask.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        inputs = [str(path) for path in given.data or material(folder)]

        def command(case_file: Path) -> list[str]:
            options = ["--quiet", "--processes", str(given.processes)]
            return [sys.executable, "-m", "reportedly", "add", str(case_file), *inputs, *options]

        began = time.monotonic()
        run(command(folder / "whole.duckdb"), None)
        length = time.monotonic() - began
        whole = exported(folder / "whole.duckdb", folder / "whole")
        stopped = cases = different = 0
        while stopped < given.stops:
            case_file = folder / f"{cases}.duckdb"
            stops = 0
            while run(command(case_file), chance.uniform(0.2, 1.05) * length if stops < 12 else None):
                stops += 1
                stopped += 1
            different += exported(case_file, folder / "out") != whole
            cases += 1
            case_file.unlink()
    print(f"{'stops':>8}{'cases':>8}{'processes':>11}{'of other bytes':>16}   a whole run: {length:.1f} s")
    print(f"{stopped:>8}{cases:>8}{given.processes:>11}{different:>16}")
    if different:
        raise SystemExit(1)


if __name__ == "__main__":
    main()

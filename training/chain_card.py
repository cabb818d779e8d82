"""The card of the network for chains: what it learned from, how, and how well it does on unseen reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.chain_data import Wanted

CARD = """# The network for chains

- **Says** whether a statement's chain would stand better in another way: who of those named near by (at
  most twelve) is a link, who is the root, who stands right above whom. The best path from the outlet to a
  root is the chain.
- **Is** {members} small networks whose mean counts, each of two layers of {width} over {signs} signs (kinds,
  places, grammar, the rules' own chains, whom the attribution tagger takes for the source)
  and the tagger's vectors of four words in {reduced} numbers each, with a small head for each step;
  {weights:,} weights, {size:.0f} kB in half precision, numpy at run time. No text is kept in it.
- **Learned from** reports written for this project with their chains, people, outlets and happenings
  invented: {parts};
  {found:,} of their {statements:,} statements, those that the rules found, each with its other chains
  weighed by the set's own scorer. Nothing learns from the gold set's parts held and held2.
- **Made by** `python -m training.chains --folds {folds} --write`:
  {settings}; {minutes:.0f} CPU-minutes with the folds, on one core.
- **May not** undo what grammar shows (`annotate/chaining/limits.py`).
- **Not for** finding statements or telling what kind a source is; languages other than English; texts that
  are no news.

## Scores

In {folds} folds by report, each judged by networks that have seen no statement of it; the rules alone
beside. On dev, later and later2 the rules were written, and on the odd half of the training reports they
were mended, so there the rules' figures flatter them, and there is less to gain.

```
{table}
```
"""


def card(
    wanted: Sequence[Wanted],
    *,
    found: int,
    table: str,
    folds: int,
    settings: str,
    minutes: float,
    **of_network: float,
) -> str:
    """The card as text; ``of_network``: members, width, signs, reduced, weights, size (kB)."""
    reports = Counter(part for part, _ in dict.fromkeys((one.part, one.report) for one in wanted))
    called = {"training": "`training/chains`"}
    parts = ", ".join(f"{called.get(part, part)} ({number})" for part, number in reports.items())
    return CARD.format(
        parts=parts,
        found=found,
        statements=len(wanted),
        table=table,
        folds=folds,
        settings=settings,
        minutes=minutes,
        **of_network,
    )


def write_card(folder: Path, text: str) -> None:
    """Put the card beside the network."""
    (folder / "card.md").write_text(text, encoding="utf-8")

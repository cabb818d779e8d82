"""Trains the head for the kinds of names, and measures it in folds by report.

    python -m training.kinds [--folds 4] [--write]

Learns from the sources that the annotators of ``training/chains`` and of the gold set's parts dev, later and
later2 gave a kind: persons, organisations, outlets; never from held or held2. Names of places, which are no
sources, are those that stand in places throughout ("in X", "near X") or that the gazetteer knows, and are no
source. Prints, of the names whose kind the annotators gave, how many are right by the votes alone and with
the head from several thresholds on. ``--write`` learns from all of it and puts the head into the package,
with a card. Needs scikit-learn and some five minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from training.chain_data import Source, sources_of
from training.folds import by_report

from reportedly.annotate.english import tagger
from reportedly.annotate.names.kind_head import BUCKETS, KINDS, KindHead, NameSigns
from reportedly.annotate.names.names import elected, signs_of_cluster, was_close
from reportedly.annotate.names.spelling import bare, fold
from reportedly.annotate.parser import parse
from reportedly.annotate.places.places import is_place
from reportedly.record import EntityKind, Report

FOLDER = Path(__file__).resolve().parents[1] / "src/reportedly/data/models/names"
STRENGTH = 0.3  # of the fit to the data, against small weights; of .03, .1, .3 and 1 in folds
SURE = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Named:
    """A name of a report: what is seen of it, the kind its votes elect, and the right one; ``given`` by an
    annotator, not taken from where it stands; ``close`` as the election was, so that the head is heard."""

    report: str
    signs: NameSigns
    elected: EntityKind
    kind: EntityKind
    given: bool
    close: bool


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--folds", type=int, default=4)
    options.add_argument(
        "--write", action="store_true", help="learn from all of it and put the head in place"
    )
    chosen = options.parse_args()
    names = [one for number, report, sources in sources_of() for one in named(number, report, sources)]
    told = table(names, in_folds(names, chosen.folds))
    print(told)
    if chosen.write:
        write(trained(names), told, names)


def named(number: str, read: Report, sources: Sequence[Source]) -> list[Named]:
    """The names of a report whose kind is known."""
    kinds: dict[str, EntityKind] = {}
    for source in sources:
        words = bare(fold(source.labels[0])).split() if source.labels else []
        if words and source.kind in KINDS:
            kinds[" ".join(words)] = source.kind  # type: ignore[assignment]
            if source.kind == "person":
                kinds.setdefault(words[-1], "person")
    tagged = tagger().read(read.text)
    clusters, mentions = elected(parse(read.text), read.dateline or "")
    found = []
    for cluster in clusters:
        signs = signs_of_cluster(cluster, mentions, tagged)
        if signs is None:
            continue
        items = [mentions[index] for index in cluster.mentions]
        text = items[0].text
        kind = kinds.get(bare(fold(text)))
        if kind:
            found.append(Named(number, signs, cluster.kind, kind, True, was_close(cluster, mentions)))
        elif cluster.kind == "place" and (is_place(text) or all(item.there for item in items)):
            found.append(Named(number, signs, "place", "place", False, was_close(cluster, mentions)))
    return found


def in_folds(names: Sequence[Named], folds: int) -> np.ndarray:
    """(names, kinds): the chances that a head gives which has not seen the name's report."""
    reports = [one.report for one in names]
    found = np.zeros((len(names), len(KINDS)))
    for others, own in by_report(reports, sorted(set(reports)), folds):
        head = trained([names[i] for i in others])
        for i in own:
            found[i] = head.chances(names[i].signs)
    return found


def trained(names: Sequence[Named]) -> KindHead:
    """What the names teach."""
    dense = np.stack([one.signs.dense for one in names])
    mean = dense.mean(axis=0)
    rows = [i for i, one in enumerate(names) for _ in one.signs.spellings]
    columns = [bucket for one in names for bucket in one.signs.spellings]
    spelled = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(names), BUCKETS))
    fitted = LogisticRegression(C=STRENGTH, max_iter=500).fit(
        hstack([csr_matrix(dense - mean), spelled]).tocsr(), [KINDS.index(one.kind) for one in names]
    )
    weights = fitted.coef_.T.astype(np.float32)
    return KindHead(
        weights[: dense.shape[1]], mean, weights[dense.shape[1] :], fitted.intercept_.astype(np.float32)
    )


def table(names: Sequence[Named], chances: np.ndarray) -> str:
    """How many names are right, by kind: by the votes, and with the head from each threshold on."""
    lines = [f"{'':<22}" + "".join(f"{kind:>14}" for kind in KINDS) + f"{'given, right':>14}"]
    best = chances.argmax(axis=1)
    rows = {"names": [one.kind for one in names], "by votes": [one.elected for one in names]}
    for sure in SURE:
        rows[f"with the head from {sure:g}"] = [
            KINDS[b] if one.close and c[b] >= sure else one.elected
            for one, b, c in zip(names, best, chances, strict=True)
        ]
    for title, said in rows.items():
        right = Counter(one.kind for one, kind in zip(names, said, strict=True) if kind == one.kind)
        given = [kind == one.kind for one, kind in zip(names, said, strict=True) if one.given]
        lines.append(
            f"{title:<22}" + "".join(f"{right[kind]:>14}" for kind in KINDS) + f"{np.mean(given):>14.4f}"
        )
    return "\n".join(lines)


def write(head: KindHead, told: str, names: Sequence[Named]) -> None:
    """Put a head where the program looks for it, half as exact as it was, with its card."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    arrays = {name: getattr(head, name).astype(np.float16) for name in KindHead.__dataclass_fields__}
    np.savez_compressed(FOLDER / "kinds.npz", **arrays)
    reports = len({one.report for one in names})
    (FOLDER / "card.md").write_text(
        CARD.format(reports=reports, names=len(names), table=told), encoding="utf-8"
    )


CARD = """# The head for the kinds of names

`kinds.npz`, made by `python -m training.kinds --write`: one linear layer that says whether a name is a
person's, an organisation's, an outlet's or a place's, from the tagger's vectors of its mentions, the votes of
rules and parser, and the spelling of its first and last word. It is heard where it gives its kind the chance
`SURE` of `annotate/names/names.py` and the votes were close, never of a name that a list knows.

Learned from {reports} reports of `training/chains` and of the gold set of chains (parts dev, later, later2;
nothing of held and held2), which were written for this project, and whose annotators gave their sources'
kinds; {names} names. Names of places are those that the program took for places and that are no source. Who
is in the news without being a source, and bodies that only act, are not among them. In folds by report,
names that are right:

```
{table}
```
"""


if __name__ == "__main__":
    main()

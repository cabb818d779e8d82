"""What the network may not change: links that the text's own grammar shows, and people whom it describes.

Each limit was found on reports that the network had not seen, by folds over those it learns from: where it is
crossed, as much is lost as is gained.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

from reportedly.annotate.chaining.surroundings import Numbers, Surroundings
from reportedly.annotate.sources.sources import SourceBook

NAMING = {get_string_id(dep) for dep in ("appos", "compound", "flat", "nmod")}
# Of 0, 0.5, 1, 2 and never, on folds over what the network learns from: at 0, the gold set's descriptions are
# found less well (.794 for .797 at 1, F1); at 2, as many roots as it saves are lost.
CLEAR = 1.0

Chain = tuple[int, ...]
Marks = NDArray[np.bool_]


def belonging(view: Surroundings, where: Numbers) -> Marks:
    """(s, k): whom the words that name a statement's source mention beside its head: in "the minister's
    office" the minister, in "a source at the bank" the bank. They do not speak there; who does is the head by
    another name, as in "the owner, Ada Venn"."""
    found = np.zeros(where.shape, dtype=bool)
    starts, ends, heads = view.mentions.starts, view.mentions.ends, view.mentions.heads
    above, deps = view.grammar.heads, view.grammar.deps
    for j, s in enumerate(view.statements):
        if s.source is None:
            continue
        (first, last), root = s.source, view.source_head[j]
        for column, m in enumerate(where[j].tolist()):
            inside = m < len(starts) and first <= starts[m] and ends[m] <= last
            if inside and heads[m] != root:
                found[j, column] = above[heads[m]] != root or deps[heads[m]] not in NAMING
    return found


def in_sentence(view: Surroundings, where: Numbers) -> Marks:
    """(s, k): who is mentioned in the sentence in which the statement's source or cue stands."""
    found: Marks = np.array([*view.mentioned_in, -1])[where] == np.array(view.sentence)[:, None]
    return found


def telling(view: Surroundings, who: Numbers) -> Marks:
    """(s, k): whose word the statement is that this one stands in, as where "This request, reported by Ada
    Venn, …" follows on it."""
    roots = np.array([*(s.chain[-1] for s in view.statements), -2])
    found: Marks = who == roots[view.parent][:, None]
    return found


def allowed(
    old: Chain,
    new: Chain,
    near: NDArray[np.bool_],
    around: NDArray[np.bool_],
    described: bool,
    lead: float,
) -> bool:
    """Whether a chain may take the place of the rules'; both as columns of ``near`` (who is mentioned in the
    statement's own sentence) and ``around`` (who tells the statement around it). ``described``: the rules'
    root is somebody unnamed of whom something is said. ``lead``: by how much the new chain scores better.

    A chain does not end earlier than the rules', and who tells the statement around stays: of ten chains of
    the gold set that lost them, the rules' had the root right in seven, the network's in one. With the same
    root, links are taken away or put in, not both, and who is mentioned in the sentence stays. Who is unnamed
    and described gives way only where the lead is clear, since what is said of them is lost, and a name that
    did not say it is worse than none.
    """
    lost = [k for k in old if k not in new]
    made = [k for k in new if k not in old]
    if new[-1] in old[:-1] or around[lost].any():
        return False
    if new[-1] == old[-1] and lost:
        return not made and not near[lost].any()
    return not (described and old[-1] in lost and lead < CLEAR)


def is_described(book: SourceBook, root: int) -> bool:
    """Whether a root is somebody unnamed of whom something is said."""
    return book.drafts[root].kind == "anonymous" and bool(book.drafts[root].descriptions)


__all__ = ["allowed", "belonging", "in_sentence", "is_described", "telling"]

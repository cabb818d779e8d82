"""Of some texts the lists of earlier ones that promise most to be like them, and what new texts change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from reportedly.link.index.tables import EARLIER, Numbers


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of an earlier text ``a`` and a later one ``b``, each once, and what they promise. (n,) each."""

    a: Numbers
    b: Numbers
    promise: Numbers

    @classmethod
    def of(cls, table: pa.Table) -> Pairs:
        """The rows of a table ``a, b, promise``."""
        return cls(*(table.column(name).to_numpy().astype(np.int64) for name in EARLIER.names))

    @property
    def keys(self) -> Numbers:
        """One number for each pair."""
        return self.a << 32 | self.b

    def chosen(self, which: Numbers | NDArray[np.bool_]) -> Pairs:
        """Those of them: places, or whether each."""
        return Pairs(self.a[which], self.b[which], self.promise[which])

    def without(self, others: Pairs) -> Pairs:
        """Those that are not among others."""
        return self.chosen(np.isin(self.keys, others.keys, invert=True))

    def joined_by(self, others: Pairs) -> Pairs:
        """These and others."""
        columns = ((self.a, others.a), (self.b, others.b), (self.promise, others.promise))
        return Pairs(*map(np.concatenate, columns))

    def table(self) -> pa.Table:
        """The same as a table."""
        return pa.table([self.a, self.b, self.promise], EARLIER.names).cast(EARLIER)


@dataclass(frozen=True, slots=True)
class Floor:
    """What those promise at most that are not on the list of a text, by its number; where all that promise
    anything, ``least`` or more, are on it, 1 less than that."""

    promise: Numbers
    least: int

    def above(self, pairs: Pairs) -> Pairs:
        """The pairs that are to be on the lists."""
        return pairs.chosen(pairs.promise > self.promise[pairs.b])


@dataclass(frozen=True, slots=True)
class Lists:
    """The ``pairs`` on the lists of some texts, and what is known of those that are not on them."""

    pairs: Pairs
    floor: Floor

    def changed(self, joined: Pairs, lost: Pairs) -> tuple[Pairs, Pairs]:
        """What goes from the lists and what comes where some pairs join them and others promise less."""
        _, at, of = np.intersect1d(self.pairs.keys, lost.keys, assume_unique=True, return_indices=True)
        before = self.pairs.chosen(at)
        left = self.floor.above(replace(before, promise=before.promise - lost.promise[of]))
        return before, joined.joined_by(left)

    def after(self, gone: Pairs, came: Pairs) -> Lists:
        """The lists when they are changed so."""
        return replace(self, pairs=self.pairs.without(gone).joined_by(came))

    def best(self, texts: Iterable[int], many: int, place: Numbers) -> Pairs:
        """For each of these texts the pairs with the ``many`` that promise most, of equals the latest;
        ``place`` says of each text where it stands in order of time."""
        some = self.pairs.chosen(np.isin(self.pairs.b, list(texts)))
        some = some.chosen(np.lexsort((-place[some.a], -some.promise, some.b)))
        return some.chosen(np.arange(len(some.b)) - np.searchsorted(some.b, some.b) < many)

    def short(self, texts: Iterable[int], many: int) -> list[int]:
        """Those of these texts of which the lists do not say what their ``many`` are: others than are kept,
        which promise no more than the floor, may be among them."""
        sure = np.bincount(self.floor.above(self.pairs).b, minlength=len(self.floor.promise)) >= many
        full = self.floor.promise >= self.floor.least
        return [text for text in sorted(texts) if full[text] and not sure[text]]

"""Answers that were given already: the same question about the same revision has the same answer."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Final

LARGEST: Final = 64_000_000
"""Bytes kept in all; those asked for longest ago go first."""


class Answers:
    """The latest answers by what was asked, for any number of threads."""

    def __init__(self, largest: int = LARGEST) -> None:
        self.largest = largest
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._size = 0

    def get(self, asked: Hashable) -> bytes | None:
        """The answer to this, if it is kept."""
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
            return self._kept.get(asked)

    def keep(self, asked: Hashable, answer: bytes) -> None:
        """Keep an answer as long as there is room."""
        with self._lock:
            self._size += len(answer) - len(self._kept.pop(asked, b""))
            self._kept[asked] = answer
            while self._size > self.largest:
                _, gone = self._kept.popitem(last=False)
                self._size -= len(gone)

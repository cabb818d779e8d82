"""Those who bear the names of a report: how each is called, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.annotate.names.roles import genders_of
from reportedly.annotation import Name

# "The Star *(Kisumu)*": where an outlet is at home is no part of its name.
WHERE = re.compile(r"\s*\([^()]*\)$")


class Bearers:
    """The names of one report by who bears them, which is the first name's index (``Name.same``)."""

    def __init__(self, names: Sequence[Name], outlet: str | None) -> None:
        self.names = names
        self.genders = genders_of(tuple(names))
        self._own = folded(WHERE.sub("", outlet or ""))
        self._of: dict[int, list[Name]] = {}
        for name in names:
            self._of.setdefault(name.same, []).append(name)

    def full_name(self, first: int) -> str:
        """The fullest name that the report gives."""
        return max((n.text for n in self._of[first]), key=lambda t: (len(t.split()), len(t)))

    def is_own(self, name: int) -> bool:
        """Whether a name is that of the report's outlet, in full or as its readers shorten it."""
        if not self._own or self.names[name].kind == "country":
            return False
        forms = {folded(n.text) for n in self._of[self.names[name].same]}
        whole = any(form == self._own for form in forms)
        parts = self._own.split()
        cuts = range(1, len(parts))
        short = {" ".join(parts[:n]) for n in cuts} | {" ".join(parts[n:]) for n in cuts}
        return whole or bool(self.names[name].kind in ("outlet", "organisation") and forms & short)

    def holds_own(self, text: str) -> bool:
        """Whether all words of ``text`` are of the outlet's name."""
        return set(folded(text).split()) <= set(self._own.split())


def folded(name: str | None) -> str:
    """A name for comparing outlets: no case, article or mark."""
    letters = "".join(c if c.isalnum() else " " for c in (name or "").lower())
    return " ".join(letters.split()).removeprefix("the ")

"""An address of the desk, and a request as whoever answers it needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, Literal, TypeAlias

import msgspec

from reportedly.desk.desk import Desk
from reportedly.desk.filters import Filters
from reportedly.errors import InputError

FIELDS: Final = tuple(f.name for f in fields(Filters))

Method: TypeAlias = Literal["get", "post", "delete"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as an answer needs it: the parts of the path, the query, the body if any."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes = b""

    def number(self, name: str, usual: int, most: int) -> int:
        """A whole number of the query, between 0 and ``most``."""
        text = self.query.get(name, "")
        if not text:
            return usual
        if not text.isdecimal():
            raise InputError(f"{name}={text!r} is no whole number: give one from 0 to {most}")
        return min(int(text), most)

    def filters(self) -> Filters:
        """The filters of the query."""
        return Filters(**{name: self.query.get(name.rstrip("_")) or None for name in FIELDS})

    def decoded(self, cls: type[Any]) -> Any:
        """The body as a ``cls``; an ``InputError`` where it is none."""
        try:
            return msgspec.json.decode(self.body, type=cls)
        except (msgspec.MsgspecError, UnicodeDecodeError) as fault:
            raise InputError(f"what was sent is not as /openapi.json says: {fault}") from fault


@dataclass(frozen=True, slots=True)
class Route:
    """An address: ``path`` without ``.json``, the type of its answer, and what it may be asked with.

    What is ``of_record`` is answered from a ``Reading`` of the shelf and is the same until the record
    changes; the rest from the case's tables.
    """

    method: Method
    path: str
    summary: str
    gives: Any
    answer: Callable[[Desk, Any, Asked], Any]
    query: tuple[str, ...] = ()
    takes: Any = None
    page: str | None = None
    of_record: bool = False

    @property
    def address(self) -> str:
        """Where its data is."""
        return "/answer.json" if self.path == "/" else f"{self.path}.json"

"""Many neighbourhoods worked out by one function: in this process, or in the partitions of an engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import msgspec
import pyarrow as pa

from reportedly.engines import Batches, Engine
from reportedly.settling.part import Neighbourhood, Part, work_out
from reportedly.store.schema import OF_NEIGHBOURHOODS

MakeEngine: TypeAlias = Callable[[], Engine]

NEIGHBOURHOOD = pa.schema([("key", pa.string()), ("json", pa.string())])


def work_out_many(
    given: Mapping[str, Neighbourhood], make: MakeEngine | None = None
) -> list[tuple[str, Part]]:
    """The part of every neighbourhood, in the order given, worked out on what ``make`` makes or here."""
    if make is None:
        return [(key, work_out(neighbourhood)) for key, neighbourhood in given.items()]
    texts = [_text(neighbourhood) for neighbourhood in given.values()]
    with make() as engine:
        engine.put("neighbourhood", pa.table([list(given), texts], schema=NEIGHBOURHOOD))
        engine.map("part", "SELECT key, json FROM neighbourhood", work_out_batches, NEIGHBOURHOOD)
        found = engine.get("SELECT key, json FROM part")
    part = dict(zip(*(column.to_pylist() for column in found.columns), strict=True))
    return [(key, _part(part[key])) for key in given]


def work_out_batches(batches: Batches) -> Batches:
    """The parts of neighbourhoods in Arrow batches."""
    for batch in batches:
        for key, text in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            part = work_out(msgspec.json.decode(text, type=Neighbourhood))
            yield pa.record_batch([[key], [_text(part)]], schema=NEIGHBOURHOOD)


def _part(text: str) -> Part:
    tables = msgspec.json.decode(text, type=dict[str, list[msgspec.Raw]])
    return {
        name: tuple(msgspec.json.decode(row, type=OF_NEIGHBOURHOODS[name]) for row in rows)
        for name, rows in tables.items()
    }


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()

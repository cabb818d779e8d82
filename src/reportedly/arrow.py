"""The record's classes as Arrow tables: what stores, engines and files hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa


def arrow_table(rows: Sequence[object], cls: type) -> pa.Table:
    """Objects of a record class as an Arrow table."""
    return to_arrow([msgspec.to_builtins(row) for row in rows], cls)


def to_arrow(rows: Sequence[Mapping[str, Any]], cls: type) -> pa.Table:
    """The rows as an Arrow table whose schema follows from the fields of ``cls``, also when empty."""
    return pa.Table.from_pylist([_encodable(row) for row in rows], schema=schema(cls))


@cache
def schema(cls: type) -> pa.Schema:
    """The Arrow schema of a record class: its fields, in order, nullable where None is allowed."""
    return pa.schema(_arrow_fields(cls))


def _encodable(value: Any) -> Any:
    """Arrow holds UTF-8, which has no place for half a surrogate pair."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode() if not value.isascii() else value
    if isinstance(value, Mapping):
        return {key: _encodable(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_encodable(item) for item in value]
    return value


def _arrow_fields(cls: type) -> Iterator[pa.Field]:
    hints = get_type_hints(cls)
    for field in fields(cls):
        hint = hints[field.name]
        yield pa.field(field.name, _arrow_type(hint), nullable=NoneType in get_args(hint))


def _arrow_type(hint: Any) -> pa.DataType:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (known,) = (arg for arg in args if arg is not NoneType)
        return _arrow_type(known)
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(_arrow_type(args[0]))
    if is_dataclass(hint):
        return pa.struct(list(_arrow_fields(hint)))  # type: ignore[arg-type]
    return {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}[hint]

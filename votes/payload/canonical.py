"""Canonical JSON of a payload, and a payload of canonical JSON."""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from .records import FORMAT, Payload

#: Reads a value found at a place, which is named when it is not as it must be.
Reader = Callable[[Any, str], Any]


class PayloadError(ValueError):
    """The text is not a payload of this format; the message names the place."""


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {name: _plain(item) for name, item in pairs if item is not None}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, int):
        return value
    raise PayloadError(f"{type(value).__name__} không ghi được vào kết quả: {value!r}")


def canonical(value: Any) -> bytes:
    """Canonical JSON: UTF-8, NFC, sorted keys, separators `,` and `:`, integers and strings."""
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def parse(text: str) -> Payload:
    """Read a canonical payload; PayloadError names the place that is not as it must be."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PayloadError(f"không phải JSON: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise PayloadError("không phải kết quả theo định dạng 1")
    value: Payload = _reader(Payload)(data, "")
    return value


@functools.cache
def _reader(kind: Any) -> Reader:
    """What reads a value of this type. Made once a type: a roll-up reads hundreds of payloads."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _reader(typing.get_args(kind)[0])
    if origin is tuple:
        return _sequence(_reader(typing.get_args(kind)[0]))
    if origin is not None:
        return functools.partial(_is, dict)
    if dataclasses.is_dataclass(kind):
        return _record(kind)
    return functools.partial(_is, kind)


def _sequence(inner: Reader) -> Reader:
    def read(value: Any, place: str) -> tuple[Any, ...]:
        return tuple(
            [inner(item, f"{place}[{n}]") for n, item in enumerate(_is(list, value, place))]
        )

    return read


def _record(kind: Any) -> Reader:
    readers = {name: _reader(hint) for name, hint in _hints(kind).items()}

    def read(value: Any, place: str) -> Any:
        given = _is(dict, value, place)
        unknown = given.keys() - readers.keys()
        if unknown:
            raise PayloadError(f"{place or 'kết quả'}: khóa lạ {sorted(unknown)[0]!r}")
        try:
            return kind(
                **{name: readers[name](item, f"{place}.{name}") for name, item in given.items()}
            )
        except TypeError as error:
            raise PayloadError(f"{place or 'kết quả'}: thiếu dữ liệu ({error})") from error

    return read


@functools.cache
def _hints(kind: Any) -> dict[str, Any]:
    """The types of a record's fields; they are spelled out from text, which takes its time."""
    return typing.get_type_hints(kind)


def _is(kind: Any, value: Any, place: str) -> Any:
    if type(value) is kind:
        return value
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise PayloadError(f"{place}: phải là {kind.__name__}, không phải {value!r}")
    return value

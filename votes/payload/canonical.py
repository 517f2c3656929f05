"""Canonical JSON of a payload, and a payload of canonical JSON."""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
import unicodedata
from collections.abc import Mapping
from typing import Any

from .records import FORMAT, Payload


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
    value: Payload = _typed(Payload, data, "")
    return value


def _typed(kind: Any, value: Any, place: str) -> Any:
    if kind is str or kind is int:
        return _is(kind, value, place)
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _typed(typing.get_args(kind)[0], value, place)
    if origin is tuple:
        inner = typing.get_args(kind)[0]
        return tuple(
            _typed(inner, item, f"{place}[{n}]") for n, item in enumerate(_is(list, value, place))
        )
    if origin is not None:
        return _is(dict, value, place)
    if dataclasses.is_dataclass(kind):
        return _record(kind, _is(dict, value, place), place)
    return _is(kind, value, place)


def _record(kind: Any, value: dict[str, Any], place: str) -> Any:
    hints = _hints(kind)
    unknown = value.keys() - hints.keys()
    if unknown:
        raise PayloadError(f"{place or 'kết quả'}: khóa lạ {sorted(unknown)[0]!r}")
    try:
        return kind(
            **{name: _typed(hints[name], item, f"{place}.{name}") for name, item in value.items()}
        )
    except TypeError as error:
        raise PayloadError(f"{place or 'kết quả'}: thiếu dữ liệu ({error})") from error


@functools.cache
def _hints(kind: Any) -> dict[str, Any]:
    """The types of a record's fields; they are spelled out from text, which takes its time."""
    return typing.get_type_hints(kind)


def _is(kind: Any, value: Any, place: str) -> Any:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise PayloadError(f"{place}: phải là {kind.__name__}, không phải {value!r}")
    return value

"""Words as any disk takes them: half of a pair, which the name of a foreign file may bring, becomes �."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")
_HALF = re.compile("[\ud800-\udfff]")


def whole(value: T) -> T:
    """The same value, the very same object where nothing had to be mended.

    >>> whole("方案\udcff.docx")
    '方案�.docx'
    """
    found: Any = _whole(value)
    return found  # type: ignore[no-any-return]


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value) if _HALF.search(value) else value
    if isinstance(value, tuple):
        mended = tuple(map(_whole, value))
        return value if all(new is old for new, old in zip(mended, value, strict=True)) else mended
    if isinstance(value, Mapping):
        return {_whole(key): _whole(one) for key, one in value.items()} if value else value
    if is_dataclass(value) and not isinstance(value, type):
        new = {f.name: _whole(getattr(value, f.name)) for f in fields(value) if f.init}
        changed = {name: one for name, one in new.items() if one is not getattr(value, name)}
        return replace(value, **changed) if changed else value
    return value

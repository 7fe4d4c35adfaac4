"""Reads a form from TOML text; collects all faults, each with file, key path and the nearest known word."""

from __future__ import annotations

import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal

from desktop.paper.faults import Fault, faulty, nearest
from desktop.paper.form import (
    BLOCKS,
    RESERVED,
    STAGE,
    Block,
    Enclosures,
    Form,
    Opinions,
    Page,
    Part,
    Register,
    Slot,
    slot_names,
    templates,
)

_TYPE_WORDS = {str: "文字", bool: "true 或 false", float: "数", int: "整数", tuple: "列表", dict: "表"}
_TOP = ("name", "title", "page", "slots", "blocks", "note", "foot", "page_number", "collects_signature")
_SLOT_KINDS = ("text", "title", "flag", "rows")


class _Reader:
    """Walks the parsed tables and remembers every fault."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def fault(self, path: str, code: str, word: str = "", known: typing.Iterable[str] = ()) -> None:
        self.faults.append(Fault(self.file, path, code, word, nearest(word, known) if known else ""))

    def record(self, cls: type, raw: Any, path: str) -> Any:
        """A dataclass out of a table; ``None`` where it cannot be made."""
        if not isinstance(raw, dict):
            self.fault(path, "wrong_type", _TYPE_WORDS[dict])
            return None
        hints = typing.get_type_hints(cls)
        known = {f.name: f for f in fields(cls)}
        for key in raw:
            if key not in known:
                self.fault(f"{path}.{key}", "unknown_key", key, known)
        values: dict[str, Any] = {}
        whole = True
        for name, one in known.items():
            if name in raw:
                before = len(self.faults)
                values[name] = self.value(hints[name], raw[name], f"{path}.{name}")
                whole = whole and len(self.faults) == before
            elif one.default is MISSING and one.default_factory is MISSING:
                self.fault(path, "missing_key", name)
                whole = False
        return cls(**values) if whole else None

    def value(self, kind: Any, raw: Any, path: str) -> Any:
        """One value of an annotated kind."""
        origin = typing.get_origin(kind)
        if origin is Literal:
            choices = typing.get_args(kind)
            if raw not in choices:
                self.fault(path, "unknown_choice", str(raw), choices)
            return raw
        if origin is tuple:
            if not isinstance(raw, list):
                self.fault(path, "wrong_type", _TYPE_WORDS[tuple])
                return ()
            inner = typing.get_args(kind)[0]
            return tuple(self.value(inner, item, f"{path}[{n}]") for n, item in enumerate(raw, 1))
        if isinstance(kind, type) and is_dataclass(kind):
            return self.record(kind, raw, path)
        if kind is float and isinstance(raw, int) and not isinstance(raw, bool):
            raw = float(raw)
        if type(raw) is not kind:
            self.fault(path, "wrong_type", _TYPE_WORDS[kind])
        elif kind in (int, float) and not 0 <= raw <= 1000:
            self.fault(path, "out_of_range", str(raw))
        return raw

    def slot(self, raw: Any, path: str) -> Slot:
        """A slot is its label, or a table with label and kind, or with label and columns."""
        if isinstance(raw, str):
            return Slot(raw)
        if not isinstance(raw, dict):
            self.fault(path, "wrong_type", _TYPE_WORDS[dict])
            return Slot("")
        for key in raw:
            if key not in ("label", "kind", "columns"):
                self.fault(f"{path}.{key}", "unknown_key", key, ("label", "kind", "columns"))
        if not isinstance(raw.get("label"), str):
            self.fault(path, "missing_key", "label")
        columns = raw.get("columns", {})
        kind = raw.get("kind", "rows" if columns else "text")
        if kind not in _SLOT_KINDS:
            self.fault(f"{path}.kind", "unknown_choice", str(kind), _SLOT_KINDS)
        if not isinstance(columns, dict):
            self.fault(f"{path}.columns", "wrong_type", _TYPE_WORDS[dict])
            columns = {}
        inner = {name: self.slot(item, f"{path}.columns.{name}") for name, item in columns.items()}
        return Slot(str(raw.get("label", "")), kind, types.MappingProxyType(inner))

    def block(self, raw: Any, path: str) -> Block | None:
        """A block by its ``kind``."""
        if not isinstance(raw, dict):
            self.fault(path, "wrong_type", _TYPE_WORDS[dict])
            return None
        kind = raw.get("kind")
        if kind is None:
            self.fault(path, "missing_key", "kind")
            return None
        if kind not in BLOCKS:
            self.fault(f"{path}.kind", "unknown_kind", str(kind), BLOCKS)
            return None
        body = {key: item for key, item in raw.items() if key != "kind"}
        return typing.cast("Block | None", self.record(BLOCKS[kind], body, path))

    def uses(self, text: str, slots: Mapping[str, Slot], path: str) -> None:
        """Every slot of a template must be declared and be text or a flag."""
        known = {name for name, slot in slots.items() if slot.kind != "rows"} | set(RESERVED)
        for name in slot_names(text):
            if name not in known:
                self.fault(path, "unknown_slot", name, known)

    def block_slots(self, block: Block, slots: Mapping[str, Slot], path: str) -> None:
        """Slots of one block; a register's rows and columns must be declared too."""
        for inner, text in templates(block, path):
            if inner != f"{path}.rows":
                self.uses(text, slots, inner)
        if isinstance(block, Register):
            columns = self.columns(block.rows, slots, path)
            for number, column in enumerate(block.columns, 1):
                if columns and column.key != "#" and column.key not in columns:
                    self.fault(f"{path}.columns[{number}].key", "unknown_slot", column.key, columns)
        elif isinstance(block, Enclosures):
            columns = self.columns(block.rows, slots, path)
            if columns and block.key not in columns:
                self.fault(f"{path}.key", "unknown_slot", block.key, columns)
        elif isinstance(block, Opinions):
            columns = self.columns(block.rows, slots, path) if block.rows else dict.fromkeys(STAGE)
            for name in STAGE:
                if columns and name not in columns:
                    self.fault(f"slots.{block.rows}.columns", "missing_key", name)
            if not (block.rows or block.boxes):
                self.fault(path, "missing_key", "boxes")

    def columns(self, rows: str, slots: Mapping[str, Slot], path: str) -> Mapping[str, object]:
        """The columns of the slot that a block takes its lines from; none where there is no such slot."""
        slot = slots.get(rows)
        if slot is not None and slot.kind == "rows":
            return slot.columns
        known = [name for name, one in slots.items() if one.kind == "rows"]
        self.fault(f"{path}.rows", "unknown_slot", rows, known)
        return {}


def read_form(name: str, text: str) -> Form:
    """The form of a file's text; ``PaperFault`` with all faults where it is not one."""
    reader = _Reader(f"{name}.toml")
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise faulty([Fault(reader.file, "", "toml", str(error))]) from error
    for key in raw:
        if key not in _TOP:
            reader.fault(key, "unknown_key", key, _TOP)
    title = raw.get("title")
    if not isinstance(title, str):
        reader.fault("", "missing_key", "title")
    page = reader.record(Page, raw.get("page", {}), "page")
    first = reader.record(
        Part, {"page": {}} | {k: raw[k] for k in ("foot", "page_number") if k in raw}, "form"
    )
    slots = _slots(reader, raw.get("slots", {}))
    blocks = _blocks(reader, raw.get("blocks"), slots)
    note = reader.value(str, raw.get("note", ""), "note")
    signed = reader.value(bool, raw.get("collects_signature", False), "collects_signature")
    for where, template in (("title", title), ("note", note)):
        if isinstance(template, str):
            reader.uses(template, slots, where)
    if reader.faults:
        raise faulty(reader.faults)
    begin = Part(page, first.foot, first.page_number)
    return Form(name, str(title), types.MappingProxyType(slots), blocks, begin, note, signed)


def _slots(reader: _Reader, raw: Any) -> dict[str, Slot]:
    if not isinstance(raw, dict):
        reader.fault("slots", "wrong_type", _TYPE_WORDS[dict])
        return {}
    return {key: reader.slot(item, f"slots.{key}") for key, item in raw.items()}


def _blocks(reader: _Reader, raw: Any, slots: Mapping[str, Slot]) -> tuple[Block, ...]:
    if not isinstance(raw, list) or not raw:
        reader.fault("blocks", "missing_key", "blocks")
        return ()
    read = []
    for number, item in enumerate(raw, 1):
        block = reader.block(item, f"blocks[{number}]")
        if block is not None:
            reader.block_slots(block, slots, f"blocks[{number}]")
            read.append(block)
    return tuple(read)

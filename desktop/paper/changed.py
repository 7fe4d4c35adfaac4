"""A unit's own layout of a form beside the shipped one: what it must keep, what it can bear, what it leaves out.

The program fills the slots of the shipped form, so another layout declares the same ones; where they stand, what is
written around them and whether they are printed is the unit's affair. Some things are not: the level of the sheet
itself, the serial at its foot, the rows of a fixed page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from desktop.paper.faults import Fault, nearest
from desktop.paper.form import (
    Block,
    Enclosures,
    Form,
    Opinions,
    Page,
    Pairs,
    Paragraph,
    Part,
    Register,
    Seals,
    Signs,
    Slot,
    slot_names,
    templates,
)
from desktop.paper.sheet import MM

MARK = "sheet_mark"
_LEAST_BODY = 60.0
"""Millimetres that margins leave of a page at least."""
_LEAST_ROOM = 8.0
"""Millimetres of the narrowest place that holds text."""
_SIZES = (4.0, 72.0)
_MOST_ROWS = 200
_MOST_SPACE = 120.0
_MOST_INDENT = 20.0


def changed_faults(shipped: Form, own: Form) -> tuple[Fault, ...]:
    """Why a layout cannot take the place of the shipped one; nothing if it can."""
    file = f"{own.name}.toml"
    return (
        *_slot_faults(file, "slots", shipped.slots, own.slots),
        *_kept_faults(file, shipped, own),
        *_room_faults(file, own),
    )


def no_longer_printed(shipped: Form, own: Form) -> tuple[str, ...]:
    """Labels of what the shipped form prints and the other does not."""
    lost = [name for name in printed(shipped) if name not in printed(own)]
    return tuple(_label(shipped, name) for name in lost)


def printed(form: Form) -> dict[str, None]:
    """Slots and columns (``rows.column``) that stand somewhere on the sheet, in order."""
    found: dict[str, None] = {}
    for text in (form.title, form.note):
        found |= dict.fromkeys(slot_names(text))
    for block in form.blocks:
        rows = getattr(block, "rows", "")
        if isinstance(rows, str) and rows:
            found |= dict.fromkeys(f"{rows}.{key}" for key in _columns(block, form.slots) if key != "#")
        for _path, text in templates(block):
            found |= dict.fromkeys(slot_names(text))
    return {name: None for name in found if name.partition(".")[0] in form.slots}


def _columns(block: Block, slots: Mapping[str, Slot]) -> tuple[str, ...]:
    if isinstance(block, Register):
        return tuple(column.key for column in block.columns)
    if isinstance(block, Enclosures):
        return (block.key,)
    return tuple(slots[block.rows].columns) if isinstance(block, Opinions) and block.rows in slots else ()


def _label(form: Form, name: str) -> str:
    rows, _dot, column = name.partition(".")
    slot = form.slots[rows]
    return f"{slot.label}.{slot.columns[column].label}" if column else slot.label


def _slot_faults(
    file: str, path: str, shipped: Mapping[str, Slot], own: Mapping[str, Slot]
) -> Iterator[Fault]:
    for name, slot in shipped.items():
        if name not in own:
            yield Fault(file, path, "slot_lost", f"{name}（{slot.label}）")
        elif own[name].kind != slot.kind:
            yield Fault(file, f"{path}.{name}", "slot_kind", slot.kind)
        else:
            yield from _slot_faults(file, f"{path}.{name}.columns", slot.columns, own[name].columns)
    for name in own:
        if name not in shipped:
            yield Fault(file, f"{path}.{name}", "slot_unfilled", name, nearest(name, shipped))


def _kept_faults(file: str, shipped: Form, own: Form) -> Iterator[Fault]:
    if own.collects_signature != shipped.collects_signature:
        yield Fault(file, "collects_signature", "signature_changed")
    if MARK in printed(shipped) and MARK not in printed(own):
        yield Fault(file, "blocks", "mark_lost", shipped.slots[MARK].label)
    feet, own_feet = _feet(shipped), _feet(own)
    if (all(feet) and not all(own_feet)) or (any(feet) and not any(own_feet)):
        yield Fault(file, "foot", "foot_lost")
    for rows, count in _fixed(shipped).items():
        if _fixed(own).get(rows) != count:
            yield Fault(file, "per_page", "per_page_changed", str(count))


def _feet(form: Form) -> list[bool]:
    """Of every page kind that stands on the sheet, whether it has the foot."""
    parts = [block for block in form.blocks if isinstance(block, Part)]
    return [part.foot for part in (form.first, *parts)]


def _fixed(form: Form) -> dict[str, int]:
    return {b.rows: b.per_page for b in form.blocks if isinstance(b, Register) and b.per_page}


def _room_faults(file: str, own: Form) -> Iterator[Fault]:
    """What cannot be set: no room, letters of no size."""
    page = own.first.page
    yield from _page_faults(file, "page", page)
    for number, block in enumerate(own.blocks, 1):
        path = f"blocks[{number}]"
        if isinstance(block, Part):
            page = block.page
            yield from _page_faults(file, f"{path}.page", page)
            continue
        yield from _bounds(file, path, block)
        yield from _widths(file, path, block, page.body_width)


def _page_faults(file: str, path: str, page: Page) -> Iterator[Fault]:
    if min(page.body_width, page.body_height) < _LEAST_BODY:
        yield Fault(file, path, "no_room")


def _bounds(file: str, path: str, block: object) -> Iterator[Fault]:
    """The numbers of a block, and of the boxes in it."""
    for one in fields(block):  # type: ignore[arg-type]
        value = getattr(block, one.name)
        if one.name in ("boxes",):
            for number, box in enumerate(value, 1):
                yield from _bounds(file, f"{path}.boxes[{number}]", box)
        elif isinstance(value, bool) or not isinstance(value, int | float):
            continue
        elif not _within(one.name, value):
            yield Fault(file, f"{path}.{one.name}", "out_of_range", str(value))


def _within(name: str, value: float) -> bool:
    if name == "size":
        return _SIZES[0] <= value <= _SIZES[1]
    if name == "leading":
        return value == 0 or _SIZES[0] <= value <= _MOST_SPACE
    if name in ("per_page", "blanks"):
        return value <= _MOST_ROWS
    return value <= (_MOST_INDENT if name in ("indent", "right") else _MOST_SPACE)


def _widths(file: str, path: str, block: Block, width: float) -> Iterator[Fault]:
    """Lists that are empty, places too narrow to hold a character."""
    match block:
        case Register():
            total = sum(column.width for column in block.columns)
            narrow = [c for c in block.columns if not total or c.width * width / total < _LEAST_ROOM / 2]
            if not block.columns or narrow:
                yield Fault(file, f"{path}.columns", "no_room")
        case Pairs():
            count = max((len(row) + 1) // 2 for row in block.rows) if block.rows else 0
            if not count or not all(block.rows) or width / count - block.label < _LEAST_ROOM:
                yield Fault(file, f"{path}.rows", "no_room")
        case Signs():
            if not block.items or width / len(block.items) < _LEAST_ROOM:
                yield Fault(file, f"{path}.items", "no_room")
        case Seals():
            if not block.boxes or width / len(block.boxes) < _LEAST_ROOM:
                yield Fault(file, f"{path}.boxes", "no_room")
        case Paragraph():
            if (block.indent + block.right) * block.size / MM > width - _LEAST_ROOM:
                yield Fault(file, path, "no_room")
        case _:
            pass
    label = getattr(block, "label", None)
    if isinstance(label, float) and not _LEAST_ROOM / 2 <= label <= width - _LEAST_ROOM:
        yield Fault(file, f"{path}.label", "no_room")

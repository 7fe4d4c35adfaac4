"""F07 涉密文件清退清单: along the collector's list and in its order; 应退/实退/未退及原因 (D13, 实施条例27)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.custody.clearance_facts import ClearanceOpened, ClearanceSent, Match, clearance_stream
from desktop.custody.levels import Level
from desktop.operations.sheet_views import RegisterLine
from desktop.operations.sheets.dates import long_day, short_day
from desktop.operations.sheets.register_page import numbers, shown_title
from desktop.operations.sheets.sheet_facts import Cells, SheetFacts, Wanted
from desktop.operations.sheets.source import Source, ending
from desktop.operations.views import ClearanceLineRow, CopyRow
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import N_, _

_WITHOUT_COPIES = {
    Match.NEVER_RECEIVED.value: N_("从未收到"),
    Match.ON_PAPER.value: N_("高于本机密级，按纸质专册另单清退"),
}
LEVELS = frozenset(level.value for level in Level)


@dataclass(frozen=True)
class _Entry:
    """A line of the sheet: ours of one document, or what was never received (``document`` None)."""

    parts: tuple[ClearanceLineRow, ...]
    document: RegisterLine | None
    copies: tuple[CopyRow, ...]
    due: int
    listed_level: str = ""


def facts(source: Source, wanted: Wanted) -> SheetFacts | Refusal:
    """The list of one clearance return."""
    head = source.books.clearance(wanted.subject)
    if head is None:
        return refuse("clearance.unknown", at="clearance")
    rows = source.books.stream(clearance_stream(head.id))
    opened = next((r.fact for r in rows if isinstance(r.fact, ClearanceOpened)), None)
    sent = [r for r in rows if isinstance(r.fact, ClearanceSent)]
    levels = {line.line: line.level for line in opened.lines} if opened else {}
    entries = _entries(source, source.books.clearance_lines(head.id), levels)
    if wanted.per_copy:
        entries = [one for entry in entries for one in _split(entry)]
    lines = [_line(source, entry, head.id, bool(sent)) for entry in entries]
    due, back = (sum(int(line[key] or 0) for line in lines) for key in ("due", "returned"))
    level, mark = _mark(source, entries)
    return SheetFacts(
        clearance_stream(head.id),
        {
            "sheet_mark": mark,
            "list_number": head.number,
            "collecting_body": head.collector_name,
            "catalogue": (opened.notice if opened else None)
            or _("清退通知（{day}收到）").format(day=long_day(head.received_on)),
            "sent_on": long_day(sent[-1].happened_at.date()) if sent else "",
            "total_due": str(due),
            "total_returned": str(back),
            "total_kept": str(due - back),
            "lines": tuple(lines),
        },
        level,
        head.number,
    )


def _mark(source: Source, entries: Sequence[_Entry]) -> tuple[str, str]:
    """The highest of ours and of what the list itself names: a title never received is secret all the same."""
    level, mark = source.mark([e.document for e in entries if e.document is not None])
    listed = [Level(e.listed_level) for e in entries if e.document is None and e.listed_level in LEVELS]
    top = max(listed, key=lambda one: one.height, default=Level.INTERNAL)
    return (top.value, source.level(top.value)) if top.height > Level(level).height else (level, mark)


def _entries(source: Source, rows: Sequence[ClearanceLineRow], levels: Mapping[int, str]) -> list[_Entry]:
    """Lines in the collector's order; ours that the list does not name come last, each for itself."""
    grouped: dict[tuple[int, str], list[ClearanceLineRow]] = {}
    for row in rows:
        grouped.setdefault((row.line, row.document), []).append(row)
    entries = []
    for (line, document), parts in grouped.items():
        found = source.books.register_line(document) if document else None
        copies = tuple(c for part in parts for c in (source.books.copy(i) for i in part.copies) if c)
        wanted = max(part.wanted for part in parts)
        due = max(wanted, len(copies)) if line else len(copies)
        entries.append(_Entry(tuple(parts), found, copies, due, levels.get(line, "")))
    return entries


def _split(entry: _Entry) -> list[_Entry]:
    if len(entry.copies) < 2:
        return [entry]
    single = [_Entry(_parts_of(entry, c), entry.document, (c,), 1) for c in entry.copies]
    rest = entry.due - len(entry.copies)
    return single if rest <= 0 else [*single, _Entry(entry.parts, entry.document, (), rest)]


def _parts_of(entry: _Entry, copy: CopyRow) -> tuple[ClearanceLineRow, ...]:
    return tuple(p for p in entry.parts if copy.id in p.copies)


def _line(source: Source, entry: _Entry, clearance: str, sent: bool) -> Cells:
    listed, document = entry.parts[0], entry.document
    back = [c for c in entry.copies if _goes(entry, c, clearance, sent)]
    kept = [c for c in entry.copies if c not in back]
    return {
        "catalogue_line": str(listed.line or ""),
        "issuing_body": document.body_name if document else listed.body or "",
        "document_number": (document.document_number if document else listed.document_number) or _("无文号"),
        "title": shown_title(document) if document else listed.title,
        "classification": source.classification(document) if document else source.level(entry.listed_level),
        "copy_numbers": numbers(entry.copies) if entry.copies else "、".join(listed.copy_numbers),
        "due": str(entry.due),
        "returned": str(len(back)),
        "reason": "；".join(_reasons(source, entry, kept)),
        "remark": _("目录外") if not listed.line else "",
    }


def _goes(entry: _Entry, copy: CopyRow, clearance: str, sent: bool) -> bool:
    """实退: under way or acknowledged with this list; before it leaves, what lies ready in the safe."""
    if copy.clearance == clearance:
        return copy.place_kind == "outside" or (copy.place_kind, copy.place) == ("ended", "returned")
    keep = any(copy.id in p.copies and p.match == Match.KEEP.value for p in entry.parts)
    return not sent and not keep and copy.place_kind == "safe" and not copy.frozen


def _reasons(source: Source, entry: _Entry, kept: Sequence[CopyRow]) -> list[str]:
    """By copy, in words: out with whom, ended how and when with its proof, kept on what ground."""
    proofs = {c: p.proof for p in entry.parts for c in p.copies if p.proof}
    said: dict[str, list[str]] = {}
    for copy in kept:
        said.setdefault(_reason(source, entry, copy, proofs.get(copy.id)), []).append(
            copy.number or copy.label
        )
    found = [f"{'、'.join(names)}：{why}" if len(entry.copies) > 1 else why for why, names in said.items()]
    if not entry.copies:
        match = entry.parts[0].match
        found.append(_(_WITHOUT_COPIES.get(match, N_("待查"))))
        found += [p.proof for p in entry.parts if p.proof]
    elif len(entry.copies) < entry.due:
        found.append(_("另{n}份未收到").format(n=entry.due - len(entry.copies)))
    return found


def _reason(source: Source, entry: _Entry, copy: CopyRow, proof: str | None) -> str:
    if copy.place_kind == "ended":
        done = _("已{how} {day}").format(
            how=ending(copy.place), day=short_day(copy.since.date(), source.now.year)
        )
        return f"{done}，{proof}" if proof else done
    if any(copy.id in p.copies and p.match == Match.KEEP.value for p in entry.parts):
        return proof or _("留用")
    if copy.missing:
        return _("下落不明")
    if copy.place_kind == "person":
        return _("在外（{name}），催退中").format(name=copy.place_name)
    if copy.frozen:
        return _("待查明")
    return proof or _("未随本单送退")

"""Items under review and their batch sheets."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.plain.corrections import effective
from desktop.plain.facts import EXCISED
from desktop.plain.recorded import Recorded
from desktop.procedures.review import batch_facts as bf
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.batch import Batch, fold_batch
from desktop.procedures.review.draft_facts import DraftsBrought
from desktop.procedures.review.item import Item, fold_item
from desktop.procedures.review.item_laws import GOES_OUT
from desktop.vault.projection.projector import Projector, day
from desktop.vault.rows import Derived, Row


def derive_item(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``items``; of ``publications`` for each time it went out, of ``judgements`` for each passage."""
    item = fold_item(name, rows)
    if item.handed_in is None:
        return {}
    return {
        "items": [_item(item, rows[0].sequence)],
        "publications": _publications(name, rows),
        "judgements": _judgements(name, rows),
        "outputs": _outputs(name, rows),
    }


def _item(item: Item, sequence: int) -> Row:
    start = item.start
    out = sorted(p.on for p in item.published.values())
    running = item.emergency.began if item.emergency else None
    due = sorted(c.sent.due_on for c in item.asking if c.sent.due_on is not None)
    return {
        "id": item.id,
        "seq": sequence,
        "title": start.words.title,
        "document_number": start.words.document_number,
        "department": start.department,
        "handed_in_by": start.handed_in_by,
        "handed_in_on": day(item.handed_in_on),
        "item_type": start.item_type,
        "attribute": start.attribute.value,
        "channels": json.dumps(start.channels),
        "important": int(start.important),
        "intended_on": day(start.intended_on),
        "rounds": len(item.rounds),
        "case_id": item.case,
        "drafted": int(item.draft is not None),
        "hits_open": len(item.open_hits),
        "barred": len(item.barred),
        "asking": len(item.asking),
        "asked_until": day(due[0]) if due else None,
        "conclusion": item.conclusion,
        "concluded_on": day(item.concluded_on),
        "published": json.dumps(sorted(item.published)),
        "published_on": day(out[0]) if out else None,
        "state": _state(item),
        "issued_on": day(item.issued.on if item.issued else None),
        "checked_by": item.checked_by,
        "kept_online": item.kept_online,
        "channels_left": _channels_left(item),
        "emergency": running.ground if running else "",
        "emergency_on": day(running.on if running else None),
        "out_again": json.dumps(sorted(item.out_again)),
    }


def _state(item: Item) -> str:
    """``handed_in`` · ``review`` · ``concluded`` · ``out`` · ``taken_down`` · ``secret`` · ``given_back``."""
    if item.secret is not None:
        return "secret"
    if item.given_back is not None:
        return "given_back"
    if item.under_review:  # also what is out in an earlier version (A3.6b)
        return "review"
    if item.published and not (item.conclusion in GOES_OUT and not item.out_again):
        return "out"
    if item.published:
        return "concluded"
    if item.taken_down:
        return "taken_down"
    return "concluded" if item.conclusion else "handed_in"


def _channels_left(item: Item) -> int:
    """On how many of its channels it may go out and is not yet; what was taken down everywhere stays down."""
    if item.conclusion not in GOES_OUT or _state(item) not in ("concluded", "out"):
        return 0
    return sum(1 for channel in item.start.channels if channel not in item.out_again)


def _publications(name: str, rows: Sequence[Recorded]) -> list[Row]:
    found: list[Row] = []
    for row in effective(rows):
        match row.fact:
            case f.Published() as out:
                found.append(
                    {
                        "item": name,
                        "line": len(found) + 1,
                        "channel": out.channel,
                        "published_on": day(out.on),
                        "published_by": out.published_by,
                        "compared_by": out.compared_by,
                        "address": out.address,
                        "taken_down_at": None,
                        "reason": None,
                    }
                )
            case f.TakenDown() as down:
                found = [_taken_down(known, down) for known in found]
            case _:
                pass
    return found


def _taken_down(row: Row, down: f.TakenDown) -> Row:
    if row["channel"] != down.channel or row["taken_down_at"] is not None:
        return row
    return {**row, "taken_down_at": day(down.at), "reason": down.reason}


def _judgements(name: str, rows: Sequence[Recorded]) -> list[Row]:
    """Each passage that was judged by itself, so that it can be proposed when it comes again (D22)."""
    return [
        {
            "seq": row.sequence,
            "item": name,
            "kind": row.fact.kind,
            "passage": row.fact.passage,
            "verdict": row.fact.verdict.value,
            "person": row.fact.person,
            "reason": row.fact.reason,
            "judged_on": day(row.happened_at.date()),
        }
        for row in effective(rows)
        if isinstance(row.fact, f.HitJudged) and row.fact.passage and row.fact.passage != EXCISED
    ]


def _outputs(name: str, rows: Sequence[Recorded]) -> list[Row]:
    return [
        {
            "seq": row.sequence,
            "item": name,
            "number": row.fact.number,
            "made_at": day(row.recorded_at),
            "made_by": row.recorded_by,
            "name": row.fact.name,
            "reason": row.fact.reason,
            "receiver": row.fact.receiver,
            "level": row.fact.level,
            "medium": row.fact.medium,
            "sha256": row.fact.sha256,
            "size": row.fact.size,
            "passages": row.fact.passages,
        }
        for row in effective(rows)
        if isinstance(row.fact, f.MaskedCopyMade)
    ]


def derive_import(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``imports``; of ``import_files`` for each file, and for each draft that came on paper alone."""
    entered = next((row for row in effective(rows) if isinstance(row.fact, DraftsBrought)), None)
    if entered is None or not isinstance(entered.fact, DraftsBrought):
        return {}
    fact = entered.fact
    head: Row = {
        "id": name,
        "seq": entered.sequence,
        "way": fact.way.value,
        "medium": fact.medium,
        "approval": fact.approval,
        "brought_by": fact.brought_by,
        "entered_at": day(entered.recorded_at),
        "entered_by": entered.recorded_by,
        "files": len(fact.files),
        "drafts": sum(bool(one.item) for one in fact.files) + len(fact.on_paper),
    }
    files: list[Row] = [
        _import_file(name, n, one.name, one.prints.sha256, one.prints.sm3, one.prints.size, one.item)
        for n, one in enumerate(fact.files, 1)
    ]
    after = len(files) + 1
    files += [_import_file(name, n, "", "", "", 0, item) for n, item in enumerate(fact.on_paper, after)]
    return {"imports": [head], "import_files": files}


def _import_file(entry: str, line: int, name: str, sha256: str, sm3: str, size: int, item: str) -> Row:
    return {
        "entry": entry,
        "line": line,
        "name": name,
        "sha256": sha256,
        "sm3": sm3,
        "size": size,
        "item": item,
    }


def derive_sheet(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``batch_sheets`` and its lines."""
    batch = fold_batch(name, rows)
    if batch.opened is None:
        return {}
    lines: list[Row] = [
        {
            "batch": name,
            "line": line.number,
            "item": line.entered.item,
            "case_id": line.entered.case,
            "opened": int(bool(line.opened_by)),
            "judged": json.dumps(sorted(line.judged)),
            "signed": json.dumps(line.signed),
            "out": line.out.why.value if line.out is not None else "",
        }
        for line in batch.lines.values()
    ]
    return {"batch_sheets": [_sheet(batch, batch.opened, rows[0].sequence)], "batch_sheet_lines": lines}


def _sheet(batch: Batch, opened: bf.BatchOpened, sequence: int) -> Row:
    return {
        "id": batch.id,
        "seq": sequence,
        "number": opened.number,
        "procedure": opened.procedure,
        "definition": opened.definition,
        "item_type": opened.item_type,
        "department": opened.department,
        "handed_in_by": opened.handed_in_by,
        "handed_in_on": day(opened.handed_in_on),
        "lines": len(batch.lines),
        "standing": len(batch.standing),
        "judged": sum(1 for line in batch.standing if line.judged),
        "signatures": json.dumps([s.stage for s in batch.signatures]),
        "state": "closed" if batch.closed else "open",
    }


ITEMS = Projector(
    "item",
    (("items", "id"), ("publications", "item"), ("judgements", "item"), ("outputs", "item")),
    derive_item,
)
IMPORTS = Projector("import", (("imports", "id"), ("import_files", "entry")), derive_import)
BATCH_SHEETS = Projector(
    "batch_sheet", (("batch_sheets", "id"), ("batch_sheet_lines", "batch")), derive_sheet
)

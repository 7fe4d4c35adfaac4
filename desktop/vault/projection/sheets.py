"""Printed sheets, closed days, chase slips, clearance returns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop.custody import clearance_facts as cf
from desktop.custody import day_facts as df
from desktop.custody import paper_facts as pf
from desktop.plain.corrections import effective
from desktop.plain.recorded import Recorded
from desktop.vault.projection.projector import Projector, day
from desktop.vault.rows import Derived, Row


def derive_paper(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``papers``."""
    issued: pf.PaperIssued | None = None
    result, printed, signed_on, binder, recalled = "", 0, None, None, False
    for row in effective(rows):
        match row.fact:
            case pf.PaperIssued():
                issued = row.fact
            case pf.PaperOutcome():
                result, printed = row.fact.result.value, row.fact.copies
            case pf.PaperSigned():
                signed_on = day(row.fact.signed_on)
            case pf.PaperBack():
                binder = row.fact.binder
            case pf.PaperRecalled():
                recalled = True
            case _:
                pass
    if issued is None:
        return {}
    sheet: Row = {
        "serial": name,
        "seq": rows[0].sequence,
        "form": issued.form,
        "subject": issued.subject,
        "digest": issued.digest,
        "level": issued.level,
        "pages": issued.pages,
        "issued_at": day(rows[0].recorded_at),
        "issued_by": rows[0].recorded_by,
        "signed_by_hand": int(issued.signed_by_hand),
        "page": issued.page,
        "replaces": issued.replaces,
        "result": result,
        "printed": printed,
        "signed_on": signed_on,
        "binder": binder,
        "recalled": int(recalled),
        "reason": issued.reason,
        "receiver": issued.receiver,
        "medium": issued.medium,
    }
    return {"papers": [sheet]}


def derive_day(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``days``; a day closed again is closed as the last time."""
    last: tuple[Recorded, df.DayClosed] | None = None
    for row in effective(rows):
        if isinstance(row.fact, df.DayClosed):
            last = (row, row.fact)
    if last is None:
        return {}
    row, fact = last
    closed: Row = {
        "day": name,
        "closed_at": day(row.happened_at),
        "lines": len(fact.lines),
        "open_lines": sum(1 for line in fact.lines if line.end is df.LineEnd.OPEN),
        "unopened": fact.unopened,
        "papers_out": fact.papers_out,
        "locked_by": json.dumps(fact.locked_by),
    }
    return {"days": [closed]}


def derive_notice(name: str, rows: Sequence[Recorded]) -> Derived:
    """One row of ``notices``."""
    fact = rows[0].fact
    if not isinstance(fact, df.NoticeIssued):
        return {}
    return {
        "notices": [
            {
                "number": name,
                "seq": rows[0].sequence,
                "holder": fact.holder,
                "copies": json.dumps(fact.copies),
                "way": fact.way,
                "issued_at": day(rows[0].happened_at),
                "answer_by": day(fact.answer_by),
            }
        ]
    }


def _part(name: str, number: int, part: int, listed: cf.ListLine | None, match: cf.LineMatched | None) -> Row:
    copies: Any = match.copies if match else ()
    return {
        "clearance": name,
        "line": number,
        "part": part,
        "body": listed.body if listed else None,
        "document_number": listed.document_number if listed else None,
        "title": listed.title if listed else "",
        "copy_numbers": json.dumps(listed.copy_numbers if listed else ()),
        "wanted": listed.copies if listed else 0,
        "match": (match.match if match else cf.Match.UNMATCHED).value,
        "document": match.document if match else "",
        "copies": json.dumps(copies),
        "proof": match.proof if match else None,
    }


def _without(earlier: Sequence[cf.LineMatched], later: cf.LineMatched) -> list[cf.LineMatched]:
    """Earlier matches of a line less the copies that are matched anew; without copies it replaces them all."""
    left = []
    for match in earlier if later.copies else ():
        copies = tuple(copy for copy in match.copies if copy not in later.copies)
        if copies:
            left.append(replace(match, copies=copies))
    return left


def derive_clearance(name: str, rows: Sequence[Recorded]) -> Derived:
    """Rows of ``clearances`` and ``clearance_lines``; a line may have several parts (部分退)."""
    opened: cf.ClearanceOpened | None = None
    matches: dict[int, list[cf.LineMatched]] = {}
    state = "open"
    for row in effective(rows):
        match row.fact:
            case cf.ClearanceOpened():
                opened = row.fact
            case cf.LineMatched():
                matches[row.fact.line] = [*_without(matches.get(row.fact.line, ()), row.fact), row.fact]
            case cf.ClearanceSent():
                state = "sent"
            case cf.ClearanceAcknowledged():
                state = "acknowledged"
            case cf.ClearanceClosed():
                state = "closed"
            case _:
                pass
    if opened is None:
        return {}
    lines: list[Row] = []
    unmatched = 0
    for listed in opened.lines:
        found = matches.get(listed.line, [])
        unmatched += not found
        lines.extend(_part(name, listed.line, n, listed, m) for n, m in enumerate(found or (None,), 1))
    extra = matches.get(0, [])
    lines.extend(_part(name, 0, n, None, m) for n, m in enumerate(extra, 1))
    head: Row = {
        "id": name,
        "seq": rows[0].sequence,
        "number": opened.number,
        "collector": opened.collector,
        "received_on": day(opened.received_on),
        "due": day(opened.due),
        "lines": len(opened.lines),
        "unmatched": unmatched,
        "state": state,
    }
    return {"clearances": [head], "clearance_lines": lines}


PAPERS = Projector("paper", (("papers", "serial"),), derive_paper)
DAYS = Projector("day", (("days", "day"),), derive_day)
NOTICES = Projector("notice", (("notices", "number"),), derive_notice)
CLEARANCES = Projector(
    "clearance", (("clearances", "id"), ("clearance_lines", "clearance")), derive_clearance
)

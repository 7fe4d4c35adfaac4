"""A printed sheet against the book: what only paper finds (an old file put back, a chain written anew)."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.audit.head_code import head_code, read_head_code
from desktop.operations.desk.sheet_check import SheetAnswer, SheetCheck
from desktop.plain.refusal import Refusal
from desktop.vault.event_rows import read_head


def check_sheet(connection: Connection, typed: str) -> SheetCheck | Refusal:
    """Whether the code at the foot of a sheet is the book's own; a Refusal where it was typed wrongly."""
    code = read_head_code(typed)
    if isinstance(code, Refusal):
        return code
    head = read_head(connection)
    found = connection.exec_driver_sql(
        "SELECT hash FROM events WHERE sequence = ?", (code.sequence,)
    ).scalar()
    if found is None:
        answer = SheetAnswer.BEYOND_THE_END if code.sequence > head.sequence else SheetAnswer.DIFFERS
    else:
        same = head_code(code.sequence, bytes(found)) == code
        answer = SheetAnswer.MATCHES if same else SheetAnswer.DIFFERS
    return SheetCheck(answer, code.sequence, head.sequence)

"""Issue: serial and digest into the book first, then the sheet is drawn with the code of that very event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from desktop.audit.head_code import head_code
from desktop.custody.paper_facts import Result
from desktop.operations.commands import Command, Outcome
from desktop.operations.papers.issue import IssuePaper, NoteOutcome
from desktop.operations.printing.ports import Press
from desktop.operations.printing.prepare import Ready, Sheet
from desktop.operations.sheets.titles import FORMS
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.profiles.in_force import Follows

Do = Callable[[Command], Outcome]
HashOf = Callable[[int], bytes]


class Manner(Enum):
    """How the sheet leaves: on paper, or as a file. A file is an output like a print (D19)."""

    PRINT = "print"
    PDF = "pdf"
    WORD = "word"


RESULTS = {Manner.PRINT: Result.PRINTED, Manner.PDF: Result.SAVED_PDF, Manner.WORD: Result.SAVED_WORD}


@dataclass(frozen=True)
class Issued:
    """``content``: the PDF to print or the file to save. Its outcome is noted with ``outcome``."""

    serial: str
    head_code: str
    pages: int
    content: bytes
    manner: Manner
    only: tuple[int, ...] = ()


def word_only(sheet: Sheet) -> Refusal | None:
    """A sheet that goes by a Word template of the unit's comes as Word alone."""
    if sheet.followed.follows is not Follows.TEMPLATE:
        return None
    return refuse("sheet.word_only", at="form", template=sheet.followed.name)


def preview(sheet: Sheet, press: Press) -> bytes | Refusal:
    """The sheet as PDF with 预览 behind it; no serial, nothing in the book."""
    worded = word_only(sheet)
    if worded is not None:
        return worded
    ready = sheet.ready(press)
    options = replace(ready.options, preview=True)
    refused = press.check(sheet.form, ready.facts, options, ready.more)
    return refused or press.pdf(sheet.form, ready.facts, options, ready.more)


def issue(
    sheet: Sheet,
    do: Do,
    hash_of: HashOf,
    press: Press,
    manner: Manner = Manner.PRINT,
    reason: str = "",
    only: tuple[int, ...] = (),
    *,
    receiver: str = "",
    medium: str = "",
) -> Issued | Refusal:
    """Enter the issue in the book and draw the sheet.

    ``only``    the pages to be printed; the rest of a sheet that jammed, say. The older sheet stays valid then
    ``reason``  needed where a valid sheet is replaced, and for a file; ``receiver`` and ``medium`` for a file
                alone: it is an output with its line (D19)
    ``hash_of`` answers the hash of an event (``books.event_hash``)
    """
    told = {"reason": reason, "receiver": receiver, "medium": medium}
    worded = word_only(sheet)
    refused = (
        sheet.blocked or (None if manner is Manner.WORD else worded) or _untold(sheet.form, manner, told)
    )
    if refused is not None:
        return refused
    ready = sheet.ready(press)
    refused = press.check(sheet.form, ready.facts, ready.options, ready.more)
    if refused is not None:
        return refused
    pages = 0  # of a Word template, Word alone knows
    if worded is None:
        pages = press.page_count(press.pdf(sheet.form, ready.facts, ready.options, ready.more))
    if only and max(only) > pages:
        return refuse("paper.no_such_page", at="pages", pages=pages)
    # what is signed is the whole print; where only Word comes, Word prints it
    whole = worded is not None or (manner is Manner.PRINT and not only)
    replaces = sheet.older if whole else ""
    entered = do(_entry(sheet, ready, pages, only, told, replaces if whole else None))
    if isinstance(entered, Refusal):
        return entered
    serial = entered.ids["serial"]
    code = head_code(int(entered.ids["sequence"]), hash_of(int(entered.ids["sequence"])))
    try:
        content = _drawn(sheet, ready, press, manner, serial, str(code), replaces)
    except Exception:
        # the serial is in the book: it must not stand there as if a sheet existed
        do(NoteOutcome(serial=serial, result=Result.FAILED, copies=0))
        raise
    return Issued(serial, str(code), pages, content, manner, only)


def _entry(
    sheet: Sheet,
    ready: Ready,
    pages: int,
    only: tuple[int, ...],
    told: Mapping[str, str],
    replaces: str | None,
) -> IssuePaper:
    """``replaces`` None: a file or a part has no life on paper, what is signed is the whole print."""
    return IssuePaper(
        form=sheet.form,
        subject=sheet.subject,
        digest=ready.digest(sheet.form),
        level=sheet.level,
        pages=pages,
        signed_by_hand=sheet.signed_by_hand and replaces is not None,
        page=sheet.page,
        replaces=replaces or "",
        number=sheet.number,
        draws=sheet.draws,
        layout=sheet.followed.hash,
        only=only,
        reason=told["reason"],
        receiver=told["receiver"],
        medium=told["medium"],
    )


def _untold(form: str, manner: Manner, told: Mapping[str, str]) -> Refusal | None:
    """A word that is wanted: why the full list of hits is printed (D21); of a file why, to whom and on what (D19)."""
    if FORMS[form].asks_why and not told["reason"].strip():
        return refuse("paper.why_printed", "D21", at="reason")
    missing = next((name for name, words in told.items() if not words.strip()), "")
    if manner is Manner.PRINT or not missing:
        return None
    return refuse("paper.output_untold", "D19", at=missing)


def _drawn(
    sheet: Sheet,
    ready: Ready,
    press: Press,
    manner: Manner,
    serial: str,
    code: str,
    replaces: str,
) -> bytes:
    reprint = _("补打，代{serial}").format(serial=replaces) if replaces else ""
    options = replace(ready.options, serial=serial, reprint=reprint)
    if manner is Manner.WORD:
        # a Word file can be changed: it carries the serial, not the head of the book
        return press.word(sheet.form, ready.facts, options, ready.more)
    options = replace(options, head=code, head_code=(sheet.scan or code) if sheet.qr else "")
    return press.pdf(sheet.form, ready.facts, options, ready.more)


def outcome(issued: Issued, do: Do, *, done: bool, copies: int = 1, printer: str = "") -> Outcome:
    """What became of it: printed so many, saved, or failed. Until then its serial stands on Today."""
    result = RESULTS[issued.manner] if done else Result.FAILED
    return do(NoteOutcome(serial=issued.serial, result=result, copies=copies if done else 0, printer=printer))

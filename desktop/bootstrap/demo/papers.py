"""Every form of the week as PDF and as Word, each issued into the book like any other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.bootstrap.demo import documents, own_form
from desktop.bootstrap.demo.teller import Teller, UnexpectedError
from desktop.bootstrap.desk.sheets_port import SheetsPort
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.plain.refusal import Refusal

PURPOSE = "演示"
_ENDINGS = ("pdf", "docx")


def sheets_of_week(story: Teller) -> dict[str, Wanted]:
    """Form → which sheet of it the week has."""
    first, title = documents.PAPERS[0], documents.PAPERS[16].title
    differs = next(p for p in documents.PAPERS if p.shape == "count_differs")
    whole = Wanted(register="secret", year=2026, page=1)
    week = Wanted(first=date(2026, 3, 2), last=date(2026, 3, 6), count=8, seed="DEMO-2026")
    return {
        "f01_cover": whole,
        "f01_keeping": whole,
        "f01_register": whole,
        "f02_slip": Wanted(subject=story.slips["wednesday"]),
        "f03_copy_approval": Wanted(subject=story.slips["copy_case"]),
        "f04_copy_register": Wanted(first=week.first, last=week.last),
        "f07_clearance": Wanted(subject=story.slips["clearance"]),
        "f11_widening": Wanted(subject=story.slips["widening_case"]),
        "f12_knowing": Wanted(subject=story.documents[title]),
        "f24_query": Wanted(subject=story.documents[differs.title]),
        "f24_not_received": Wanted(subject=story.slips["clearance"]),
        "opening_count": Wanted(subject="2024年收文登记簿末行第44号；2025年收文登记簿末行第58号"),
        "recall_notice": Wanted(subject=story.slips["notice"]),
        "chase_list": Wanted(),
        "sign_list": Wanted(subject=story.people["head"]),
        "day_closing": Wanted(first=date(2026, 3, 4)),
        "holdings": Wanted(subject=story.people["head"]),
        "life": Wanted(subject=story.documents[first.title]),
        "draw": week,
        "figures": week,
        "f30_review": Wanted(subject=story.slips["hits_item"]),
        "batch_sheet": Wanted(subject=story.slips["batch_sheet"]),
        "f31_ledger": Wanted(first=week.first, last=week.last),
        "document_comparison": week,
        "publication_register": week,
        "disclosure_catalogue": week,
        "f32_release_approval": Wanted(subject=story.slips["reviewed"]),
        "f38_extension": Wanted(subject=story.slips["extended"]),
        "f39_consultation": Wanted(subject=story.slips["asked"]),
        "f47_referral": Wanted(subject=story.slips["referred"]),
        "f52_press_release": Wanted(subject=story.slips["press"]),
        "hits_list": Wanted(subject=story.slips["hits_item"]),
        "review_record": Wanted(first=week.first, last=week.last),
        "print_log": Wanted(first=week.first, last=week.last),
        "import_log": Wanted(first=week.first, last=week.last),
        "open_matters": Wanted(),
        "paper_out": Wanted(),
    }


def save_all(story: Teller, out: Path) -> list[Path]:
    """PDF and Word of each, then the one that goes by a template of the unit's; answers the files."""
    out.mkdir(parents=True, exist_ok=True)
    sheets = sheets_of_week(story)
    saved = [_save(story, form, sheets[form], out / f"{form}.{end}") for form in sheets for end in _ENDINGS]
    template = own_form.adopt(story, out)
    theirs = _save(story, own_form.FORM, sheets[own_form.FORM], out / f"{own_form.FORM}-own.docx")
    return [*saved, template, theirs]


def _save(story: Teller, form: str, wanted: Wanted, place: Path) -> Path:
    """Issued into the book, and written."""
    outcome = SheetsPort(story).save(form, wanted, place, reason=PURPOSE, receiver="演示", medium="演示盘 01")
    if isinstance(outcome, Refusal):
        raise UnexpectedError(f"{form}: {outcome.code} {dict(outcome.facts)}")
    return place

"""A slip of eight readers to PDF against bare platypus; a review record to Word against bare python-docx."""

from __future__ import annotations

import tomllib
from pathlib import Path

from benchmarks.floors.record import bare_record
from benchmarks.floors.slip import bare_slip, register_faces
from benchmarks.measuring import Ratio, in_turn
from desktop.bootstrap import shipped
from desktop.paper.filling import Options, fill
from desktop.paper.press import Press

CODE = "CD1:412:7F3A91C2"
UNIT = "盘锦市应急管理局"
ROUNDS = 15
RECORD, RECORD_PAGES = "review_record", 12


def slip_to_pdf() -> Ratio:
    """Same words, faces and QR; both with their faces loaded."""
    text = (shipped.HERE / "forms" / "examples" / "f02_slip.toml").read_text("utf-8")
    facts = tomllib.loads(text)["short"]
    press = Press(shipped.forms(), [shipped.FONTS])
    faces: dict[str, Path] = {style: face.path for style, face in press.faces().items()}
    register_faces({style: faces[style] for style in ("song", "hei")})
    options = Options(unit=UNIT, serial="000142", head="7F3A-91C2-0D44-88B1-20EE-K", head_code=CODE)
    return in_turn(
        "slip of 8 readers to PDF",
        lambda: press.pdf("f02_slip", facts, options),
        lambda: bare_slip(facts, UNIT, CODE),
        1.5,
        ROUNDS,
    )


def record_to_word() -> Ratio:
    """A record of twelve pages; the floor gets its text already filled in, and measures no line."""
    text = (shipped.HERE / "forms" / "examples" / f"{RECORD}.toml").read_text("utf-8")
    facts = tomllib.loads(text)["short"]
    press = Press(shipped.forms(), [shipped.FONTS])
    options = Options(unit=UNIT, serial="000142")
    while len(press.sheet(RECORD, facts, options).sections[0].pages) < RECORD_PAGES:
        facts = facts | {rows: facts[rows] + facts[rows][:3] for rows in ("opinions", "deadlines", "rounds")}
    return in_turn(
        f"review record of {RECORD_PAGES} pages to Word",
        lambda: press.word(RECORD, facts, options),
        lambda: bare_record(fill(press.form(RECORD), facts, options)),
        1.5,
        ROUNDS,
    )

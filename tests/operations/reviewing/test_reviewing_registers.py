"""导入登记 and 输出登记 (D19, A6.2.2a): what came in by which medium, what left, to whom, on what; listed and printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from desktop.operations.printing.issue import Manner, issue, outcome
from desktop.operations.printing.prepare import Sheet, prepare
from desktop.operations.reviewing.bringing import BringDrafts, Brought
from desktop.operations.reviewing.drafts import JudgeHit
from desktop.operations.reviewing.outputs import NoteMaskedCopy
from desktop.operations.sheets import import_log
from desktop.operations.sheets.sheet_facts import Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.verbs import VERBS
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.draft_facts import DraftsBrought, Way, import_stream
from desktop.vault.connections import open_migrator
from desktop.vault.migrations.run import STEPS, migrate
from tests.operations.desk_of_tests import KEY, Desk, details, new_desk
from tests.operations.reviewing.earlier_files import as_it_was
from tests.operations.reviewing.review_desk import bring, hand_in, item, reviewing
from tests.operations.sheets.sheet_desk import JoinedPress, profile_of
from tests.operations.sheets.test_sheets_register import rows

PRINTS = f.Fingerprints("a" * 64, "b" * 64, "c" * 64, 20_480)
HIT = f.Hit("id_number", "blocking", Text("11010519491231002X"), Text("第 2 段"), 1)
TITLE = "关于某军用机场改扩建涉密事项的批复"
MONTH = {"first": date(2026, 3, 1), "last": date(2026, 3, 31)}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return reviewing(new_desk(tmp_path))


def sheet(desk: Desk, form: str, **wanted: Any) -> Sheet:
    profile, _text = profile_of("panjin")
    found = desk.ask(
        lambda books: prepare(
            form, Source(books, profile, desk.clock.now(), "officer", "盘锦检验检测中心"), Wanted(**wanted)
        )
    )
    assert isinstance(found, Sheet), found
    return found


def masked(desk: Desk, medium: str = "U-03") -> str:
    """An item whose masked copy left."""
    one, _case = hand_in(desk)
    bring(desk, one, HIT, prints=PRINTS)
    desk.done(JudgeHit(item=one, kind=HIT.kind, passage=HIT.passage, verdict=f.Verdict.MASKED))
    desk.done(
        NoteMaskedCopy(
            item=one,
            name="通告（遮盖）.docx",
            reason="网站公开",
            receiver="信息科",
            medium=medium,
            sha256="d" * 64,
            size=9,
        )
    )
    return one


def test_d19_a_draft_has_no_door_but_its_entry(desk: Desk) -> None:
    assert not [command for command in VERBS if command.__name__ == "TakeDraft"]
    one, _case = hand_in(desk)
    bring(desk, one, prints=PRINTS)
    draft = item(desk, one).draft
    assert draft is not None
    (entry,) = desk.stream(import_stream(draft.entry))
    assert isinstance(entry.fact, DraftsBrought)
    taken = [row for row in desk.stream(f"item/{one}") if isinstance(row.fact, f.DraftTaken)]
    assert taken[0].act == entry.act  # one act: neither stands without the other


def test_d19_a6_2_2a_each_entry_and_each_file_is_a_line(desk: Desk) -> None:
    (one, _c), (other, _d), (paper, _e) = (hand_in(desk, title=f"第{n}件") for n in (1, 2, 3))
    beside = Brought("说明.txt", replace(PRINTS, sm3="f" * 64))
    files = (Brought("一.docx", PRINTS, one, "甲"), Brought("二.docx", PRINTS, other, "乙"), beside)
    told = {"way": Way.DISC, "medium": "光盘 14", "approval": "导审3", "brought_by": "zhang"}
    entry = desk.done(BringDrafts(files=files, **told)).ids["import"]  # type: ignore[arg-type]
    desk.later(days=1)
    desk.done(BringDrafts(way=Way.PAPER, brought_by="li", on_paper=(paper,)))
    newest, oldest = desk.ask(lambda books: books.imports()).rows
    assert (oldest.medium, oldest.files, oldest.drafts, oldest.brought_by_name) == ("光盘 14", 3, 2, "张三")
    assert (newest.way, newest.files, newest.drafts) == ("paper", 0, 1)
    shown = desk.ask(lambda books: books.import_files(entry))
    assert [(r.name, r.title) for r in shown] == [
        ("一.docx", "第1件"),
        ("二.docx", "第2件"),
        ("说明.txt", ""),
    ]
    day = date(2026, 3, 6)
    assert [r.id for r in desk.ask(lambda books: books.imports(days=(day, None))).rows] == [newest.id]
    assert [r.id for r in desk.ask(lambda books: books.imports(days=(None, date(2026, 3, 5)))).rows] == [
        entry
    ]
    lines = rows(sheet(desk, "import_log", **MONTH).facts["lines"])
    assert [(r["medium"], r["file"], r["used_for"]) for r in lines] == [
        ("光盘 14", "一.docx", "审〔2026〕001号"),
        ("", "二.docx", "审〔2026〕002号"),
        ("", "说明.txt", "未用作文稿"),
        ("", "（纸质文稿）", "审〔2026〕003号"),
    ]
    assert lines[0]["fingerprint"] == "B" * 16
    assert lines[3]["way"] == "纸质"


def test_d19_no_entry_is_left_out_of_the_register_however_many_there_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_log, "_AT_ONCE", 2)
    for n in range(5):
        files = (Brought(f"{n}.docx", PRINTS),)
        desk.done(BringDrafts(way=Way.DISC, medium=f"光盘 {n}", brought_by="zhang", files=files))
    found = sheet(desk, "import_log", **MONTH).facts
    assert found["entries"] == "5"
    assert [row["medium"] for row in rows(found["lines"])] == [f"光盘 {n}" for n in range(5)]


def test_d19_every_output_stands_in_one_register_in_its_order(desk: Desk) -> None:
    one, press = masked(desk), JoinedPress()
    hash_of = lambda n: desk.ask(lambda books: books.event_hash(n))  # noqa: E731
    record = sheet(desk, "review_record", subject=one)
    told = {"receiver": "档案室", "medium": "光盘 7"}
    made = issue(record, desk.do, hash_of, press, Manner.WORD, "归档", **told)
    assert not isinstance(made, Refusal)
    outcome(made, desk.do, done=True)
    printed = issue(record, desk.do, hash_of, press)
    assert not isinstance(printed, Refusal)
    outcome(printed, desk.do, done=True)
    lines = rows(sheet(desk, "print_log", **MONTH).facts["lines"])
    assert [(r["form"], r["manner"], r["carrier"], r["purpose"], r["operator"]) for r in lines] == [
        ("遮盖副本", "存为文件", "U-03", "网站公开，交信息科", "沈静"),
        ("保密审查档案", "存为Word", "光盘 7", "归档，交档案室", "沈静"),
        ("保密审查档案", "打印", "纸", "", "沈静"),
    ]
    assert (lines[0]["number"], lines[0]["remark"]) == ("出〔2026〕001号", "遮盖1处")
    (copy,) = desk.ask(lambda books: books.outputs()).rows
    assert (copy.item, copy.receiver, copy.passages) == (one, "信息科", 1)
    assert desk.ask(lambda books: books.outputs(days=(date(2026, 3, 6), None))).rows == ()


def test_d21_what_a_file_is_called_is_cleaned_in_the_register_too(desk: Desk) -> None:
    desk.register(copies=1, title=TITLE, details=details("某办发〔2026〕88号"))
    one, _case = hand_in(desk)
    bring(desk, one, prints=PRINTS, name=f"{TITLE}11010519491231002X.docx")
    found = sheet(desk, "import_log", **MONTH)
    said = "".join(rows(found.facts["lines"])[0].values())
    assert TITLE not in said
    assert "11010519491231002X" not in said
    assert "与在册涉密文件比对命中" in said
    assert found.level == "internal"


def test_d19_three_hundred_lines_are_one_sheet(desk: Desk) -> None:
    files = tuple(Brought(f"文件{n:03}.docx", PRINTS) for n in range(300))
    desk.done(BringDrafts(way=Way.DISC, medium="光盘 1", brought_by="zhang", files=files))
    found, press = sheet(desk, "import_log", **MONTH), JoinedPress()
    ready = found.ready(press)
    assert press.check(found.form, ready.facts, ready.options) is None
    assert len(rows(found.facts["lines"])) == 300
    assert press.page_count(press.pdf(found.form, ready.facts, ready.options)) > 10


def read_tables(connection: Connection) -> dict[str, list[Any]]:
    """All that the two migrations fill."""
    asked = {
        "items": "SELECT id, checked_by FROM items ORDER BY id",
        "papers": "SELECT serial, reason FROM papers ORDER BY serial",
        **{name: f"SELECT * FROM {name} ORDER BY 1, 2" for name in ("outputs", "imports", "import_files")},
    }
    return {name: [tuple(r) for r in connection.exec_driver_sql(sql)] for name, sql in asked.items()}


def test_d19_d22_a_file_of_an_earlier_format_has_the_same_lines_once_it_is_migrated(desk: Desk) -> None:
    one, press = masked(desk), JoinedPress()
    scan, _case = hand_in(desk, title="扫描件")
    unread = Brought("扫描.png", replace(PRINTS, text_sm3="e" * 64), scan, unread="intake.image")
    desk.done(BringDrafts(way=Way.ONE_WAY, medium="3", brought_by="zhang", files=(unread,), on_paper=(one,)))
    later, _case = hand_in(desk, title="又一件")
    bring(desk, later, prints=replace(PRINTS, text_sm3="1" * 64))
    bring(desk, later, prints=replace(PRINTS, text_sm3="2" * 64), checked=False)
    hash_of = lambda n: desk.ask(lambda books: books.event_hash(n))  # noqa: E731
    issue(sheet(desk, "review_record", subject=one), desk.do, hash_of, press, Manner.PRINT, "归档")
    desk.close()
    connection = open_migrator(desk.path, KEY)
    try:
        now = read_tables(connection)
        assert [bool(digest) for _id, digest in now["items"]].count(True) == 1
        connection.rollback()
        as_it_was(connection, 5)
        assert migrate(connection) == len(STEPS) - 5
        assert read_tables(connection) == now
    finally:
        connection.close()

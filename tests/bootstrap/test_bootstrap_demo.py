"""The demonstration holds: its week is told, refused where it must be, balanced and verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from desktop.bootstrap.demo import cast, documents
from desktop.bootstrap.demo.papers import save_all, sheets_of_week
from desktop.bootstrap.demo.review_records import ID_NUMBER
from desktop.bootstrap.demo.run import tell_week
from desktop.bootstrap.demo.teller import Teller, understood
from desktop.bootstrap.desk.sheets_port import SheetsPort
from desktop.operations.printing.catalogue import WRITERS
from desktop.operations.printing.prepare import Sheet
from desktop.operations.sheets.sheet_facts import Slot, Wanted
from desktop.plain.refusal import Refusal
from desktop.plain.typed import read_copy_numbers
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker
from desktop.vault.keys.cost import FLOOR
from desktop.vault.keys.slot import CONFIRMING
from tests.paper.template_files import words_of

OF_A_REVIEW = (
    "f30_review",
    "batch_sheet",
    "f31_ledger",
    "f32_release_approval",
    "f38_extension",
    "f39_consultation",
    "f47_referral",
    "f52_press_release",
    "review_record",
)
"""Every form of the review but the full list of hits, which is to say it all at its own level."""


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Teller]:
    session, story = tell_week(tmp_path_factory.mktemp("demo") / "v" / "demo.vault", FLOOR)
    yield story
    session.close()


def test_it_has_thirty_documents_in_odd_shapes_and_an_opening_balance(week: Teller) -> None:
    shapes = {paper.shape for paper in documents.PAPERS if paper.shape}
    assert len(week.documents) >= 30
    assert len(shapes) >= 15
    opened = week.ask(lambda b: sum(row.opening for row in b.balance()))
    typed = [read_copy_numbers(line[4]) for line in documents.OPENING]
    assert opened == sum(len(understood(numbers)) or 1 for numbers in typed)


def test_every_level_balances(week: Teller) -> None:
    for row in week.ask(lambda b: b.balance()):
        came = row.opening + row.received + row.made
        assert came == row.in_safe + row.with_persons + row.outside + row.ended, row.level


def test_what_must_be_refused_was_refused_with_its_clause(week: Teller) -> None:
    assert {refusal.clause for refusal in week.refused} >= {"A6.1.1e", "A6.1.5c"}


def test_the_book_verifies_at_the_end(week: Teller) -> None:
    checker = open_checker(week.session.path, week.session.opened.data_key)
    try:
        report = verify(checker, week.session.codebook)
    finally:
        checker.close()
    assert report.sound, report.findings
    assert report.events > 300


def test_every_form_the_program_prints_is_in_the_demonstration(week: Teller, tmp_path: Path) -> None:
    # the continuation lists what changed since a fixed page was printed: the week has no printed page yet
    assert set(sheets_of_week(week)) >= set(WRITERS) - {"f01_continuation"}
    saved = save_all(week, tmp_path / "forms")
    assert len(saved) == 2 * len(sheets_of_week(week)) + 2
    assert all(place.stat().st_size > 10_000 for place in saved)
    _template, theirs = saved[-2:]
    said_there = words_of(theirs.read_bytes())
    assert "盘锦市检验检测中心" in said_there  # the unit's own heading, over what the book says
    assert "检验检测大厅搬迁公告" in said_there


def test_d14_the_leader_confirmed_at_the_desk_and_his_ink_is_owed(week: Teller) -> None:
    """His slot opens nothing; the case went on by it, the sheet says 待签."""
    kept = week.session.opened.key_file.of_kind(CONFIRMING)
    assert [slot.operator for slot in kept] == [week.people["charge"]]
    item = week.slips["reviewed"]
    sheet = SheetsPort(week).prepared("f32_release_approval", Wanted(subject=item), hide_titles=False)
    assert isinstance(sheet, Sheet)
    assert "待签" in said(sheet.facts)


def said(facts: Mapping[str, Slot]) -> str:
    """Every word of a sheet, without blanks."""
    cells = [v if isinstance(v, str) else "".join("".join(r.values()) for r in v)
             for v in facts.values() if not isinstance(v, bool)]  # fmt: skip
    return "".join("".join(cells).split())


def test_d21_a6_1_4d_no_record_of_the_book_tells_a_registered_title_or_number(week: Teller) -> None:
    """Every sheet of every item, batch and period is searched for everything that the register names."""
    registered = set()
    for row in week.ask(lambda b: b.documents(limit=500).rows):
        registered |= {row.title, row.register_number, row.document_number or row.title}
    registered = {"".join(word.split()) for word in registered if word}  # 亲启: no title is known
    assert len(registered) > 60
    port, searched = SheetsPort(week), 0
    items = week.ask(lambda b: b.items("all", limit=200).rows)
    wanted = [Wanted(subject=item.id) for item in items]
    wanted += [Wanted(subject=batch.id) for batch in week.ask(lambda b: b.batches("").rows)]
    wanted.append(Wanted(first=date(2026, 1, 1), last=date(2026, 12, 31)))
    for form in OF_A_REVIEW:
        for one in wanted:
            sheet = port.prepared(form, one, hide_titles=False)
            if isinstance(sheet, Refusal):
                continue
            searched += 1
            for facts in (sheet.facts, *sheet.more):
                text = said(facts)
                assert {word for word in registered if word in text} == set(), form
                assert ID_NUMBER not in text
            assert sheet.level == "internal"
    assert searched > 3 * len(items)


def test_d21_whatever_is_marked_internal_names_no_registered_title(week: Teller) -> None:
    """Of every form of the week, whoever writes it: a sheet that tells a title bears the title's level."""
    titles = {row.title for row in week.ask(lambda b: b.documents(limit=500).rows) if row.title}
    titles = {"".join(title.split()) for title in titles}
    port, searched = SheetsPort(week), []
    for form, wanted in sheets_of_week(week).items():
        sheet = port.prepared(form, wanted, hide_titles=False)
        if isinstance(sheet, Sheet) and sheet.level == "internal":
            searched.append(form)
            text = "".join(said(facts) for facts in (sheet.facts, *sheet.more))
            assert {title for title in titles if title in text} == set(), form
    assert {"print_log", "import_log", "f31_ledger", "f39_consultation"} <= set(searched)


def test_d21_the_full_list_of_hits_says_it_all_at_its_own_level(week: Teller) -> None:
    sheet = SheetsPort(week).prepared("hits_list", Wanted(subject=week.slips["hits_item"]), hide_titles=False)
    assert isinstance(sheet, Sheet)
    assert sheet.level in ("confidential", "secret")
    assert ID_NUMBER in said(sheet.facts)


def test_d21_hits_stand_by_kind_and_place_and_identifiers_are_masked(week: Teller) -> None:
    port = SheetsPort(week)
    sheet = port.prepared("review_record", Wanted(subject=week.slips["hits_item"]), hide_titles=False)
    assert isinstance(sheet, Sheet)
    text = said(sheet.facts)
    assert "与在册涉密文件比对命中，已处理" in text
    assert "211***********1239" in text
    rows = sheet.facts["hits"]
    assert isinstance(rows, tuple)
    assert [(r["kind"], r["places"], r["result"]) for r in rows] == [
        ("与在册涉密文件比对命中", "2", "已处理"),
        ("公民身份号码", "1", "已删除"),
        ("手机号", "2", "已提示"),
    ]


def test_a2_14_the_referral_names_its_authority_enclosures_and_who_could_not_tell(week: Teller) -> None:
    sheet = SheetsPort(week).prepared(
        "f47_referral", Wanted(subject=week.slips["referred"]), hide_titles=False
    )
    assert isinstance(sheet, Sheet)
    assert sheet.facts["addressee"] == "市保密工作部门"
    assert sheet.number == "报确〔2026〕1号"
    enclosures, stages = sheet.facts["enclosures"], sheet.facts["stages"]
    assert isinstance(enclosures, tuple)
    assert isinstance(stages, tuple)
    assert len(enclosures) == 2
    assert stages[0]["caption"] == "业务科室意见和理由"
    assert "解明" in stages[0]["opinion"]


def test_its_people_carry_rare_characters(week: Teller) -> None:
    names = "".join(p.name for p in week.ask(lambda b: b.persons()))
    assert set("㙓𫖯䶮喆堃镕𠮷") <= set(names)
    assert cast.UNIT.endswith("（演示）")

"""D4: ten ordinary letters take at most half the keys of the same lines typed into a spreadsheet."""

from __future__ import annotations

from incoming_hands import Hands, Mark
from PySide6.QtCore import Qt
from real_desk import RealOffice

from desktop.windows.pages import incoming

PAGES = (incoming,)
PROVINCE, CITY, GOVERNMENT = "中共辽宁省委办公厅", "中共盘锦市委办公室", "盘锦市人民政府办公室"
SECRET, CONFIDENTIAL = "机密", "秘密"
# As the stack lies after opening: by envelope, so by body. body, initials, level, title, number, tail, copies
STACK = (
    (PROVINCE, "zgl", SECRET, "关于做好防汛值守工作的通知", "辽委办〔2026〕31号", "31", "000023"),
    (PROVINCE, "", SECRET, "关于做好国庆期间安全保密工作的通知", "辽委办〔2026〕33号", "33", "000023"),
    (PROVINCE, "", SECRET, "关于开展涉密载体清退工作的通知", "辽委办〔2026〕34号", "34", "000023"),
    (PROVINCE, "", CONFIDENTIAL, "全省机要会议纪要", "辽委办〔2026〕36号", "36", "000061，000062"),
    (CITY, "zgp", CONFIDENTIAL, "市委常委会会议纪要（第9期）", "盘委纪〔2026〕9号", "9", "17-20"),
    (CITY, "", CONFIDENTIAL, "市委常委会会议纪要（第10期）", "盘委纪〔2026〕10号", "10", "17-20"),
    (CITY, "", SECRET, "关于干部调整的方案", "盘委纪〔2026〕11号", "11", "2"),
    (GOVERNMENT, "pjsrmzf", SECRET, "市政府党组会议纪要", "盘政办密〔2026〕12号", "12", "8"),
    (GOVERNMENT, "", SECRET, "关于重点项目推进情况的专报", "盘政办密〔2026〕13号", "13", "8"),
    (GOVERNMENT, "", SECRET, "关于价格监测点调整的批复", "盘政办密〔2026〕15号", "15", "8"),
)
CHORD = 2


def spreadsheet(first_number: int) -> int:
    """The same register line by line: every sign of every cell, one Tab or Enter after each.

    The columns of F01 that the program fills by itself have to be typed here; the sheet helps as it can:
    a cell that is the same as the one above it is taken by Ctrl+D.
    """
    presses, above = 0, ("",) * 9
    for line, (body, _i, level, title, number, _t, copies) in enumerate(STACK):
        register = f"密收〔2026〕{first_number + line:03d}号"
        cells = (register, body, title, level, number, copies, str(line), "2026-3-6", "沈静", "2号密码文件柜")
        counted = (register, "2026-3-6", body, title, number, level, copies, "沈静", "2号密码文件柜")
        assert len(counted) == len(cells) - 1  # the number of copies is not counted against the sheet
        for cell, before in zip(counted, above, strict=True):
            presses += (CHORD if cell == before else len(cell)) + 1
        above = counted
    return presses


def register(hands: Hands) -> None:
    """The stack through the strip."""
    hands.key(Qt.Key.Key_F4)
    hands.rest()
    level_now = ""
    for body, initials, level, title, _number, tail, copies in STACK:
        del body
        if not level_now:
            hands.enter(initials)
            hands.digit(2 if level == SECRET else 3)
        else:
            if initials:
                hands.key(Qt.Key.Key_Return, Mark.ShiftModifier)
                hands.key(Qt.Key.Key_Return, Mark.ShiftModifier)
                hands.enter(initials)
            if level != level_now:
                hands.key(Qt.Key.Key_2 if level == SECRET else Qt.Key.Key_3, Mark.ControlModifier)
        level_now = level
        hands.rest()
        hands.enter(title)
        hands.enter(tail)
        hands.enter(copies)
        hands.rest()


def test_d4_ten_ordinary_letters_take_at_most_half_the_keys_of_a_spreadsheet(office: RealOffice) -> None:
    # what the unit had from these bodies before, so that tails have something to follow
    hands = Hands(office)
    before = office.desk.ask(lambda b: b.next_number("secret", 2026))
    register(hands)
    rows = office.desk.ask(lambda b: b.documents(limit=10)).rows[::-1]
    told = [(r.body_name, r.level, r.title, r.document_number) for r in rows]
    levels = {SECRET: "secret", CONFIDENTIAL: "confidential"}
    tails = [(s[0], levels[s[2]], s[3], s[5]) for s in STACK]
    assert [(b, lv, t) for b, lv, t, _n in told] == [(b, lv, t) for b, lv, t, _n in tails]
    assert all(n.endswith(f"〕{tail}号") for (_b, _l, _t, n), (*_rest, tail) in zip(told, tails, strict=True))
    assert [r.copies for r in rows] == [1, 1, 1, 2, 4, 4, 1, 1, 1, 1]
    assert hands.presses * 2 <= spreadsheet(before), (hands.presses, spreadsheet(before))

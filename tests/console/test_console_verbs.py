"""The terminal: exit status, sentences, passwords from a file or unseen, never from the command line."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from desktop.audit.head_code import head_code
from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.bootstrap.terminal import TheProgram
from desktop.console.main import FOUND, HINDERED, SOUND, main
from desktop.console.ports import Hindered, Verified
from desktop.console.talking import Bar, chosen, password_from
from desktop.operations.desk.findings import Finding, Report
from desktop.operations.desk.sheet_check import SheetAnswer, SheetCheck
from desktop.plain.clock import WallClock
from desktop.plain.progress import Progress, Stopped
from desktop.plain.refusal import Refusal, refuse
from desktop.vault import disk, door
from desktop.vault.connections import open_migrator, open_reader
from desktop.vault.event_rows import read_head
from desktop.vault.keys.cost import FLOOR

PASSWORD = "Mi-ma·2026·甲"


class Fake:
    """A program that answers what it is told to."""

    def __init__(self, verified: Verified | None = None) -> None:
        self.verified = verified or Verified(Report((), 3, 2, 4, "000003-X"))
        self.asked: list[tuple[object, ...]] = []

    def operators(self, vault: Path) -> Sequence[tuple[str, str]]:
        return [("P1", "张三"), ("P2", "李四")]

    def verify(self, vault: Path, operator: str, password: str, sheet: str, progress: Progress) -> Verified:
        self.asked.append((vault, operator, password, sheet))
        progress.step(1, 1)
        return self.verified

    def fill(self, vault: Path, operator: str, password: str, documents: int, progress: Progress) -> int:
        raise Stopped

    def renew_login_log(self, vault: Path) -> None:
        self.asked.append((vault,))

    def profile_faults(self, folder: Path | None) -> Sequence[str]:
        return [] if folder is None else ["a.toml: 有误"]

    def due(self, start: date, days: int, pauses: Sequence[tuple[date, date]], unit: str) -> Sequence[str]:
        self.asked.append((start, days, tuple(pauses), unit))
        return ["2026-03-02", "…"]

    def demo(self, out: Path, progress: Progress) -> int:
        self.asked.append((out,))
        return 0

    def pictures(self, out: Path) -> int:
        return 0

    def self_check(self) -> Sequence[str]:
        return ["缺字体"]

    def refused(self, refusal: Refusal) -> str:
        return f"<{refusal.code}>"


def told(argv: Sequence[str], program: object) -> tuple[int, list[str]]:
    said: list[str] = []
    return main(argv, program, said.append), said  # type: ignore[arg-type]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "密码.txt"
    place.write_text(f"{PASSWORD}\r\n第二行", encoding="utf-8-sig")
    return place


def ask(file: Path, *more: str) -> list[str]:
    return ["verify", "a.vault", "--operator", "张三", "--password-file", str(file), *more]


def test_verify_says_sound_and_answers_0(file: Path) -> None:
    fake = Fake()
    status, said = told(ask(file, "--sheet", "X"), fake)
    assert (status, fake.asked) == (SOUND, [(Path("a.vault"), "P1", PASSWORD, "X")])
    assert "核验通过" in said[-1]


@pytest.mark.parametrize(
    ("verified", "status", "part"),
    [
        (Verified(Report((Finding("chain.gap", "7", {"found": 9}),), 3)), FOUND, "第 7 笔"),
        (Verified(Report((), 3), SheetCheck(SheetAnswer.MATCHES, 2, 3)), SOUND, "相符"),
        (Verified(Report((), 3), SheetCheck(SheetAnswer.DIFFERS, 2, 3)), FOUND, "不符"),
        (Verified(Report((), 3), SheetCheck(SheetAnswer.BEYOND_THE_END, 9, 3)), FOUND, "只到第 3 笔"),
        (Verified(Report((), 3), refuse("head_code.check")), FOUND, "<head_code.check>"),
        (Verified(Report((), 3), unwritten=True), SOUND, "只能读"),
    ],
)
def test_what_was_found_decides_the_status(file: Path, verified: Verified, status: int, part: str) -> None:
    answered, said = told(ask(file), Fake(verified))
    assert answered == status
    assert any(part in line for line in said)


@pytest.mark.parametrize(
    ("argv", "part"),
    [
        (["verify"], "少写了"),
        (["verify", "a", "--password", "x"], "密码不能写在命令行上"),
        (["burn"], "没有 'burn' 这个命令"),
        (["fill", "a", "--documents", "0"], "大于零"),
        (["fill", "a", "--documents", "many"], "大于零"),
        (["verify", "a", "--sheet"], "少写了一项"),
        (["verify", "a", "--password-file", "/none/x"], "读不出"),
        (["verify", "a", "--operator", "王五"], "没有名为“王五”"),
        (["verify", "a", "--operator", "张三", "--password-file", "/none/x"], "读不出"),
    ],
)
def test_a_faulty_line_gets_one_sentence(argv: list[str], part: str) -> None:
    status, said = told(argv, Fake())
    assert status == HINDERED
    assert len(said) == 1
    assert part in said[0]


def test_the_other_verbs(tmp_path: Path, file: Path) -> None:
    assert told(["profiles", "check"], Fake()) == (SOUND, ["规则方案没有问题。"])
    assert told(["profiles", "check", "x"], Fake())[0] == FOUND
    assert told(["self-check"], Fake()) == (FOUND, ["缺字体", "自检未通过。"])
    assert told(["demo", "--out", str(tmp_path)], Fake())[0] == SOUND
    assert told(["pictures", "--out", str(tmp_path)], Fake())[0] == SOUND
    fill = ["fill", "a", "--documents", "5", "--operator", "P2", "--password-file", str(file)]
    assert told(fill, Fake()) == (HINDERED, ["已停止。"])


def test_a_password_is_asked_for_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getpass", lambda prompt: f"{prompt}x")
    assert password_from(None, "密码：") == "密码：x"


def test_an_empty_password_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "p").write_text("\n")
    with pytest.raises(Hindered, match="空的"):
        password_from(tmp_path / "p", "")


def test_without_a_name_it_is_the_first_operator_and_namesakes_need_an_id() -> None:
    assert chosen([("P1", "张三")], "") == "P1"
    assert chosen([("P1", "张三"), ("P2", "李四")], "") == "P1"
    assert chosen([("P1", "张三"), ("P2", "张三")], "P2") == "P2"
    with pytest.raises(Hindered, match="同名"):
        chosen([("P1", "张三"), ("P2", "张三")], "张三")


def test_the_bar_is_silent_on_a_pipe() -> None:
    out = io.StringIO()
    bar = Bar(out)
    bar.step(1, 2)
    bar.end()
    assert out.getvalue() == ""


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("terminal") / "库" / "a.vault"
    book = NewBook(
        "盘锦检验检测中心", "panjin", "secret", [NewBookOperator("张三", "officer", PASSWORD)], place
    )
    found(book, WallClock(), FLOOR).close("closing")
    return place


def really(vault: Path, file: Path, *argv: str) -> tuple[int, list[str]]:
    verb, *more = argv
    return told([verb, str(vault), "--password-file", str(file), *more], TheProgram())


def test_a_whole_vault_filled_and_verified(vault: Path, file: Path) -> None:
    assert really(vault, file, "fill", "--documents", "60")[0] == SOUND
    status, said = really(vault, file, "verify")
    assert (status, "核验通过" in said[-1]) == (SOUND, True)
    opened = door.unlock(vault, door.operators(vault)[0][0], PASSWORD, WallClock(), alone=False)
    reader = open_reader(vault, opened.data_key)
    head = read_head(reader)
    code = str(head_code(head.sequence, head.hash))
    # beside the open program, with the sheet in hand
    assert really(vault, file, "verify", "--sheet", code)[0] == SOUND
    assert really(vault, file, "verify", "--sheet", "000001-0000-0000-0000-0000-0000-0")[0] == FOUND
    reader.close()
    key = opened.data_key
    hand = open_migrator(vault, key)
    with hand.begin():
        hand.exec_driver_sql("UPDATE copies SET place = 'P9' WHERE seq = (SELECT max(seq) FROM copies)")
    hand.close()
    opened.close()
    status, said = really(vault, file, "verify")
    assert status == FOUND
    assert "copies" in said[0]


def test_a_lost_login_log_is_begun_anew_on_the_terminal_and_a_sound_one_is_not(tmp_path: Path) -> None:
    place = tmp_path / "库" / "b.vault"
    people = [NewBookOperator("张三", "officer", PASSWORD)]
    found(NewBook("盘锦检验检测中心", "panjin", "secret", people, place), WallClock(), FLOOR).close("closing")
    sound = told(["renew-login-log", str(place)], TheProgram())
    assert sound == (HINDERED, ["登录日志是好的，不用另起。"])
    door.Places(place).login.unlink()
    status, said = told(["renew-login-log", str(place)], TheProgram())
    assert (status, "停用 15 分钟" in said[0]) == (SOUND, True)
    assert door.Places(place).login.is_file()
    status, said = told(["renew-login-log", str(tmp_path / "none.vault")], TheProgram())
    assert (status, len(said)) == (HINDERED, 1)


def test_a_wrong_password_and_a_missing_vault_are_said(vault: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("falsch")
    before = door.Places(vault).login.read_bytes()
    status, said = really(vault, wrong, "verify")
    assert (status, len(said)) == (HINDERED, 1)
    assert len(door.Places(vault).login.read_bytes()) > len(before)  # the try is on record
    status, said = really(tmp_path / "none.vault", wrong, "verify")
    assert (status, len(said)) == (HINDERED, 1)


def test_where_the_folder_is_read_only_verify_says_so_and_goes_on(
    vault: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: object, _slot: str) -> None:
        raise disk.VaultTrouble("disk_read_only")

    monkeypatch.setattr("desktop.vault.login_log.LoginLog.begin_try", full)
    monkeypatch.setattr(disk, "writable_folder", lambda _folder: False)
    _status, said = really(vault, file, "verify")
    assert "只能读" in said[0]
    assert len(said) > 1


def test_profiles_of_a_folder_are_checked(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "profile.toml").write_text("nmae = 1", encoding="utf-8")
    status, said = told(["profiles", "check", str(tmp_path)], TheProgram())
    assert (status, len(said) > 1) == (FOUND, True)
    assert told(["profiles", "check"], TheProgram())[0] == SOUND
    assert told(["profiles", "check", str(tmp_path / "none")], TheProgram())[0] == HINDERED


def test_the_shipped_program_passes_its_own_check() -> None:
    assert told(["self-check"], TheProgram()) == (SOUND, ["自检通过。"])


def test_due_prints_the_date_alone_and_then_its_proof() -> None:
    status, said = told(["due", "2026-02-13", "7"], TheProgram())
    assert (status, said[0]) == (SOUND, "2026-03-02")
    assert said[1] == "2026-02-13 周五 起算当日，不计"
    assert said[2] == "2026-02-14 周六 第 1 日 调休上班（春节）"
    assert said[-1] == "2026-03-02 周一 第 7 日 工作日"


def test_due_leaves_out_each_pause_with_both_its_ends() -> None:
    pauses = ["--pause", "2026-02-24", "2026-02-25", "--pause", "2026-02-27", "2026-02-27"]
    status, said = told(["due", "2026-02-13", "7", *pauses], TheProgram())
    assert (status, said[0]) == (SOUND, "2026-03-05")
    assert sum("期限中止" in line for line in said) == 3


def test_c2_11_due_with_a_unit_shows_its_terms_beside_the_laws() -> None:
    _status, said = told(["due", "2026-02-13", "7", "--unit", "南宁市红十字会"], TheProgram())
    assert said[0] == "2026-03-02"
    text = "\n".join(said)
    assert "主动公开 2026-03-05 10 个工作日（C1.9）" in text
    assert "国家规定 2026-03-19 20 个工作日（公开条例26）" in text
    silence = said.index(next(line for line in said if "C2.11" in line))
    assert "比国家规定宽" in said[silence + 1]
    for name in ("nanning", "南宁"):
        assert told(["due", "2026-02-13", "7", "--unit", name], TheProgram())[1] == said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["2026-13-01", "7"], "不是日期"),
        (["2026-02-13", "0"], "大于零"),
        (["2026-02-13", "7", "--pause", "2026-02-24"], "两个日期"),
        (["2026-02-13", "7", "--pause", "2026-02-24", "2026-02-20"], "早于"),
        (["2026-12-28", "20"], "2027 年的放假安排还没有导入"),
        (["2023-12-28", "2"], "2023 年的放假安排还没有导入"),
        (["2026-02-13", "7", "--unit", "南宁红会"], "南宁市红十字会"),
    ],
)
def test_due_says_what_is_wrong(words: list[str], sentence: str) -> None:
    status, said = told(["due", *words], TheProgram())
    assert status == HINDERED
    assert sentence in "".join(said)

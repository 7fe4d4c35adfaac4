"""``check`` on the terminal: what is found and what is not read, as lines or as one JSON object; the status says which."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.console.main import FOUND, SOUND
from desktop.console.talking import as_json, heard
from tests.console.conftest import Run
from tests.intake.hostile_files import billion_laughs
from tests.intake.letters import letter, raw, run
from tests.intake.packages import packed, pdf


def write(name: str, content: bytes) -> str:
    Path(name).write_bytes(content)
    return name


def test_findings_come_as_one_object_by_the_names_that_were_given(check: Run) -> None:
    def fill(document: object) -> None:
        document.add_paragraph("平常的话")  # type: ignore[attr-defined]
        document.add_paragraph("请联系 zhang@example.gov.cn 索取演习方案")  # type: ignore[attr-defined]

    one = write("稿 1.docx", letter(fill))
    two = write("./二.txt", "没有什么".encode("gb18030"))
    words = write("词.txt", "# 说明\n演习方案\n\n".encode("gb18030"))
    status, said = check(one, two, "--keywords", words, "--json")
    told = json.loads(said)
    assert status == FOUND
    assert list(told) == [one, two]
    assert told[two] == []
    found = {one["kind"]: one for one in told[one]}
    assert set(found) == {"keyword", "email"}
    assert found["keyword"] == {
        "kind": "keyword", "text": "演习方案", "where": "第 2 段", "weight": "hint", "confidence": 1.0,
    }  # fmt: skip
    assert all(set(one) == {"kind", "text", "where", "weight", "confidence"} for one in told["稿 1.docx"])


def test_what_is_allowed_is_not_found(check: Run) -> None:
    one = write("a.txt", "office@example.gov.cn，方 案".encode())
    allowed = write("b.txt", "OFFICE@example.gov.cn\n方案\n".encode())
    assert check(one, "--keywords", write("k.txt", "方案".encode()), "--allow", allowed) == (
        SOUND,
        "a.txt：发现 0 处。",
    )


def test_what_cannot_be_read_is_named_with_the_way_on(check: Run) -> None:
    one = write("a.docx", billion_laughs())
    status, said = check(one, "没有.docx", "--json")
    told = json.loads(said)
    assert status == FOUND
    assert set(told[one]) == {"unreadable"}
    assert "请另存一份" in told[one]["unreadable"]
    assert "请核对路径" in told["没有.docx"]["unreadable"]


def test_a_file_read_in_part_says_both(check: Run) -> None:
    good = "邮箱 a@example.gov.cn".encode()
    one = write("a.zip", packed({"好.txt": good, "坏.pdf": pdf("x", encrypt="pw")}))
    told = json.loads(check(one, "--json")[1])[one]
    assert "内含文件“坏.pdf”" in told["unreadable"]
    assert [found["kind"] for found in told["findings"]] == ["email"]
    lines = check(one)[1].split("\n")
    assert lines[0] == "a.zip：发现 1 处。"
    assert lines[1].startswith("  [需要看] 电子邮箱：a@example.gov.cn（内含文件“好.txt”")
    assert lines[2].startswith("  未检查：内含文件“坏.pdf”")


def test_deleted_and_hidden_words_are_found_once_where_they_stand(check: Run) -> None:
    def fill(document: object) -> None:
        paragraph = document.add_paragraph("写给 a@example.gov.cn 和")  # type: ignore[attr-defined]
        run(paragraph, "b@example.gov.cn", hidden=True)
        run(paragraph, "，另")
        paragraph._p.append(raw("<w:del><w:r><w:delText>c@example.gov.cn</w:delText></w:r></w:del>"))

    told = json.loads(check(write("a.docx", letter(fill)), "--json")[1])["a.docx"]
    assert sorted((one["text"][0], one["where"]) for one in told) == [
        ("a", "第 1 段"),
        ("b", "第 1 段（隐藏）"),
        ("c", "第 1 段（修订中已删除）"),
    ]


def test_a_list_that_cannot_be_read_stops_with_a_sentence(check: Run) -> None:
    one = write("a.txt", b"words")
    status, said = check(one, "--keywords", "没有.txt")
    assert status == FOUND
    assert said == "词表 没有.txt 读不出。请核对路径和权限。"
    said = check(one, "--allow", write("b.txt", b"\xff\xff\xff"))[1]
    assert said == "词表 b.txt 不是文本。请存为 UTF-8 文本，每行一个词。"


def test_a_line_of_a_list_that_is_no_use_is_named_beside_the_answer(
    check: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    one = write("a.txt", "演习方案".encode())
    status, said = check(one, "--keywords", write("k.txt", "密\n演习方案\n".encode()), "--json")
    assert [found["text"] for found in json.loads(said)[one]] == ["演习方案"]
    assert status == FOUND
    assert capsys.readouterr().err == "词表 k.txt 第 1 行不能用，没有采用。请核对。\n"


def test_a_mark_of_which_half_was_deleted_is_found(check: Run) -> None:
    def fill(document: object) -> None:
        paragraph = document.add_paragraph("")  # type: ignore[attr-defined]
        paragraph._p.append(raw("<w:del><w:r><w:delText>机密</w:delText></w:r></w:del>"))
        run(paragraph, "★10年")

    told = json.loads(check(write("a.docx", letter(fill)), "--json")[1])["a.docx"]
    assert [(one["kind"], one["text"], one["where"]) for one in told] == [
        ("classification_mark", "机密★10年", "第 1 段（修订中已删除）")
    ]


def test_a_macro_and_what_lies_outside_are_findings(check: Run) -> None:
    one = write(
        "a.html", b'<html><body><script>x</script><img src="http://10.1.1.1/a.png">words</body></html>'
    )
    told = json.loads(check(one, "--json")[1])[one]
    assert [(found["kind"], found["text"]) for found in told] == [
        ("macro", "script"),
        ("external_reference", "http://10.1.1.1/a.png"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_a_folder_and_a_device_are_no_files(check: Run) -> None:
    os.mkfifo("管道.txt")  # read, it would never end
    Path("夹.docx").mkdir()
    status, said = check("管道.txt", "夹.docx", "/dev/null", "--json")
    assert status == FOUND
    assert set(json.loads(said)) == {"管道.txt", "夹.docx", "/dev/null"}
    assert all("文件夹、设备" in told["unreadable"] for told in json.loads(said).values())
    assert check("夹.docx", "--keywords", "管道.txt") == (FOUND, "词表 管道.txt 读不出。请核对路径和权限。")


def test_a_zip_of_nothing_is_not_a_clean_file(check: Run) -> None:
    status, said = check(write("空.zip", packed({})), "--json")
    assert (status, set(json.loads(said)["空.zip"])) == (FOUND, {"unreadable"})


def test_a_name_cannot_write_on_the_terminal(check: Run) -> None:
    _status, said = check(write("a\n\x1b[2J.txt", b"abc"))
    assert said == "a\\n\\x1b[2J.txt：发现 0 处。"


def _heard(monkeypatch: pytest.MonkeyPatch, verb: Callable[[], object], encoding: str) -> tuple[int, bytes]:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding))

    def spoken() -> int:
        print(verb())
        return SOUND

    status = heard(spoken)
    return status, out.getvalue()


def test_words_go_out_in_any_code_page_and_the_object_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _heard(monkeypatch, lambda: "李㙓", "gbk") == (SOUND, "李".encode("gbk") + b"\\u3653\n")
    told = {"㙓\udcff😀.txt": []}
    for encoding in ("gbk", "ascii", "utf-8"):
        _status, out = _heard(monkeypatch, lambda: as_json(told), encoding)
        assert json.loads(out.decode(encoding)) == told


def test_a_reader_who_left_and_a_full_disk_are_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def flush(self) -> None:
            raise BrokenPipeError(32, "gone")

    monkeypatch.setattr(sys, "stdout", Gone())
    assert heard(lambda: SOUND) == FOUND
    assert sys.stdout.name == os.devnull
    sys.stdout.close()

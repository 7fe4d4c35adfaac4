"""What is wrong with a form file or with the facts for it, and what no face can draw."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import N_, _

SENTENCES = {
    "toml": N_("不是有效的 TOML：{detail}"),
    "unknown_key": N_("不认识的键“{word}”"),
    "unknown_kind": N_("不认识的块类型“{word}”"),
    "unknown_choice": N_("不认识的取值“{word}”"),
    "missing_key": N_("缺少必填的键“{word}”"),
    "wrong_type": N_("取值类型不对，应为{word}"),
    "out_of_range": N_("数值超出范围：{word}"),
    "unknown_slot": N_("没有声明的栏目“{word}”"),
    "missing_slot": N_("没有给出栏目“{word}”的内容"),
    "not_rows": N_("栏目“{word}”应当是多行内容"),
    "not_text": N_("栏目“{word}”应当是一段文字"),
    "not_flag": N_("栏目“{word}”应当是“是”或“否”"),
    "no_column": N_("“{word}”的所有列都被取消，至少保留一列"),
    "slot_lost": N_("缺少栏目“{word}”：程序要填这一栏，[slots] 里须保留，版面上可以不印"),
    "slot_kind": N_("栏目的种类不能改，应为 {word}"),
    "slot_unfilled": N_("程序不填“{word}”这一栏，请去掉"),
    "signature_changed": N_("是否要人签字不能改"),
    "mark_lost": N_("版面上没有印“{word}”，这一栏必须印"),
    "foot_lost": N_("页脚的流水号不能取消"),
    "per_page_changed": N_("每页行数是固定的，应为 {word}"),
    "no_face": N_("这些字没有字体可以打印：{word}"),
    "no_room": N_("没有排字的地方：内容为空，或者太窄"),
    "unknown_form": N_("没有这种表单“{word}”"),
}


CODES = {
    "paper.faults": ("faults",),
    "paper.no_face": ("characters", "codes"),
    "paper.no_fonts": ("folders",),
    "paper.code_text": ("text", "characters"),
    "paper.label_stock": ("start", "places"),
    "paper.label_too_small": ("number",),
    "paper.preview_as_word": (),
}
"""Every refusal of this room with the names of its facts, for the catalogue of sentences."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: in which file, at which key path, what word, and the nearest word that is known."""

    file: str
    path: str
    code: str
    word: str = ""
    nearest: str = ""

    def sentence(self) -> str:
        """The fault as a person reads it."""
        said = _(SENTENCES[self.code]).format(word=self.word, detail=self.word)
        hint = _("，是不是“{word}”？").format(word=self.nearest) if self.nearest else ""
        return f"{self.file} · {self.path}：{said}{hint}" if self.path else f"{self.file}：{said}{hint}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like this one, or nothing."""
    found = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return found[0] if found else ""


class PaperFault(Exception):
    """A sheet that cannot be made; carries the refusal that a window shows."""

    def __init__(self, refusal: Refusal, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(refusal.code, dict(refusal.facts))
        self.refusal = refusal
        self.faults = faults


def faulty(faults: Iterable[Fault]) -> PaperFault:
    """All faults of a form or of its facts as one exception (code ``paper.faults``)."""
    kept = tuple(faults)
    return PaperFault(refuse("paper.faults", faults=tuple(f.sentence() for f in kept)), kept)


def unprintable(characters: Iterable[str]) -> PaperFault:
    """Characters that no face can draw (code ``paper.no_face``); a missing glyph would print as nothing."""
    kept = tuple(sorted(set(characters)))
    codes = tuple(f"U+{ord(c):04X}" for c in kept)
    return PaperFault(refuse("paper.no_face", characters=kept, codes=codes))

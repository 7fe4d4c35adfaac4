"""Levels as they are shown: the word, and colour second. Codes are those of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.plain.words import N_, _


@dataclass(frozen=True, slots=True)
class LevelLook:
    """``word``, colour of frame and word, and whether the chip is filled."""

    word: str
    colour: str
    filled: bool = False


LOOKS: dict[str, LevelLook] = {
    "top_secret": LevelLook(N_("绝密"), "#8f1414", True),
    "secret": LevelLook(N_("机密"), "#b3261e"),
    "confidential": LevelLook(N_("秘密"), "#946200"),
    "work_secret": LevelLook(N_("工作秘密"), "#2a5db0"),
    "internal": LevelLook(N_("内部"), "#70757b"),
}
CODES: tuple[str, ...] = tuple(LOOKS)
"""From the highest to the lowest."""


def level_word(code: str) -> str:
    """绝密 … 内部; empty for no level."""
    return _(LOOKS[code].word) if code in LOOKS else ""


def forbidden(machine: str) -> str:
    """What 本机密级 forbids (D16), said at every start."""
    above = [level_word(code) for code in CODES[: CODES.index(machine)]] if machine in LOOKS else []
    if not above:
        return _("本机可登记各密级文件的标题。单件过于敏感的，可用代号代替标题。")
    return _(
        "本机不得登记高于本机密级（{levels}）的文件标题、文号、摘要等内容；此类文件只登记其纸质专册的册、页、行和份数。"
    ).format(levels="、".join(above))

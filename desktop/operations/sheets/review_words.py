"""How a review is put into words on paper: hits without their text (D21), fingerprints, who signed."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.operations.sentences.hits import hit_words
from desktop.operations.sheets.dates import short_day
from desktop.operations.sheets.review_facts import (
    Became,
    HitCount,
    Named,
    Question,
    ReviewText,
    Signed,
)
from desktop.operations.sheets.sheet_facts import Cells
from desktop.plain.words import N_, _
from desktop.screening.finding import REGISTER, Kind

RESULTS = {
    Became.HANDLED: N_("已处理"),
    Became.MASKED: N_("已遮盖"),
    Became.REMOVED: N_("已删除"),
    Became.ALLOWED: N_("允许公开"),
    Became.FALSE_ALARM: N_("误报"),
    Became.WAITING: N_("待判断"),
    Became.SHOWN: N_("已提示"),
}
HEAD, TAIL = 3, 4
SHORT = 8


def masked(identifier: str) -> str:
    """An identifier as it may stand on a record: first three, last four (D21); a short one wholly hidden."""
    if len(identifier) <= HEAD + TAIL:
        return "*" * len(identifier)
    return identifier[:HEAD] + "*" * (len(identifier) - HEAD - TAIL) + identifier[-TAIL:]


def hits_said(checked: Sequence[HitCount] | None) -> str:
    """机检情况: each kind with its places and what became of them; nothing of what was found (D21)."""
    if checked is None:
        return ""
    said = [
        _("{kind}{n}处，{result}").format(kind=kind, n=places, result=result)
        for kind, places, result in hits_by_kind(checked)
    ]
    return "；".join(said) or _("已作机检，无命中")


def hits_by_kind(checked: Sequence[HitCount]) -> list[tuple[str, int, str]]:
    """Kind, places, result in words. A hit in the register says neither what it matched nor how it was judged."""
    counts: dict[tuple[str, str], int] = {}
    for hit in checked:
        kind, became = hit.kind, hit.became
        if kind in REGISTER:
            kind, became = Kind.REGISTER_TITLE, Became.HANDLED
        key = (hit_words(kind.value), _(RESULTS[became]))
        counts[key] = counts.get(key, 0) + hit.places
    return [(kind, places, result) for (kind, result), places in counts.items() if places]


def short_print(digest: str) -> str:
    """A fingerprint short enough for a form: first and last eight digits in capitals."""
    if len(digest) <= 2 * SHORT:
        return digest.upper()
    return f"{digest[:SHORT]}…{digest[-SHORT:]}".upper()


def prints_said(text: ReviewText) -> str:
    """Both fingerprints in one line; that there is no electronic text, where there is none (D19)."""
    if not text.sm3:
        return _("（无电子文本）")
    return _("SM3 {sm3}　SHA-256 {sha}").format(sm3=short_print(text.sm3), sha=short_print(text.sha256))


def answered(question: Question) -> dict[str, str]:
    """A line of the checklist with its tick in the right column."""
    tick = "√"
    return {
        "question": question.question,
        "yes": tick if question.answer is True else "",
        "no": tick if question.answer is False else "",
        "note": question.note,
    }


def signed_box(signed: Signed, year: int) -> Cells:
    """A box: for which lines, what was said, who, in which capacity, when, 待签 (D14, D20)."""
    said = signed.opinion
    if signed.lines and said:
        numbers = "、".join(str(n) for n in signed.lines)
        said = _("第{numbers}行，共{n}件：{words}").format(numbers=numbers, n=len(signed.lines), words=said)
    who = signed.person
    if who and signed.capacity:
        who = _("{name}（{capacity}）").format(name=who, capacity=signed.capacity)
    given = "，".join(part for part in (signed.manner, _("待签") if signed.unsigned else "") if part)
    told = "　".join(part for part in (who, short_day(signed.on, year), given) if part)
    opinion = "\n".join(part for part in (said, told) if part)
    return {"caption": signed.caption, "opinion": opinion, "sign": ""}


def responsible_said(named: Sequence[Named]) -> str:
    """C4.8: role and name of all who answer for it."""
    return "；".join(f"{one.role} {one.person}" for one in named if one.person)

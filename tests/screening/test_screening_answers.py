"""Allow entries: what the reviewer says once is not asked again, in its context, until its day."""

from __future__ import annotations

from datetime import date

from desktop.screening.allowing import Allowed
from desktop.screening.config import Screening
from desktop.screening.finding import Finding, Kind
from desktop.screening.screen import screen
from desktop.screening.text import Passage

DAY = date(2026, 6, 30)
PHONE = "办公室值班电话0427-2681234，欢迎来电。"


def found(text: str, **config: object) -> list[Finding]:
    return list(screen([Passage(text)], Screening(day=DAY, **config)))  # type: ignore[arg-type]


def test_d22_a_false_alarm_is_allowed_with_its_context_until_its_day() -> None:
    def left(**entry: object) -> int:
        return len(found(PHONE, allowed=(Allowed("(0427) 268 1234", **entry),)))  # type: ignore[arg-type]

    assert left() == 0
    assert left(kind=Kind.LANDLINE, context="值班电话") == 0
    assert left(context="家庭住址") == 1
    assert left(kind=Kind.MOBILE) == 1
    assert left(until=DAY) == 0
    assert left(until=date(2026, 6, 29)) == 1


def test_a_keyword_gives_way_to_the_allowed_phrase_around_it_and_nowhere_else() -> None:
    text = "加密级联设备的密级，另见密 级。"
    assert len(found(text, keywords=("密级",))) == 3
    assert [f.before[-2:] for f in found(text, keywords=("密级",), allowed=(Allowed("加密级联"),))] == [
        "备的",
        "另见",
    ]
    assert len(found(text, keywords=("密级",), allowed=(Allowed("密级", context="设备"),))) == 0
    assert len(found(text, keywords=("密级",), allowed=(Allowed("密级", context="飞机"),))) == 3


def test_c7_5_a_mark_is_allowed_only_by_its_kind_and_context() -> None:
    text = "样式：左上角标注机密★10年字样"
    mark = Kind.CLASSIFICATION_MARK
    assert found(text, allowed=(Allowed("机密★10年"),))[0].kind is mark
    assert found(text, allowed=(Allowed("机密★10年", kind=mark),))[0].kind is mark
    assert found(text, allowed=(Allowed("机密★10年", kind=mark, context="样式"),)) == []

"""The secret register beside a text: titles and numbers however they are written, common words never."""

from __future__ import annotations

import pytest

from desktop.screening.config import Screening
from desktop.screening.finding import Finding, Kind, Weight
from desktop.screening.register import Registered
from desktop.screening.screen import screen
from desktop.screening.text import Opens, Passage

PAPERS = (
    Registered("1", "某省应急管理厅关于印发《辽河口防汛专项调度实施方案》的通知", ("某应急密〔2026〕12号",)),
    Registered("2", "关于召开2026年度工作会议的通知", ("某会〔2026〕3号",)),
    Registered("3", "通知"),
    Registered("4", "会议纪要"),
    Registered("5", "滨海储备库选址与扩容的请示", ("密收2026-000417", "〔2026〕9号")),
    Registered("6", "关于加强和改进全市安全生产工作的意见"),
)


def found(*passages: str | Passage) -> list[Finding]:
    pieces = [Passage(passage) if isinstance(passage, str) else passage for passage in passages]
    kinds = (Kind.REGISTER_TITLE, Kind.REGISTER_NUMBER)
    return [finding for finding in screen(pieces, Screening(register=PAPERS)) if finding.kind in kinds]


@pytest.mark.parametrize(
    "text",
    [
        "某省应急管理厅关于印发《辽河口防汛专项调度实施方案》的通知",
        "某省应急管理厅关于印发“辽河口防汛专项调度实施方案”的通知",
        "某省应急管理厅 关于印发《辽河口防汛专项调度实施方案》 的通知",
        "某省应急管理厅\n关于印发《辽河口防汛专项\n调度实施方案》的通知",
        "根据关于印发《辽河口防汛专项调度实施方案》的通知要求，各地抓紧落实。",
        "为落实辽河口防汛专项调度实施方案，现将有关事项通知如下。",
        "见《辽河口·防汛专项调度实施方案》第三条",
    ],
)
def test_a2_4a_a_registered_title_is_found_however_it_is_written(text: str) -> None:
    (finding,) = found(text)
    assert (finding.kind, finding.meant, finding.weight) == (Kind.REGISTER_TITLE, "1", Weight.BLOCKING)


def test_a_title_without_its_body_is_less_sure_than_the_whole() -> None:
    whole, inner = (
        found("某省应急管理厅关于印发《辽河口防汛专项调度实施方案》的通知"),
        found("辽河口防汛专项调度实施方案"),
    )
    assert whole[0].confidence > inner[0].confidence
    assert inner[0].shape == "passed_on"


def test_a_title_over_several_passages_is_found() -> None:
    (finding,) = found(
        Passage("滨海储备库"), Passage("选址与扩容", opens=Opens.RUN), Passage("的请示", opens=Opens.LINE)
    )
    assert len(finding.spans) == 3


@pytest.mark.parametrize(
    "text",
    [
        "关于召开2026年度工作会议的通知",
        "现印发会议纪要，请认真落实。",
        "特此通知",
        "滨海储备库选址的请示",
        "依据某会〔2026〕31号、某会〔2025〕3号文件",
        "依据〔2026〕9号文件",
        "流水密收2026-0004170",
    ],
)
def test_what_is_everywhere_or_something_else_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "某应急密〔2026〕12号",
        "根据某应急密[2026]12号文件精神",
        "某应急密（2026）12 号",
        "某应急密【2026】第12号",
        "某应急密〔 2026 〕 12 号",
        "某应急密〔２０２６〕１２号",
        "某应急密〔2026〕012号",
        "（某应急密〔2026〕12号）",
    ],
)
def test_a_registered_number_is_found_in_any_brackets(text: str) -> None:
    assert [(finding.kind, finding.meant) for finding in found(text)] == [(Kind.REGISTER_NUMBER, "1")]


def test_the_unit_s_own_registration_number_is_found() -> None:
    assert [finding.meant for finding in found("收文编号：密收2026-000417。", "密收2026—000417")] == [
        "5",
        "5",
    ]


def test_without_a_vault_nothing_is_compared() -> None:
    text = "某省应急管理厅关于印发《辽河口防汛专项调度实施方案》的通知"
    assert list(screen([Passage(text)], Screening())) == []

"""Thursday afternoon: what is to be published is reviewed, one item by itself and a batch of the website (A2, D20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from desktop.bootstrap.demo import at_the_desk
from desktop.bootstrap.demo.review_records import bring_draft, full_of_hits, word_lists
from desktop.bootstrap.demo.teller import Teller
from desktop.operations.approvals.cases import ActOnCase
from desktop.operations.deadlines.extend import ExtendDeadline
from desktop.operations.people.posts import AssignPost
from desktop.operations.reviewing.batches import JudgeLine, OpenBatch, OpenLine, SignBatch, TakeLineOut
from desktop.operations.reviewing.comparing_months import CompareMonth, IssuedPaper
from desktop.operations.reviewing.drafts import JudgeHit
from desktop.operations.reviewing.hand_in import HandInItem, Told
from desktop.operations.reviewing.issuing import IssueDocument
from desktop.operations.reviewing.letters import AskBefore
from desktop.operations.reviewing.outputs import NoteMaskedCopy
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.relations import NoteRelation
from desktop.plain.digest import sha256
from desktop.plain.facts import Text
from desktop.procedures.checklist import answered
from desktop.procedures.facts import Answer
from desktop.procedures.review.batch_facts import TakenOut
from desktop.procedures.review.item_facts import (
    Asked,
    Attribute,
    Hit,
    Relation,
    Verdict,
)

_FROM = date(2026, 1, 1)
_CHAIN = (
    ("department", "business", "department_head"),
    ("group", "deputy", "group"),
    ("group_head", "charge", "group_head"),
)
"""Stage, who acts, his post (A2.7b)."""
_DRAFTING = (
    ("drafting", "business", "department_head"),
    ("group_document", "deputy", "group"),
    ("group_head", "charge", "group_head"),
)
"""The same of a 公文, in step with its drafting (A2.8)."""

WEBSITE = (
    ("关于春节后恢复检验检测受理时间的通告", "窗口自3月2日起恢复受理，附时间表"),
    ("检验检测公众开放日活动预告", "3月15日上午，预约方式和参观路线"),
    ("2025年度检验检测收费目录清单", "盘检测〔2026〕8号"),
    ("食品快速检测进社区活动照片说明", "两个社区，三百余人次"),
    ("实验室资质认定扩项公示", "盘检测公〔2026〕3号"),
    ("中心领导分工调整情况", "盘检测〔2026〕9号"),
    ("计量器具免费检定公告", "集贸市场、社区医院、加油站"),
    ("电梯检验注意事项问答", "共十二问"),
)
IMPORTANT = "中心领导分工调整情况"
DRAFT = "\n".join(
    (
        "检验检测大厅搬迁公告",
        "自2026年3月9日起，检验检测受理大厅迁至兴隆台区石油大街，原址停止受理。",
        "已预约的单位凭预约单到新址办理，经办人请带身份证（填写示例：11010519491231002X）。",
        "咨询电话：0427-2865500。",
    )
)


def afternoon(story: Teller) -> None:
    """Posts of the leading group, a batch sheet, and items by themselves, each at another point of its way."""
    story.at(3, "16:20")
    for person, post in (("deputy", "group"), ("charge", "group_head")):
        story.do(AssignPost(post=post, person=story.people[person], from_day=_FROM, late_reason="按任职文件"))
    at_the_desk.enrol(story)
    word_lists(story)
    _batch(story)
    story.at(3, "16:40")
    _published(story)
    _issued(story)
    _kept_in(story)
    _waiting(story)
    _referred(story)
    _press(story)
    full_of_hits(story, _told, partial(_item, story), partial(_act, story))
    _compared(story)


def _compared(story: Teller) -> None:
    """The papers of the month so far beside what was reviewed: one waits, one was never reviewed (B4.4b)."""
    issued = (
        IssuedPaper("贯彻上级部署情况的报告（摘要）", "盘检测〔2026〕11号"),
        IssuedPaper("关于做好春季设备检定的通知", "盘检测〔2026〕7号"),
    )
    story.do(CompareMonth(first=date(2026, 3, 1), issued=issued, compared_by=story.people["clerk"]))


def _department(story: Teller) -> str:
    return next(id_ for id_, name in story.ask(lambda b: b.departments()) if name == "业务科")


def _told(title: str, about: str, **more: object) -> Told:
    number = about if "〔" in about else ""
    given: dict[str, object] = {
        "item_type": "web",
        "document_number": number,
        "summary": "" if number else about,
        "channels": ("website",),
    }
    return Told(title=title, **{**given, **more})  # type: ignore[arg-type]


def _batch(story: Teller) -> None:
    lines = tuple(_told(title, about, important=title == IMPORTANT) for title, about in WEBSITE)
    batch = story.do(
        OpenBatch(department=_department(story), handed_in_by=story.people["clerk"], lines=lines)
    ).ids["batch"]
    story.slips["batch_sheet"] = batch
    story.clock.at += timedelta(minutes=3)
    story.do(SignBatch(batch=batch, person=story.people["business"], capacity="department_head"))
    story.not_do(JudgeLine(batch=batch, line=1), "batch_sheet.line_not_opened")
    for line in (1, 2, 3, 4, 5):
        story.clock.at += timedelta(minutes=1)
        story.do(OpenLine(batch=batch, line=line))
        if line == 4:
            story.do(TakeLineOut(batch=batch, line=line, why=TakenOut.DOUBT, words="照片里有人脸"))
        else:
            story.do(JudgeLine(batch=batch, line=line))


def _item(story: Teller, told: Told, answers: tuple[Answer, ...] = ()) -> tuple[str, str]:
    department, clerk = _department(story), story.people["clerk"]
    done = story.do(HandInItem(told=told, department=department, handed_in_by=clerk, answers=answers))
    return done.ids["item"], done.ids["case"]


def _longer(story: Teller, case: str) -> None:
    """What was applied for needs longer to be answered: once, within the cap, with the head of the office (A1.4.4b)."""
    office = story.people["office"]
    story.do(AssignPost(post="office_head", person=office, from_day=_FROM, late_reason="按任职文件"))
    longer = ExtendDeadline(
        case=case,
        deadline="reply",
        count=16,
        person=office,
        capacity="office_head",
        reason="需向三家企业征求意见",
    )
    story.not_do(longer, "deadline.extension_too_long")
    story.do(replace(longer, count=10))


def _act(
    story: Teller,
    case: str,
    decision: str,
    stages: int = 3,
    more: tuple[Answer, ...] = (),
    chain: tuple[tuple[str, str, str], ...] = _CHAIN,
    at_desk: str = "",
) -> None:
    """The first stages of the chain with one decision; the group's with its checklists, all no."""
    definition = story.session.profile.procedures["review"]
    for stage, person, post in chain[:stages]:
        lists = tuple(answered(field) for field in definition.checklists) if post == "group" else ()
        story.clock.at += timedelta(minutes=2)
        said = ActOnCase(
            case=case,
            stage=stage,
            decision=decision,
            person=story.people[person],
            capacity=post,
            answers=(*lists, *more),
        )
        if person == at_desk:
            at_the_desk.confirm(story, said)
        else:
            story.do(said)


def _published(story: Teller) -> None:
    item, case = _item(
        story, _told("检验检测大厅搬迁公告", "新址：兴隆台区石油大街，3月9日启用", important=True)
    )
    story.slips["reviewed"] = item
    _drafted(story, item)
    story.not_do(_out(story, item), "item.not_reviewed")
    _act(story, case, "may_publish", at_desk=at_the_desk.CONFIRMS)  # his ink is still owed (D14)
    story.do(_out(story, item))


def _drafted(story: Teller, item: str) -> None:
    """Its draft came on a disc; what the check found was looked at and judged (D19, D22)."""
    phone, card = "0427-2865500", "11010519491231002X"
    hits = (
        Hit("id_number", "blocking", Text(card), Text("第 3 段"), 1),
        Hit("landline", "to_look_at", Text(phone), Text("第 4 段"), 1),
    )
    bring_draft(story, item, "大厅搬迁公告.txt", DRAFT, hits, "光盘 2026-014", "导审〔2026〕6号")
    story.do(JudgeHit(item=item, kind="id_number", passage=card, verdict=Verdict.MASKED))
    story.do(JudgeHit(item=item, kind="landline", verdict=Verdict.ACCEPTED, reason="对外公开的受理电话"))
    copy = DRAFT.replace(card, "█" * len(card)).encode("utf-8")
    story.do(
        NoteMaskedCopy(
            item=item,
            name="大厅搬迁公告（遮盖）.txt",
            reason="网站公开",
            receiver="信息中心",
            medium="U-2026-03",
            sha256=sha256(copy).hex(),
            size=len(copy),
        )
    )


def _out(story: Teller, item: str) -> Publish:
    return Publish(
        lines=(Out(item, "website"),),
        on=story.clock.at.date(),
        published_by=story.people["computers"],
        compared_by=story.people["clerk"],
    )


def _issued(story: Teller) -> None:
    """A 公文 bears its attribute before it is issued (A2.8)."""
    told = _told("关于印发2026年政务公开工作要点的通知", "年度政务公开工作安排", item_type="document")
    item, case = _item(story, told)
    issue = IssueDocument(item=item, on=story.clock.at.date(), number="盘检测〔2026〕10号")
    story.not_do(issue, "item.no_attribute_yet")
    _act(story, case, "may_publish", chain=_DRAFTING)
    story.do(issue)


def _kept_in(story: Teller) -> None:
    told = _told("某企业委托检验数据汇总", "三家企业送检结果", attribute=Attribute.ON_REQUEST, channels=())
    applied = (
        Answer("applicant", words=Text("刘某某")),
        Answer("received_on", ("2026-03-02",)),
    )
    item, case = _item(story, told, applied)
    _longer(story, case)
    story.slips["extended"] = item
    why = (Answer("ground", ("trade_secret",)), Answer("ground_reason", words=Text("含企业配方和报价")))
    _act(story, case, "withhold", more=why)


def _waiting(story: Teller) -> None:
    asked, _case = _item(story, _told("委托检验合格企业名录", "拟公布四家企业名称和项目"))
    story.slips["asked"] = asked
    story.do(
        AskBefore(
            item=asked,
            asked=Asked.THIRD_PARTY,
            to="盘锦某食品有限公司",
            sent_on=story.clock.at.date(),
        )
    )
    cites, _case = _item(
        story, _told("贯彻上级部署情况的报告（摘要）", "盘检测〔2026〕11号", item_type="document")
    )
    first = next(iter(story.documents.values()))
    story.do(NoteRelation(item=cites, relation=Relation.CITES, document=first))


def _referred(story: Teller) -> None:
    item, case = _item(story, _told("应急检验能力建设情况", "设备、人员和响应时限"))
    story.slips["referred"] = item
    story.clock.at += timedelta(minutes=2)
    story.do(
        ActOnCase(
            case=case,
            stage="department",
            decision="refer",
            person=story.people["business"],
            capacity="department_head",
            answers=(Answer("authority", ("secrecy",)), Answer("more_asked", ("no",))),
            enclosures=("text", "letter"),
            reason="响应时限是否属于工作秘密不能确定",
        )
    )


def _press(story: Teller) -> None:
    answers = (
        Answer("title", words=Text("公众开放日通气会")),
        Answer("matter", ("policy",)),
        Answer("way", ("conference",)),
        Answer("planned_on", ("2026-03-13",)),
        Answer("line", words=Text("介绍开放日安排；不谈未公布的收费调整")),
        Answer("speaker", words=Text("分管副主任")),
    )
    command = HandInItem(
        told=_told("公众开放日通气会", "盘检测〔2026〕12号"),
        department=_department(story),
        handed_in_by=story.people["clerk"],
        procedure="press_release",
        answers=answers,
    )
    story.slips["press"] = story.do(command).ids["item"]

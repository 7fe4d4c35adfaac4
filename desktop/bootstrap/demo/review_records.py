"""An item whose words must not reach a record (D21): its draft cites a registered document and names a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.bootstrap.demo.teller import Teller
from desktop.operations.reviewing.allowing import AllowPassage
from desktop.operations.reviewing.bringing import BringDrafts, Brought
from desktop.operations.reviewing.drafts import JudgeHit
from desktop.operations.reviewing.hand_in import Told
from desktop.operations.reviewing.screened_by import lists_digest
from desktop.operations.reviewing.word_lists import AdoptKeywords
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer
from desktop.procedures.review.draft_facts import Way
from desktop.procedures.review.item_facts import Fingerprints, Hit, Verdict
from desktop.screening.comparing import prints

ID_NUMBER = "211103199003071239"
HandIn = Callable[[Told], tuple[str, str]]
ActTo = Callable[..., None]


def word_lists(story: Teller) -> None:
    """What the check goes by (D22): the superior's list and the unit's own, and a telephone that may stand."""
    story.do(
        AdoptKeywords(name="上级下发词表", text="# 市保密办 2026 年 2 月\n内部研讨\n未公开数据\n征求意见稿\n")
    )
    story.do(AdoptKeywords(name="本单位词表", text="送检单位名单\n检验原始记录\n年度预算\n"))
    story.do(AllowPassage(kind="landline", passage="0427-2865511", reason="对外公布的报名电话"))


def bring_draft(
    story: Teller, item: str, name: str, text: str, hits: tuple[Hit, ...], medium: str, approval: str
) -> None:
    """A disc with one draft, checked by the lists of the day: one entry of the 导入登记 (D19)."""
    made = prints(text.encode("utf-8"), text)
    weights, today = story.session.profile.weights, story.clock.at.date()
    digest = story.ask(lambda books: lists_digest(books, weights, today))
    print_of = Fingerprints(made.sha256, made.sm3, made.text_sm3, made.size)
    story.do(
        BringDrafts(
            way=Way.DISC,
            medium=medium,
            approval=approval,
            brought_by=story.people["clerk"],
            files=(Brought(name, print_of, item, text, digest, hits),),
        )
    )


def full_of_hits(story: Teller, told: Callable[..., Told], hand_in: HandIn, act: ActTo) -> None:
    """Its draft cites a registered document and names a person; what was typed about it does, too (D21)."""
    secret = story.ask(
        lambda b: next(d for d in b.documents().rows if d.document_number and len(d.title) > 8)
    )
    about = f"拟转发《{secret.title}》（{secret.document_number}）的落实情况，联系人身份证{ID_NUMBER}"
    item, case = hand_in(replace(told("落实上级文件情况的通报", "摘要"), document_number="", summary=about))
    text = f"根据{secret.document_number}文件《{secret.title}》，现通报如下。联系人{ID_NUMBER}。"
    hits = (
        Hit("register_title", "blocking", Text(secret.title), Text("第1段"), 1),
        Hit("register_number", "blocking", Text(secret.document_number or ""), Text("第1段"), 1),
        Hit("id_number", "blocking", Text(ID_NUMBER), Text("第1段"), 1),
        Hit("mobile", "hint", Text("13904270000"), Text("第2段"), 2),
    )
    medium, approval = "光盘 2026-011", "导审〔2026〕3号"
    bring_draft(story, item, "通报.docx", text, hits, medium, approval)
    for hit in hits[:3]:
        story.do(
            JudgeHit(
                item=item,
                kind=hit.kind,
                passage=str(hit.passage),
                verdict=Verdict.REMOVED,
                reason=f"已删去{hit.passage}",
            )
        )
    why = (
        Answer("ground", ("privacy",)),
        Answer("ground_reason", words=Text(f"原文引用《{secret.title}》，并含个人信息{ID_NUMBER}")),
    )
    act(case, "withhold", more=why)
    story.slips["hits_item"] = item

"""An item whose words must not reach a record (D21): its draft cites a registered document and names a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.bootstrap.demo.teller import Teller
from desktop.operations.reviewing.drafts import JudgeHit, NoteCheck, TakeDraft
from desktop.operations.reviewing.hand_in import Told
from desktop.plain.digest import sm3
from desktop.plain.facts import Text
from desktop.procedures.facts import Answer
from desktop.procedures.review.item_facts import Fingerprints, Hit, Verdict

ID_NUMBER = "211103199003071239"
HandIn = Callable[[Told], tuple[str, str]]
ActTo = Callable[..., None]


def full_of_hits(story: Teller, told: Callable[..., Told], hand_in: HandIn, act: ActTo) -> None:
    """Its draft cites a registered document and names a person; what was typed about it does, too (D21)."""
    secret = story.ask(
        lambda b: next(d for d in b.documents().rows if d.document_number and len(d.title) > 8)
    )
    about = f"拟转发《{secret.title}》（{secret.document_number}）的落实情况，联系人身份证{ID_NUMBER}"
    item, case = hand_in(replace(told("落实上级文件情况的通报", "摘要"), document_number="", summary=about))
    text = f"根据{secret.document_number}文件《{secret.title}》，现通报如下。联系人{ID_NUMBER}。"
    digest = sm3(text.encode("utf-8")).hex()
    prints = Fingerprints("0" * 64, digest, digest, len(text.encode("utf-8")))
    story.do(TakeDraft(item=item, name="通报.docx", prints=prints, text=text))
    hits = (
        Hit("register_title", "blocking", Text(secret.title), Text("第1段"), 1),
        Hit("register_number", "blocking", Text(secret.document_number or ""), Text("第1段"), 1),
        Hit("id_number", "blocking", Text(ID_NUMBER), Text("第1段"), 1),
        Hit("mobile", "hint", Text("13904270000"), Text("第2段"), 2),
    )
    story.do(NoteCheck(item=item, text_sm3=digest, words_digest=digest, hits=hits))
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

"""Sentences about cases: stages, posts, answers, oral consents, permits that follow."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

_CASES: Catalogue = {
    "case.unknown": N_("没有这个审批件。请核对编号。"),
    "case.definition_missing": N_("这个审批件开始时所用的流程规定不在库中，不能续办。请报告管理员核查。"),
    "case.other_procedure": N_("这个审批件不属于所选的流程。请重新选择流程。"),
    "case.no_stage_in_its_way": N_("按流程规定，这种情形没有任何审批环节。请检查流程文件。"),
    "case.stage_unknown": N_("流程里没有这个环节，或各环节已经走完。请刷新后再办。"),
    "case.post_not_held": (
        N_("所填的人当日不担任{role}，不能办理“{stage}”。请改选人员，或先登记任职、代理。"),
        N_("所填的人当日不担任{role}。请改选人员，或先登记任职、代理。"),
        N_("所填的人当日不担任办理此环节的岗位。请改选人员，或先登记任职、代理。"),
    ),
    "case.telegram_not_copied": N_("密码电报不得复制，不能提出复制申请。"),
    "case.copy_of_copy": N_("复制件不得再复制。请改用原件申请。"),
    "case.oral_for_copying": N_("复制审批不认口头同意。请由批准人书面签字。"),
    "case.no_quantity": N_("没有批准的份数。请填写准予复制几份。"),
    "case.issuer_reference_missing": N_("绝密件复制须经原定密机关或其上级同意。请填写同意的文号。"),
    "case.issuer_forbids_copying": N_("来文写明不得复制。请另向发文机关请示。"),
    "case.no_persons": N_("没有填准予知悉的人员。请至少填一位。"),
    "case.no_subject": (N_("还没有选审批的对象。请选{kind}。"), N_("还没有选审批的对象。请先选定。")),
    "case.subject_twice": N_("同一个对象选了两次。请去掉一个。"),
    "case.one_subject_only": N_("这个流程一次只办一个对象。请分别提出。"),
    "case.level_not_covered": (
        N_("这个流程不办{level}的事项。请换用相应的流程。"),
        N_("这个流程不办这一密级的事项。请换用相应的流程。"),
    ),
    "case.item_type_unknown": N_("没有选事项类别，或类别不在流程规定之内。请重选。"),
    "case.no_applicant": N_("没有填申请人。请填写。"),
    "case.not_open": (
        N_("这个审批件{status}，不能这样办。请核对编号。"),
        N_("这个审批件现在不能这样办。请核对编号。"),
    ),
    "case.stage_out_of_turn": (
        N_("现在轮到“{due}”，还不能办“{stage}”。请按次序办理。"),
        N_("“{due}”还没有办。请按次序办理。"),
    ),
    "case.before_last_act": N_("上一环节在{since:whole}办理，这一步的时间不能更早。请改时间。"),
    "case.before_opening": N_("这个审批件{since:whole}才提出，这一步不能早于那天。请改时间。"),
    "case.held_until_past": N_("延期要延到以后的日期。请改填，或留空。"),
    "case.enclosure_unknown": N_("“{stage}”的附件里有规定之外的，或同一附件列了两次。请刷新窗口后重选。"),
    "case.decision_unknown": N_("“{stage}”环节没有这个决定可选。请重选。"),
    "case.wrong_role": (
        N_("“{stage}”须由{roles}办理。请改选人员和岗位。"),
        N_("“{stage}”不由此岗位办理。请改选。"),
    ),
    "case.preparer_decides": N_("经办人不能自己审批，“{stage}”须由另一人办理。请改选人员。"),
    "case.decider_prepares": N_("此人已审批过这件，“{stage}”须由另一人经办。请改选人员。"),
    "case.own_request": N_("申请人不能批准自己的申请，“{stage}”须由另一人办理。请改选人员。"),
    "case.decides_twice": N_("此人已在前面环节审批过，“{stage}”须由另一人办理。请改选人员。"),
    "confirm.not_asked": N_("当面确认须由本人输入密码。请由其本人输入，或改为书面签字。"),
    "confirm.no_slot": N_("此人没有当面确认密码。请先在“设置”的“操作员与密码”里由本人设定，或改为书面签字。"),
    "confirm.wrong": (
        N_("密码不对，这一步没有登记，还可再试 {left} 次。请本人核对大小写和输入法状态后再输。"),
        N_("密码不对，这一步没有登记。请本人核对大小写和输入法状态后再输。"),
    ),
    "confirm.closed": N_("此人连续输错，密码停用到{until:whole}。请届时再确认，或改为书面签字。"),
    "correction.not_confirmed": N_("更正不能改成当面确认。请撤回或退回后，由本人重新确认。"),
    "case.oral_not_allowed": N_("“{stage}”环节不认口头同意。请书面签字。"),
    "case.oral_needs_witness": N_("口头同意要写明时间和在场的另一人。请补齐“{stage}”的这两项。"),
    "case.oral_needs_signing_day": N_("口头同意要约定补签日期，且在同意之后。请为“{stage}”填写。"),
    "case.not_an_earlier_stage": N_("只能退回到前面已办的环节。请重选退回到哪里。"),
    "case.reason_missing": N_("没有写明原因。请简要写明。"),
    "case.nothing_to_sign": N_("这个环节没有待补的签字。请核对环节和人员。"),
    "case.not_ended": (
        N_("这个审批件{status}，还不能归卷。请先办结。"),
        N_("这个审批件还不能归卷。请先办结。"),
    ),
    "case.ink_missing": N_("口头或密码同意的环节还没有补签，不能归卷。请先补签。"),
    "case.no_permit_follows": N_("这个流程不产生许可。请检查流程文件。"),
    "case.enclosure_missing": N_("还缺附件“{title}”。请附上后勾选。"),
    "case.held": N_("“{stage}”在等答复或已延期。请先登记答复，再往下办。"),
    "case.not_held": N_("这个审查件没有在等答复。请刷新后再办。"),
    "case.answer_missing": N_("没有写明答复的内容。请写明来文机关、文号和要点，或写明恢复审查的原因。"),
    "case.ruling_unknown": N_("只有报请确定的才登记对方的结论，结论须是可以办结的一种。请重选。"),
    "case.against_ruling": N_("上级已作出确定，结论不能与它不同。请照答复选择结论，或再次报请。"),
    "case.carrier_not_declassified": N_(
        "这项信息出自在册涉密文件，没有解密依据不得公开。请填写解密依据，或改作其他结论。"
    ),
    "case.barred_by_checklist": N_(
        "检查单“{title}”答的是“是”，不能得出公开的结论。请改作区分处理、不予公开或报请确定。"
    ),
    "case.opened_twice": N_("这个审批件已经开过。请打开原件续办。"),
    "correction.nothing_to_correct": N_("所选的这一条不能更正。请重选。"),
    "correction.other_stage": N_("更正只能针对原来的环节。请重选。"),
    "correction.permit_issued": N_("许可已按原来的内容发出，不能这样更正。请撤回后重新申请。"),
}

_ANSWERS: Catalogue = {
    "answer.beyond_bound": N_("“{title}”超出了“{bound}”（{limit}）。请改在其内。"),
    "answer.wrong_make": (N_("“{title}”应填{type}。请改正。"), N_("“{title}”填得不对。请改正。")),
    "answer.too_small": N_("“{title}”至少是 {minimum}。请改正。"),
    "answer.in_future": N_("“{title}”是已经过去的日期，不能晚于办理当日。请改正。"),
    "answer.given_twice": N_("有一栏填了两次。请只留一个。"),
    "answer.not_asked": N_("有一栏不在这个环节填写。请刷新窗口后重填。"),
    "answer.not_shown": N_("按前面所选，“{title}”不用填。请清空。"),
    "answer.missing": N_("“{title}”还没有填。请填写。"),
}

REFUSALS: Catalogue = {**_CASES, **_ANSWERS}
QUESTIONS: Catalogue = {}

DONE: Catalogue = {
    "case.opened": (N_("{title} {number} 已提出。"), N_("申请已提出。")),
    "case.acted": (N_("{title} {number} 这一环节已办。"), N_("这一环节已办。")),
    "case.granted": (N_("{title} {number} 已批准，许可可用。"), N_("已批准，许可可用。")),
    "case.signed": (N_("审批件 {number} 已补签。"), N_("已补签。")),
    "case.withdrawn": (N_("审批件 {number} 已撤回。"), N_("已撤回。")),
    "case.closed": (N_("审批件 {number} 已归卷。"), N_("已归卷。")),
}

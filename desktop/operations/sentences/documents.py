"""Sentences about registering documents (收文登记), opening the book (建账), corrections of a line."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

REFUSALS: Catalogue = {
    "document.unknown": N_("簿册里没有这件，或已作废。请核对收文编号。"),
    "document.body_missing": N_("没有填来文单位。请填写。"),
    "document.title_missing": N_("没有填文件标题。请填写；标题本身不宜录入的，请填代号。"),
    "document.addressee_missing": N_("亲启件要填收件人。请填写信封上写明的姓名。"),
    "document.return_day_missing": N_("须退的文件要填应退日期。请填写。"),
    "document.safe_missing": N_("没有选存放的柜。请选一个保密柜。"),
    "document.discrepancy_unexplained": N_(
        "清单写 {listed} 份，实收 {found} 份，差错要写明情况。请再点一遍，并简要写明。"
    ),
    "document.above_machine": N_(
        "本机密级是{machine}，更高密级的内容不得录入。请登记在纸质专册，这里只记册、页、行和份数。"
    ),
    "document.received_later": N_("收文日期在今天之后。请改正。"),
    "document.copy_alive": N_("份号 {copies} 已在 {number} 名下，仍在管。请核对份号，不要重复登记。"),
    "document.copies_out": N_("{label} 还在外面，不能作废。请先收回这件的每一份。"),
    "document.copy_unexplained": N_("{label} 下落不明或挂起未查清，不能作废。请先登记找到，或查清后解除。"),
    "document.handed_over_early": N_("这件{day}才收到，交回日期不能更早。请核对日期。"),
    "document.copy_went": N_("{label} 已经{how}，这件确曾在册，不能作废。如那一条记错，请先更正。"),
    "document.was_reproduced": N_("这件已有登记在册的复制件 {label}，不能作废。请先收回并了结复制件。"),
    "correction.level": N_("密级不能在这里改。变更密级要凭发文机关的书面通知，请走密级变更。"),
    "opening.no_lines": N_("还没有填期初的行。请至少填一行。"),
    "opening.old_number_missing": N_("没有填原簿册上的编号。请照原簿填写。"),
    "opening.place_missing": N_("没有填现在的位置。请选存放的柜或持有人。"),
    "opening.number_taken": N_("编号 {number} 已经用过。请核对原簿，不要重复录入。"),
    "inform.nobody": N_("还没有填知悉人员。请至少填一位。"),
    "recall.nothing_alive": N_("这件没有在管的份，不用收回。"),
    "document.in_folder": N_("这件有份在传阅夹 {number} 里，不能作废。请先从夹里办结。"),
    "document.no_discrepancy": N_("这件没有登记来文差错，不用答复。"),
    "document.answer_missing": N_("没有填对方的答复。请简要写明如何了结。"),
    "document.not_eyes_only": N_("{number} 不是亲启件，不用交回登记。"),
    "above.volume_missing": N_("没有填纸质专册的册号。请照专册填写。"),
    "above.noted_already": N_("专册第 {page} 页第 {line} 行已经登过，不再登。请核对专册的页和行。"),
    "above.same": N_("与原来登的一样，没有改动。请照专册改页、行或份数。"),
    "above.number": N_("页、行、份数要填正整数。请照专册填写。"),
    "recall.notice_missing": N_("没有填收回通知的文号或说明。请填写。"),
}

QUESTIONS: Catalogue = {
    "document.late": N_("收文已经隔了较久才登记，请写明补登记的理由。"),
    "document.period_long": N_("标明的保密期限长于该密级的最长期限，确按来文标注如此请写明理由。"),
    "document.duplicate": N_("同一单位的这个文号已登记为 {number}，确需另登一件请写明理由。"),
}

DONE: Catalogue = {
    "document.registered": (N_("已登记 {number}，{copies} 份。"), N_("收文已登记。")),
    "document.completed": (N_("{number} 已补齐。"), N_("登记已补齐。")),
    "document.corrected": (N_("{number} 已更正，原记录保留可查。"), N_("登记已更正，原记录保留可查。")),
    "document.voided": (N_("{number} 已作废，编号保留。"), N_("登记已作废，编号保留。")),
    "document.recalled": (N_("已登记收回通知，涉及 {copies} 份。"), N_("已登记收回通知。")),
    "opening.entered": (N_("期初已录 {lines} 行，共 {copies} 份。"), N_("期初已录入。")),
    "inform.recorded": (N_("{number} 已登记知悉人员 {persons} 人。"), N_("知悉人员已登记。")),
    "document.above_corrected": N_("专册位置已更正，原记录保留可查。"),
    "document.above_noted": (N_("已记专册位置，{copies} 份，内容不录。"), N_("已记专册位置，内容不录。")),
    "document.handed_over": (N_("亲启件 {number} 已补登记。"), N_("亲启件已补登记。")),
    "document.discrepancy_noted": (
        N_("{number} 的来文差错已登记，可出查询函。"),
        N_("来文差错已登记，可出查询函。"),
    ),
    "document.discrepancy_settled": (N_("{number} 的来文差错已了结。"), N_("来文差错已了结。")),
}

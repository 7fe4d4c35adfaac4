"""Sentences of the review: items, their texts, letters, publications, batch sheets."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

_ITEMS: Catalogue = {
    "item.unknown": N_("没有这项信息。请核对后重选。"),
    "item.no_title": N_("没有填信息名称。请填写。"),
    "item.no_number_or_summary": N_("文号和内容摘要至少填一项。请填写。"),
    "item.pages_negative": N_("页数不能小于零。请改正，不知道的留空。"),
    "item.nobody_entered": N_("没有填由谁录入公开。请选人员。"),
    "item.difference_untold": N_("文字修改要写明改了哪里，并附修改后的文稿。请重新比对。"),
    "item.no_department": N_("没有填提供信息的科室。请选定。"),
    "item.not_public_without_reason": N_("拟不予公开的，要写明理由。请填写。"),
    "item.no_channel": N_("主动公开的要写明在哪里公开。请选公开方式。"),
    "item.no_source": N_("转载的要写明来源和日期。请补齐，不是转载的请清空。"),
    "item.review_open": N_("这项信息正在审查，不能再开一轮。请先办完这一轮。"),
    "item.round_without_reason": N_("重新审查要写明原因。请填写改动了什么。"),
    "item.kind_chose_the_chain": N_(
        "信息类别和是否重要决定了审查环节，不能这样改。请按“退回科室”退回，再按对的类别收一项。"
    ),
    "item.given_back": N_("这项信息已退回科室或已移交档案馆，不再审查。请核对。"),
    "item.proved_secret": N_("这项信息已认定涉密，不再办理。请按泄密事件的要求处理。"),
    "item.still_out": N_("这项信息还在公开。请先登记撤稿，再退回。"),
    "item.not_reviewed": N_("这项信息还没有审查完毕，不能登记公开。请先办完审查。"),
    "item.not_for_publication": N_("审查结论不是可以公开，不能登记公开。请核对。"),
    "item.published_before_review": N_(
        "公开日期早于审查结论（{reviewed:whole}）。请核对日期；确已先行公开的，请登记为误发并撤稿。"
    ),
    "item.marked_unsure": N_(
        "提交时标明不能确定是否涉密，不能作出公开的结论。请先报请确定，登记答复后再办。"
    ),
    "item.objected": N_("{to}不同意公开。请报请上级或主管部门协调，登记协调意见后再办，或不予公开。"),
    "item.not_official": N_("只有公文才登记印发。请核对类别；其他信息请登记公开。"),
    "item.issued_already": N_("这份公文已登记印发（{on:whole}）。请核对。"),
    "item.loaded_before_issue": N_("上传内网的日期早于印发日期。请核对。"),
    "item.no_attribute_yet": N_("公开属性还没有审定，不能登记印发。请先办完审查。"),
    "item.other_attribute": N_("公开属性与审查结论“{conclusion}”不一致。请按结论改选。"),
    "item.issued_before_review": N_("印发日期早于审查结论（{reviewed:whole}）。请核对日期。"),
    "item.addresses_differ": N_("公开 {n} 条，网址有 {given} 个，对不上。请一条一个粘贴，或者都不填。"),
    "item.not_compared": N_("公开前要由录入人再次核对。请填核对人。"),
    "item.already_out": N_("这个渠道已登记公开。请核对渠道。"),
    "item.nothing_to_publish": N_("没有选要登记的信息。请先选定。"),
    "item.channel_unknown": N_("本单位的公开渠道里没有“{channel}”。请从所列渠道中选，或先在规则里加上。"),
    "item.handed_in_after_review": N_("提交日期晚于开始审查的日期（{reviewed:whole}）。请核对日期。"),
    "item.down_before_out": N_("撤下的时间早于公开的日期（{day}）。请核对时间。"),
    "item.reviewed_words": N_(
        "这项信息已审查完毕，标题、文号、摘要、属性和来源不能再改。改了内容的请开新一轮审查。"
    ),
    "item.not_his_review": N_("文字性修改由这一轮审查过它的人确认。请改选审查人，或开新一轮审查。"),
    "item.not_out": N_("这个渠道没有公开过这项信息。误发的请勾选“误发”。"),
    "item.taken_down_without_reason": N_("撤稿要写明原因。请填写。"),
    "item.same_text": N_("文字与审查时一样，不用登记修改。"),
    "item.wording_confirmed": N_("这份文字的修改已经确认过，不用再登。"),
    "item.no_such_emergency": N_("规则里没有这一种应急处置的情形。请按数字选。"),
    "item.emergency_runs": N_("这项信息从{on:whole}起已在应急处置。请先登记公众反应并结束，再另记。"),
    "item.emergency_without_reason": N_("应急处置要写明缘由。请填写。"),
    "item.no_emergency": N_("这项信息没有在应急处置，不用记公众反应。请核对。"),
    "item.reaction_before_it": N_("日期早于应急处置开始的日期（{on:whole}）。请核对日期。"),
    "item.reaction_untold": N_("没有写公众反应和应对措施。请填写；没有反应的写“无”。"),
    "item.nobody_confirms": N_("文字修改要由审查环节的人确认。请选人员。"),
}

_TEXTS: Catalogue = {
    "import.file_without_name": N_("没有文件名。请重新导入。"),
    "item.text_after_conclusion": N_("这一轮已有结论，不能再换文稿。改了内容的请开新一轮审查。"),
    "item.other_text_checked": N_("机检的不是现在这份文稿。请重新机检。"),
    "item.draft_not_checked": N_("文稿还没有机检。请先机检，或改用纸质文稿人工审查。"),
    "item.checked_by_older_lists": N_(
        "机检以后词表有变动，还没有按现在的词表查过。请先按“重新机检”，再作结论。"
    ),
    "item.no_such_hit": N_("没有这一处命中。请刷新后再办。"),
    "item.blocking_one_by_one": N_("必须处理的命中要逐处判定，不能一次判完。请逐处判定。"),
    "item.verdict_without_reason": N_("必须处理的命中判为误报或可保留，要写明理由。请填写。"),
    "item.hits_open": N_("还有 {n} 处命中没有判定。请先判定；批次单上的请转为单独办理。"),
    "item.holds_secret": N_("命中已判为国家秘密，不能公开。请登记为涉密并按泄密事件处理。"),
    "item.secret_untold": N_("认定涉密要写明在哪台计算机、涉及哪些人、怎样传递过。请补齐。"),
    "item.relation_to_nothing": N_("没有写明与哪份涉密文件有关。请选在册文件，或写明文件。"),
    "item.relation_open": N_("与涉密文件的关系还有 {n} 处没有解除，不能公开。请登记解密依据或书面说明。"),
    "item.no_such_relation": N_("没有这一处关系，或已经解除。请刷新后再办。"),
    "item.clearing_without_reference": N_("解除要有依据。请填写解密文件或书面说明的文号、日期。"),
    "item.part_needs_declassification": N_("内容出自涉密文件的，只有解密后才能公开。请填写解密依据。"),
    "item.statement_without_person": N_("没有写明由谁书面说明不含涉密内容。请选人员。"),
}

_BRINGING: Catalogue = {
    "import.nothing": N_("没有选文件。请选要导入的文件；只有纸质文稿的，导入方式选“纸质”。"),
    "import.no_medium": N_("没有填介质编号。请照光盘或导入单上的编号填写。"),
    "import.nobody": N_("没有填谁送来的。请选人员。"),
    "import.item_twice": N_("有两个文件对应同一条信息。请改一个，或先合成一份。"),
    "item.not_secret": N_("这项信息没有认定涉密，不用报告。请核对。"),
    "item.reported_already": N_("已登记过报告，不用再登。"),
    "item.reported_before_found": N_("报告时间早于发现时间。请核对。"),
    "item.reported_to_nobody": N_("没有写明向谁报告。请填写。"),
    "item.nothing_masked": N_("没有判为“已遮盖”的命中，不用做遮盖副本。请先判定。"),
    "item.output_not_written": N_(
        "副本没有写成。请核对保存的位置和剩余空间；输出登记里已有这一行的，请说明未送出。"
    ),
    "item.nothing_to_check": N_("待审的都是按现在的词表查的，不用重新机检。"),
    "item.mask_failed": N_("没有做成遮盖副本。{why}请办好后再试。"),
    "item.other_file": N_("这不是审查的那份文件。请选导入时的原文件；没有的留空，只出文字副本。"),
    "item.output_untold": N_("输出要写明事由、接收人和介质编号。请补齐。"),
    "word_list.bad_lines": (
        N_("词表第 {lines} 行读不出，共 {n} 行有问题。请改好后再采用；每行一个词，两字以上。"),
        N_("词表有读不出的行。请改好后再采用。"),
    ),
    "word_list.empty": N_("词表是空的。请核对文件。"),
    "word_list.stands_already": N_("现在用的就是这份词表，不用再采用。"),
    "word_list.no_name": N_("词表没有名称。请起个名称，如“上级下发的词表”。"),
    "word_list.name_taken": N_("已有一份词表叫“{name}”。请换个名称，或者去修改那一份。"),
    "word_list.unknown": N_("没有这份词表，或已停用。请刷新后再办。"),
    "word_list.too_many": N_("词表最多 {most} 份。请把几份并成一份。"),
    "word_list.no_reason": N_("停用词表要写明理由。请填写。"),
    "allow.no_words": N_("没有写明允许哪一处。请从命中里选。"),
    "allow.no_reason": N_("列入允许清单要写明理由。请填写。"),
    "allow.kind_unknown": N_("没有这一类命中。请重新选类别。"),
    "allow.no_context": N_("密级标志和在册文件只能连同前后文允许。请写明前后文。"),
    "allow.bad_lines": (
        N_("允许清单第 {lines} 行读不出，共 {n} 行有问题。请改好后再采用。"),
        N_("允许清单有读不出的行。请改好后再采用。"),
    ),
    "allow.nothing": N_("没有要列入的条目。请每行写一条。"),
    "allow.too_many": N_("一次最多列入 {most} 条，这里有 {n} 条。请分几次。"),
    "allow.stand_already": N_("这些条目都已在允许清单里，不用再列。"),
    "allow.unknown": N_("没有这条允许条目。请刷新后再办。"),
    "allow.taken_back_already": N_("这一条已经收回，不用再办。"),
    "allow.back_without_reason": N_("收回允许条目要写明理由。请填写。"),
    "allow.over_already": N_("有效期已经过了。请填今天以后的日期，或留空。"),
}

_LETTERS: Catalogue = {
    "item.nobody_asked": N_("没有填向谁征求意见。请填写。"),
    "item.due_before_sent": N_("答复期限早于发出日期。请核对。"),
    "item.no_such_letter": N_("没有这份征求意见函，或已登记答复。请刷新后再办。"),
    "item.answer_before_question": N_("答复日期早于发出日期。请核对日期。"),
    "item.silence_means_nothing": N_("没有规定逾期不答复视为什么。请催办，或登记实际答复。"),
    "item.term_not_over": N_("答复期限还没有过。请到期后再登记逾期未答复。"),
    "comparison.month_ahead": N_("这个月还没有到。请改填已经过去的月份或本月。"),
    "comparison.no_title": N_("没有标题。请补上。"),
    "comparison.twice": N_("这个文号前面已经有了。请去掉一行。"),
    "duty.not_open": N_("这一期还没有到办理的时候，或者规则里没有这一项。请核对。"),
    "duty.shown_otherwise": N_(
        "“{title}”不用登记：打印了它的表，或者做了比对，就算办了。请在“今日”的这一行上按回车去办。"
    ),
    "duty.done_already": N_("这一期已经登记过办理，不用再登。登错了的请在“操作日志”里选中那一笔撤销。"),
    "item.not_exempt": N_("规则里没有这一类长期留存的信息。请按数字选。"),
    "item.letter_open": N_("还有 {n} 份征求意见函没有答复，不能公开。请先登记答复。"),
}

_BATCHES: Catalogue = {
    "batch_sheet.unknown": N_("没有这份批次单。请核对编号。"),
    "batch_sheet.closed": N_("这份批次单已经办结。请另开一份；办结登错了的，请按“重开”。"),
    "batch_sheet.no_lines": N_("没有信息条目。请至少填一条。"),
    "batch_sheet.too_many_lines": N_("一份批次单最多 {most} 条。请分几份。"),
    "batch_sheet.several_kinds": N_("一份批次单只收同一类信息。请分开提交。"),
    "batch_sheet.no_such_line": N_("批次单上没有第 {line} 条。请核对。"),
    "batch_sheet.line_is_out": N_("第 {line} 条已转为单独办理。请到该件中续办。"),
    "batch_sheet.line_not_for_publication": N_(
        "第 {line} 条没有审结为可以公开，或者已经公开。请从所选中去掉。"
    ),
    "batch_sheet.line_not_opened": N_("第 {line} 条还没有打开看过，不能作结论。请先打开。"),
    "batch_sheet.line_not_judged": N_("还有条目没有逐条判定，不能签字。请先逐条判定，有疑问的转单独办理。"),
    "batch_sheet.line_is_through": N_("这一条的审查已经办完。请刷新后再办。"),
    "batch_sheet.line_twice": N_("有一条选了两次。请去掉一个。"),
    "batch_sheet.other_stage": N_("这一条现在轮到“{stage}”，与其他条不同。请分开签字，或转单独办理。"),
    "batch_sheet.lines_open": N_("第 {lines} 条还没有办完。请先办完，或转单独办理。"),
}

_CORRECTIONS: Catalogue = {
    "correction.later_entries": (
        N_("后面的登记（{entries}）要以这一条为据，不能这样更正。请先更正后面的，再更正这一条。"),
        N_("后面还有登记要以这一条为据，不能这样更正。请先更正后面的，再更正这一条。"),
    ),
    "correction.on_sheet": N_("这一环节是在批次单上一次签的。请在批次单上按“撤销签字”，再重新签。"),
    "correction.round_stays": N_("这一轮审查不能撤销。请把这一轮办完，或者退回科室。"),
    "correction.secret_stays": N_("涉密事件已经报告，或者文稿字句已经清除，不能撤销。请在报告中说明。"),
    "batch_sheet.line_went_on": N_("第 {line} 条单独办理后又往下办了，不能放回批次单。请到该件中续办。"),
    "batch_sheet.important_stays_out": N_("第 {line} 条是重要信息，不能放回批次单。请到该件中续办。"),
    "batch_sheet.nothing_to_put_back": N_("第 {line} 条没有可撤销的判定，或者已经签字。请先撤销签字。"),
    "batch_sheet.not_closed": N_("这份批次单没有办结，不用重开。"),
    "batch_sheet.nothing_signed": N_("批次单上还没有签字，不用撤销。"),
}

REFUSALS: Catalogue = {**_CORRECTIONS, **_ITEMS, **_TEXTS, **_BRINGING, **_LETTERS, **_BATCHES}

QUESTIONS: Catalogue = {
    "item.letter_shorter": N_(
        "按规定答复期限到{due:whole}，填的比规定的早。空着就按规定；确需这样的，请写明理由。"
    ),
    "item.letter_longer": N_(
        "按规定答复期限到{due:whole}，填的比规定的晚。空着就按规定；确需这样的，请写明理由。"
    ),
    "item.silence_otherwise": N_("按规定逾期不答复的，{silence}。空着就按规定；确需另定的，请写明理由。"),
    "item.no_attribute_yet": N_("公开属性还没有审定。确已印发的，请写明理由。"),
    "item.issued_before_review": N_("印发早于审查结论（{reviewed:whole}）。确已先行印发的，请写明理由。"),
    "item.not_issued": N_("这份公文还没有登记印发。确需先公开的，请写明理由。"),
    "item.no_approval_sheet": N_(
        "还没有打印审批表或批次单。每条信息都要有审批表，确需先公开的，请写明理由。"
    ),
    "item.channel_out_of_order": N_("前面的渠道还没有公开。确需先在这里公开的，请写明理由。"),
}

DONE: Catalogue = {
    "item.handed_in": (N_("{number} 已收，转入审查。"), N_("已收，转入审查。")),
    "item.corrected": N_("已更正。"),
    "import.corrected": N_("导入登记已更正，原来的留在操作日志里。"),
    "item.entry_corrected": N_("已更正，原来的登记留在操作日志里。"),
    "case.undone": N_("已撤销，这一环节可以重新办理。"),
    "case.act_corrected": N_("已更正。"),
    "batch_sheet.corrected": (N_("{number} 批次单和单上各条已更正。"), N_("已更正。")),
    "batch_sheet.line_back": (N_("第 {line} 条已放回，等待判定。"), N_("已放回，等待判定。")),
    "batch_sheet.reopened": N_("批次单已重开，改好后再办结。"),
    "batch_sheet.signature_undone": (N_("签字已撤销，{n} 条等待重新签字。"), N_("签字已撤销。")),
    "item.round": (N_("{number} 新一轮审查已开始。"), N_("新一轮审查已开始。")),
    "import.entered": (N_("已导入 {n} 份，机检命中 {hits} 处。"), N_("已导入。")),
    "word_list.adopted": (
        N_("“{name}”已采用，共 {n} 条。此前机检过的，到保密审查里重新机检。"),
        N_("词表已采用。"),
    ),
    "word_list.retired": (N_("“{name}”已停用。"), N_("词表已停用。")),
    "allow.entered_many": (N_("已列入允许清单 {n} 条。"), N_("已列入允许清单。")),
    "allow.taken_back": N_("已收回，下一次机检起照常提示。此前机检过的，到保密审查里重新机检。"),
    "allow.entered": N_("已列入允许清单，下一次机检起不再提示。"),
    "item.checked": (N_("机检完毕，命中 {n} 处。"), N_("机检完毕。")),
    "item.checked_again": (
        N_("已按现在的词表重新机检 {n} 项，还有 {open} 处命中待判定。"),
        N_("已重新机检。"),
    ),
    "item.judged": N_("已判定。"),
    "item.secret": N_("已登记为涉密。请在 24 小时内报告。"),
    "item.secret_reported": N_("已登记报告。"),
    "item.output": (N_("遮盖副本已存，输出登记 {number}。"), N_("遮盖副本已登记。")),
    "item.related": N_("已登记与涉密文件的关系。"),
    "item.relation_cleared": N_("已登记依据，关系已解除。"),
    "item.asked": (
        N_("{number} 征求意见函已登记，答复期限到{due:whole}，请打印后发出。"),
        N_("{number} 征求意见函已登记，请打印后发出。"),
        N_("征求意见函已登记，请打印后发出。"),
    ),
    "comparison.made": (
        N_("{month} 月公文 {n} 件已比对，{left} 处不一致，请打印比对记录。"),
        N_("已比对，请打印比对记录。"),
    ),
    "item.emergency": N_("已登记应急处置。请第一时间公开简要信息，随时续报，并收集公众反应。"),
    "item.reaction": N_("公众反应已登记。"),
    "item.emergency_over": N_("已登记，应急处置结束。"),
    "item.kept_online": N_("已登记为长期留存，不再提醒撤下。"),
    "duty.taken_back": N_("已撤销，这一期重新列在“今日”。"),
    "duty.noted": N_("已登记办理。"),
    "item.replied": N_("答复已登记。"),
    "item.issued": (N_("已登记印发，公开属性：{attribute}。"), N_("已登记印发。")),
    "item.published": (N_("已登记公开 {n} 条。"), N_("已登记公开。")),
    "item.taken_down": N_("已登记撤稿。"),
    "item.wording": N_("文字修改已确认。"),
    "item.given_back": N_("已退回。"),
    "batch_sheet.opened": (N_("{number} 批次单已收 {n} 条。"), N_("批次单已收。")),
    "batch_sheet.line_opened": (N_("第 {line} 条已打开。"), N_("已打开。")),
    "batch_sheet.line_judged": (N_("第 {line} 条：各项均为否，可以公开。"), N_("已判定。")),
    "batch_sheet.line_out": (N_("第 {line} 条已转为单独办理。"), N_("已转为单独办理。")),
    "batch_sheet.signed": (N_("“{stage}”已签 {n} 条。"), N_("已签字。")),
    "batch_sheet.closed": (N_("{number} 批次单已办结。"), N_("批次单已办结。")),
    "case.resumed": (N_("{number} 已登记答复，继续办理。"), N_("已登记答复，继续办理。")),
}

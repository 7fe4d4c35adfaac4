"""Sentences about printed sheets: serials, signed sheets in their binder, and what cannot be drawn."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

REFUSALS: Catalogue = {
    "paper.unknown": N_("没有流水号 {serial} 的单据。请核对页脚上的流水号。"),
    "paper.output_untold": N_("存成文件就是输出，要写明用途、接收人和介质编号。请补齐。"),
    "paper.why_printed": N_("这张单载有命中原文，打印或另存要写明用途或去向。请填写。"),
    "paper.reprint_reason": N_("重印 {serial} 要写明原因，旧单将作废收回。请填写。"),
    "paper.binder_missing": N_("没有填归入哪一卷夹。请填写。"),
    "paper.signed_early": N_("{serial} {day}才打印，签字日期不能更早。请核对日期。"),
    "paper.not_valid": N_("{serial} 已作废或没有印成，不能登记收回。请核对流水号。"),
    "paper.already_back": (
        N_("{serial} 已归入{binder}，不用再登。归错了的，请到“迎检”的“输出登记”里选中它，按“更正归卷”。"),
        N_("{serial} 已经归卷，不用再登。归错了的，请到“迎检”的“输出登记”里选中它，按“更正归卷”。"),
    ),
    "paper.not_back": N_("{serial} 还没有归卷。请先登记回单归卷。"),
    "paper.outcome_said": (
        N_("{serial} 已登记为“{result}”。登错了的，请到“迎检”的“输出登记”里选中它，按“更正打印结果”。"),
        N_("{serial} 的打印结果已登记过。登错了的，请按“更正打印结果”并写明原因。"),
    ),
    "paper.outcome_stays": N_("{serial} 已归卷或已被补打的替代，打印结果不能再改。请核对流水号。"),
    "paper.code_text": (
        N_("条码里不能有这些字符：{characters}。请改用大写字母和数字。"),
        N_("条码内容为空或太长。请核对编号。"),
    ),
    "paper.no_fonts": N_("找不到打印用的字体（{folders}）。请重新安装本程序。"),
    "paper.faults": N_("这张单据填不出来：{faults}。请照此改正表单文件或所填内容。"),
    "paper.no_face": N_("这些字没有字体可以打印：{characters}。请在设置中加入含有这些字的字体。"),
    "sheet.no_hits": N_("机检没有命中，或没有电子文稿，不用出全单。"),
    "sheet.hits_destroyed": N_("命中的字句已清除，出不了全单。请看操作日志里的清除登记。"),
    "sheet.not_cleared": N_("这张全单是{level}，你的涉密等级看不到。请由涉密等级相符的人打印。"),
    "sheet.nothing_reviewed": N_("这段时间没有审结的信息，没有档案可出。请另选起止日期。"),
    "paper.label_stock": N_("标签纸的规格或起始位置（第 {start} 格，共 {places} 格）不对。请重新选择。"),
    "paper.label_too_small": N_("标签太小，印不下 {number}。请换大一号的标签纸。"),
    "paper.preview_as_word": N_("预览不能存档。请先正式出单，再存为文件。"),
    "sheet.draw_count": N_("抽查的份数不对。请填至少一份。"),
    "sheet.draw_seed": N_("没有填抽查的种子数。请由检查人任报一个数。"),
    "sheet.no_page_printed": N_("登记簿还没有打印过固定页，没有续页可出。请先打印固定页。"),
    "sheet.period": N_("结束日期早于开始日期。请核对起止日期。"),
    "sheet.day_not_closed": N_("{day}还没有做日终清点，不能出单。请先做日终清点。"),
    "sheet.empty_volume": N_("这本登记簿还没有登记，没有可打印的。请先登记。"),
    "sheet.nothing_missing": N_("{number} 没有记作“从未收到”的行，不能出查询函。请先逐行比对。"),
    "sheet.not_compared": N_("这个月还没有比对。请先在“保密审查”里比对公文。"),
    "sheet.not_extended": N_("这件信息的答复期限没有延长过，不能出延期答复告知书。请先登记延长期限。"),
    "sheet.not_referred": N_("这件信息没有报请确定，不能出请示。请先在审查环节作出报请确定的结论。"),
    "sheet.no_press_release": N_("这件信息不是新闻发布，不能出新闻发布审批表。请选新闻发布的事项。"),
    "sheet.no_such_letter": N_("这件信息没有第 {number} 份征求意见函。请先登记征求意见。"),
    "sheet.referral_enclosures": N_("请示缺信息文本或者原因说明，不能发出。请补齐两份附件。"),
    "sheet.on_processing_sheet": N_(
        "这件公文的审查记录在公文处理单 {number} 上，不另出审查表。请在处理单上签署。"
    ),
    "sheet.word_only": N_("这张表按本单位模板“{template}”出，只出 Word，不直接打印。请另存 Word。"),
    "sheet.template_failed": N_(
        "本单位模板“{template}”这次没有填成。请重试；仍不成，到设置的“表单”里恢复自带格式。"
    ),
    "sheet.too_many_records": N_("这段时间有 {n} 件，超过一册的 {most} 件。请分段合订。"),
    "sheet.no_discrepancy": N_("{number} 没有登记来文差错，不能出查询函。请先登记差错。"),
    "sheet.no_such_notice": N_("没有催退单 {number}。请核对编号。"),
    "sheet.no_such_page": (
        N_("登记簿没有第 {page} 页，现有 {pages} 页。请核对页码。"),
        N_("登记簿没有这一页。请核对页码。"),
    ),
    "paper.no_such_page": N_("这张单据现在只有 {pages} 页，没有出单。请重新预览后再选页。"),
    "paper.none_out": N_("没有待收回的签字单据，不用填卷夹。请清空卷夹一栏。"),
    "paper.number_taken": N_("编号 {number} 刚被别的单据用去，这张没有出单。请重新预览后再出。"),
    "label.must_return": N_("{number} 须退回发文机关，不得贴本单位的标签。请从所选中去掉。"),
    "label.off": N_("按本单位规定，{carrier}载体不贴标签。请从所选中去掉，或改设置。"),
    "sheet.page_open": N_("第 {page} 页才 {lines} 行，还没有满页，也没有到月终，不能固定打印。请先预览。"),
    "sheet.unknown_form": N_("没有这种单据。请从所列单据中选。"),
    "paper.printer_failed": (
        N_("打印机“{printer}”没有印成 {serial}。请检查打印机和纸张，再重印。"),
        N_("打印机“{printer}”没有印成。请检查打印机和纸张，再重印。"),
        N_("没有印成。请检查打印机和纸张，再重印。"),
    ),
}
QUESTIONS: Catalogue = {}

DONE: Catalogue = {
    "paper.issued": (N_("已出单 {serial}。"), N_("已出单。")),
    "paper.printed": (N_("{serial} 已打印。"), N_("已打印。")),
    "paper.saved_pdf": (N_("{serial} 已存为 PDF。"), N_("已存为 PDF。")),
    "paper.saved_word": (N_("{serial} 已存为 Word。"), N_("已存为 Word。")),
    "paper.failed": (N_("{serial} 没有印成，已记录。"), N_("没有印成，已记录。")),
    "paper.back_corrected": (N_("{serial} 已改归{binder}。"), N_("归卷已更正。")),
    "paper.back": (N_("{serial} 已归入{binder}。"), N_("签字单据已归卷。")),
    "labels.printed": (N_("已打印标签 {labels} 张。"), N_("标签已打印。")),
}

"""Sentences about slips and folders: the round from one reader to the next."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

REFUSALS: Catalogue = {
    "slip.not_open": (
        N_("传阅单 {number} 已经终结或作废，不能再办。请另开一张。"),
        N_("这张传阅单已经终结、作废或不存在，不能再办。请核对单号。"),
    ),
    "slip.before_last_act": N_(
        "传阅单 {number} 在{since:whole}已有后来的登记，这一笔的时间不能更早。请改时间。"
    ),
    "slip.opened_twice": N_("传阅单 {number} 已经开过。请打开原单续办。"),
    "slip.no_copies": N_("夹里还没有文件。请至少放入一份。"),
    "slip.no_readers": N_("还没有填阅件人。请至少填一位。"),
    "slip.reader_twice": (
        N_("{reader}已在阅件人名单上。请勿重复。"),
        N_("同一位阅件人填了两次。请去掉一个。"),
    ),
    "slip.not_in_range": (
        N_("{reader}不在这张传阅单的知悉范围内。请先加为阅件人并办审批。"),
        N_("这位不在这张传阅单的知悉范围内。请先加为阅件人并办审批。"),
    ),
    "slip.folder_out": N_("{number}文件夹还在{holder}手中，请先收回再送下一位。"),
    "slip.copies_missing": N_("{number}文件夹里有一份没有收齐，不能送出或终结。请先查清下落。"),
    "slip.proxy_missing": N_("选了代收，却没有填代收人。请填写代收人。"),
    "slip.proxy_is_reader": N_("代收人不能是阅件人自己。请改填代收人，或改为送阅。"),
    "slip.not_out_with": (
        N_("{number}文件夹在{holder}手中，不在{reader}手中。请核对收回的人。"),
        N_("{number}文件夹没有送出，不用从{reader}处收回。"),
    ),
    "slip.count_differs": N_(
        "夹内应有 {expected} 份，清点是 {counted} 份。请再点一遍；确实缺的，请勾出缺哪一份。"
    ),
    "slip.number_differs": N_(
        "夹里这一份是 {typed} 号，簿册上这一行是{label}，不能当它收回。请核对是否看错；"
        "确实换了的，这一行填 0 记为缺份，说明清楚以前不再办理。"
    ),
    "slip.missing_not_in_folder": N_("勾出的缺件不在这个夹里。请重新勾选。"),
    "slip.already_read": N_("{reader}已经阅过，不用再办。"),
    "slip.approval_pending": N_("{readers}是后加的阅件人，审批还没有补。请先补审批再终结。"),
    "slip.readers_open": N_("{readers}还没有阅完。请送阅，或登记不送及原因，再终结。"),
    "slip.already_used": N_("传阅单 {number} 已经送阅过，不能作废。请阅完后终结。"),
    "slip.top_secret_alone": N_("{label} 是绝密件，须单独一夹，不得与别的文件合装。请另开一张传阅单。"),
    "slip.telegram_alone": N_("{label} 是密码电报，须单独一夹。请另开一张传阅单。"),
    "slip.copy_in_other": N_("{label} 已在传阅单 {number} 的夹里。请先终结那一张。"),
    "slip.approval_missing": N_("没有填批准人或审批单。请填其中一项。"),
    "slip.reason_missing": N_("没有写明原因或同意人。请补齐。"),
    "slip.cannot_widen": N_(
        "{name}无权批准扩大知悉范围，须由主要负责人或其指定的人批准。请改填批准人，或先办审批。"
    ),
    "slip.copy_out": N_("{label} 还在{holder}手中，传阅单 {number} 不能终结。请先收回。"),
    "slip.no_reader_left": N_("传阅单 {number} 的阅件人都已阅完。请清点后终结。"),
    "slip.not_out": N_("{number}文件夹没有送出，没有可收回的。请核对单号。"),
    "slip.no_lines": N_("还没有填送阅的行。请至少填一行。"),
    "slip.back_before_out": N_("收回时间早于送出时间。请核对两个时间。"),
    "slip.unknown": N_("没有这张传阅单。请核对单号。"),
    "slip.copy_twice": N_("同一份选了两次。请去掉一个。"),
    "slip.empty": N_("{number}文件夹里已没有文件，不能送阅。请终结。"),
    "slip.not_in_folder": N_("所选的份不在{number}文件夹里。请重选。"),
    "slip.not_missing": N_("所选的份没有登记为{number}文件夹的缺件。请重选。"),
    "slip.not_reported_missing": N_("{label} 还没有登记为下落不明。请先查找并登记，再让文件夹续送。"),
    "slip.nothing_to_sign": N_("{reader}在传阅单 {number} 上没有待补的签字。请核对阅件人。"),
}

QUESTIONS: Catalogue = {
    "slip.out_of_order": N_("按次序应先送{first}，越过其先送后面的人，确需如此请写明理由。"),
    "slip.mixed": N_("工作秘密、内部事项与涉密文件装在一夹，整夹按最高密级管理，确需合装请写明理由。"),
    "slip.not_approved": N_("{readers}是后加的阅件人，审批还没有补，确需先送阅请写明理由。"),
    "slip.reads_again": N_("{reader}已经阅过，确需再送一次请写明理由。"),
}

DONE: Catalogue = {
    "slip.opened": (N_("传阅单 {number} 已开，夹内 {copies} 份，按{level}管理。"), N_("传阅单已开。")),
    "slip.folders_opened": (N_("已开 {slips} 张传阅单：{numbers}。"), N_("各张传阅单已开。")),
    "slip.handed_out": (N_("{number}文件夹已送{name}。"), N_("文件夹已送出。")),
    "slip.taken_back": (
        N_("{number}文件夹已从{name}处收回，下一位：{next}。"),
        N_("{number}文件夹已从{name}处收回，已无下一位，可以终结。"),
        N_("文件夹已收回。"),
    ),
    "slip.taken_back_short": (
        N_("{number}文件夹已从{name}处收回，缺的已挂起。请立即查找。"),
        N_("文件夹已收回，缺的已挂起。请立即查找。"),
    ),
    "slip.read_together": (N_("{number}文件夹已集中阅，{readers} 人。"), N_("集中阅已登记。")),
    "slip.rounds_booked": (N_("传阅单 {number} 已登记 {lines} 行。"), N_("送阅各行已登记。")),
    "slip.reader_added": (N_("传阅单 {number} 已加{name}。"), N_("已加阅件人。")),
    "slip.reader_pending": (
        N_("传阅单 {number} 已加{name}，审批待补，补齐前不能终结。"),
        N_("已加阅件人，审批待补，补齐前不能终结。"),
    ),
    "slip.reader_approved": (N_("{name}的审批已补入传阅单 {number}。"), N_("审批已补。")),
    "slip.reader_deferred": (N_("{name}暂缓，传阅单 {number} 先送下一位。"), N_("已登记暂缓。")),
    "slip.reader_cancelled": (N_("{name}不送，已记入传阅单 {number}。"), N_("已登记不送。")),
    "slip.reader_replaced": (N_("{name}不送，改送{by}。"), N_("已改送他人。")),
    "slip.instruction_noted": (N_("{name}的批示已记入传阅单 {number}。"), N_("批示已记。")),
    "slip.signed": (N_("{name}已在传阅单 {number} 补签。"), N_("补签已登记。")),
    "slip.closed": (N_("传阅单 {number} 已终结。"), N_("传阅单已终结。")),
    "slip.voided": (N_("传阅单 {number} 已作废，编号保留。"), N_("传阅单已作废，编号保留。")),
    "slip.corrected": (N_("传阅单 {number} 已更正，原记录保留可查。"), N_("传阅单已更正，原记录保留可查。")),
    "slip.goes_on_without": (N_("{number}文件夹续送，缺件另行查找。"), N_("文件夹续送，缺件另行查找。")),
}

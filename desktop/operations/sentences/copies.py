"""Sentences about copies: handing out, taking back, moving, reproducing, what went wrong with one."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

REFUSALS: Catalogue = {
    "copy.unknown": N_("簿册里没有这一份。请核对编号，或先办收文登记。"),
    "copy.registered_twice": N_("这一份已经登记过，不能再登记一次。请打开原来的登记核对。"),
    "copy.ended": (
        N_("{label} 已经{how}，不能再办。如登记有误，请先更正那一条记录。"),
        N_("{label} 已经了结，不能再办。如登记有误，请先更正那一条记录。"),
    ),
    "copy.before_last_act": N_(
        "{label} 在{since:whole}已有后来的交接，这一笔的时间不能更早。请改时间，或更正那一条记录。"
    ),
    "copy.frozen": (
        N_("{label} 已挂起（{why}），查清之前不能交出、挪柜、复制或送退。请先查清并解除。"),
        N_("{label} 已挂起，查清之前不能交出、挪柜、复制或送退。请先查清并解除。"),
    ),
    "copy.with_person": N_("{label} 还在{holder}手中。请先收回，再交给下一位。"),
    "copy.outside": N_("{label} 已经送退出门，不在本单位。请等回单，或先登记对方退回。"),
    "copy.missing": N_("{label} 登记为下落不明。找到后请先登记“已找到”，再办交接。"),
    "copy.not_out": N_("{label} 不在个人手中，没有可收回的。请核对编号。"),
    "copy.eyes_only": (
        N_("{number} 是亲启件，未交回内容前只交{name}本人。请改交本人，或先登记本人交回。"),
        N_("{number} 是亲启件，未交回内容前只交收件人本人。请改交本人，或先登记本人交回。"),
    ),
    "overnight.agreed_by_holder": N_(
        "留阅过夜不能由{holder}自己同意。请填写同意的领导；没有人同意的，留空照记，列入超期。"
    ),
    "copy.other_holder": N_(
        "簿册上 {label} 在{holder}手中，不是{named}。如果确已转手，请先记一笔横传，再办收回。"
    ),
    "copy.passed_to_self": N_("{label} 的交出人和接收人是同一个人。请核对后重填接收人。"),
    "copy.not_in_safe": (
        N_("{label} 还在{holder}手中，不在柜里。请先收回入柜。"),
        N_("{label} 不在柜里。请先办理入柜。"),
    ),
    "copy.of_copy": N_("{label} 本身是复制件，不得再复制。请改用原件申请。"),
    "copy.telegram": N_("{label} 是密码电报，不得复制。"),
    "copy.none_made": N_("没有填复制了几份。请填写实际份数，至少一份。"),
    "copy.stamp_missing": N_("复制件要加盖复制单位戳记后才能登记。请盖好章再勾选。"),
    "copy.place_missing": N_("没有填复制地点。请写明在哪里复制。"),
    "copy.two_carriers": N_("{label} 是绝密件，须两人以上同行护送。请再填一位护送人。"),
    "copy.not_under_way": N_("{label} 不在送退途中，不能登记回单。请核对清退单号。"),
    "copy.must_return": N_("{label} 须退回发文机关，不得自行销毁。请走清退。"),
    "copy.not_missing": N_("{label} 没有登记为下落不明，不用登记“已找到”。"),
    "copy.not_frozen": N_("{label} 没有挂起，不用解除。"),
    "copy.in_folder": N_("{label} 在传阅夹 {number} 里。请把整夹收回，不要单独抽出。"),
    "copies.none": N_("份数至少是一份。请填写实收份数。"),
    "copies.count_differs": N_("份号有 {numbers} 个，份数却是 {copies}。请核对后改成一致。"),
    "copies.number_twice": N_("份号 {numbers} 写了两次。每份只写一次，请改正。"),
    "copies.none_chosen": N_("还没有选文件。请先选中要办的份。"),
    "handling.due_missing": N_("承办领用要写明归还日期。请填写。"),
    "handling.due_past": N_("归还日期已经过去。请填今天或以后的日期。"),
    "passing.account_missing": N_("横传要照实写明经过。请简要写一句。"),
    "missing.account_missing": N_("登记下落不明要写明发现的情况。请简要写明，并立即报告。"),
    "release.unexplained": N_("解除挂起要写明查清的结果。请简要写明。"),
    "ending.proof_missing": N_("了结一份文件要有凭据。请填写凭据的名称和编号。"),
    "correction.breaks_later": N_("照此更正，第 {later} 条记录就不合规定了。请先更正那几条，再更正这一条。"),
    "correction.reason_missing": N_("更正要写明原因。请简要写明。"),
    "correction.no_such_fact": N_("要更正的那一条记录不在这里。请刷新后重选。"),
    "correction.void_instead": N_("首条登记不能在这里取消。请用“作废登记”。"),
    "copy.found_unexplained": N_("{label} 收回清点时缺过。请写明在哪里找到、为何缺过。"),
    "copy.missing_already": N_("{label} 已经登记为下落不明，不用再登。"),
    "copy.recalled": N_("{label} 已通知收回，不得复制。请送退。"),
    "copy.sheets_negative": N_("页数和废页数不能小于零。请照实填写。"),
    "copies.chosen_twice": N_("同一份选了两次。请去掉一个。"),
    "copies.holders_differ": N_("选了 {copies} 份，填了 {holders} 人。请填一人，或每份依次填一人。"),
    "copy.not_of_case": (
        N_("{label} 不是凭这张审批单复制的。请核对复制件编号。"),
        N_("有一份不是凭这张审批单复制的。请核对复制件编号。"),
    ),
    "copies.number_blank": N_("有一份没有填份号。请补上；纸上没有份号的，请全部留空。"),
    "copies.too_many": N_("一次最多登记 {most} 份。请核对份数，或分几次登记。"),
    "ending.by_voiding": N_("作废不能在这里选。登记有误的，请用“作废登记”。"),
    "found.account_missing": N_("没有写明找到的经过。请简要写明。"),
    "found.no_place": N_("没有填现在在哪里。请选柜或持有人。"),
    "correction.whole_act": N_("这一条随整个动作记下，不能单独更正。请更正原来的动作。"),
    "correction.in_round": N_("这一条随传阅夹记下，不能单独更正。请在传阅单上更正。"),
    "correction.one_reader": N_("一次送退只有一名阅件人。请只填一人。"),
    "correction.same": N_("与原来的一样，没有改动。请填要改成什么。"),
    "correction.other_kind": N_("更正的内容与原来的不是一类。请重选要更正的那一条。"),
}

QUESTIONS: Catalogue = {
    "copy.recalled": N_("{label} 已通知收回，应尽快送退，不宜再交出，确需如此请写明理由。"),
}

DONE: Catalogue = {
    "copy.handed_out": (N_("已交{name}承办领用 {copies} 份。"), N_("已登记承办领用。")),
    "copy.taken_back": (
        N_("已从{name}处收回 {copies} 份，入柜。"),
        N_("已收回 {copies} 份，入柜。"),
        N_("已登记收回。"),
    ),
    "copy.read_at_desk": (
        N_("{name}当面阅 {copies} 份，已登记。"),
        N_("当面阅 {copies} 份，已登记。"),
        N_("当面阅已登记。"),
    ),
    "copy.moved": (N_("已将 {copies} 份移入{safe}。"), N_("已登记移柜。")),
    "copy.kept_unexplained": (
        N_("已登记 {copies} 份留阅过夜，未写明原因和同意人，仍按逾期计。"),
        N_("已登记留阅过夜，仍按逾期计。"),
    ),
    "copy.kept_overnight": (N_("已登记 {copies} 份留阅过夜。"), N_("已登记留阅过夜。")),
    "copy.passed": (N_("横传已照实登记，文件现在{name}名下。"), N_("横传已照实登记。")),
    "copy.missed": (
        N_("{label} 已登记为下落不明。请立即报告并查找。"),
        N_("已登记下落不明。请立即报告并查找。"),
    ),
    "copy.found": (N_("{label} 已登记找到。"), N_("已登记找到。")),
    "copy.released": (N_("{label} 已解除挂起。"), N_("已解除挂起。")),
    "copy.ended": (N_("已登记 {copies} 份了结。"), N_("已登记了结。")),
    "copy.corrected": (N_("{label} 的记录已更正，原记录保留可查。"), N_("记录已更正，原记录保留可查。")),
    "copy.issued": (N_("{number} 的复制件已发放 {copies} 份。"), N_("复制件已发放。")),
    "copy.reproduced": (
        N_("已登记复制 {copies} 份，许可还剩 {left} 份。"),
        N_("已登记复制。"),
    ),
}

"""Sentences of verification and of excision: what was found, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.operations.desk.findings import Finding, Report
from desktop.operations.desk.sheet_check import SheetAnswer, SheetCheck
from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_, _

REFUSALS: Catalogue = {
    "excise.reason_missing": N_("清除要写明原因。请填写。"),
    "excise.second_same": N_("清除须由两人共同办理。请由另一人确认。"),
    "excise.second_unknown": N_("没有这个人，或已离岗。请另选第二人。"),
    "excise.not_confirmed": (
        N_("第二人的密码不对，没有清除；他还可再试 {left} 次。请由他本人重新输入。"),
        N_("第二人没有确认。请第二人输入自己的密码。"),
    ),
    "excise.second_closed": N_("第二人连续输错，账号停用到{until:whole}。请届时再办，或另请一人。"),
    "excise.second_without_slot": N_("这个人在本机没有登录账号，不能作第二人。请另选一名操作员。"),
    "excise.which": N_(
        "没有找到唯一的一件，或其中没有可清除的字句。请填完整的收文编号，或操作日志的第几笔。"
    ),
    "excise.log_waits": N_(
        "字句已清除，但核验正在读库，日志文件还没有清空。请等核验结束后锁屏再登录，程序会补做。"
    ),
    "excise.unknown": N_("簿册中没有这一笔。请重新选择要清除的内容。"),
    "excise.rules": N_("现行规则不能清除。请另行启用新规则。"),
    "excise.nothing": N_("所选内容中没有可清除的文字，可能已经清除。请核对。"),
}
QUESTIONS: Catalogue = {}
DONE: Catalogue = {
    "desk.excised": (N_("已清除 {words} 处文字，涉及 {entries} 笔登记。"), N_("已清除。")),
    "batch.closed": (N_("本批 {entries} 笔已全部入册。"), N_("本批已入册。")),
}

FINDINGS: Mapping[str, str] = {
    "file.page": N_("文件第 {place} 页的封印不符：该页损坏或被改。请停用，从备份恢复。"),
    "file.structure": N_("文件结构有损坏（{words}）。请停用，从备份恢复。"),
    "file.unreadable": N_("文件有一部分读不出，{place}没有核完。请停用，从备份恢复。"),
    "schema.missing": N_("库中少了 {place}（{kind}）：有人用别的程序动过库。请报告并留存原件。"),
    "schema.changed": N_("库中的 {place}（{kind}）被改：有人用别的程序动过库。请报告并留存原件。"),
    "schema.extra": N_("库中多出 {place}（{kind}）：有人用别的程序动过库。请报告并留存原件。"),
    "chain.gap": N_("第 {place} 笔应有而没有，下一笔是第 {found} 笔：中间被删，或序号被改。"),
    "chain.previous": N_("第 {place} 笔与前一笔接不上：前一笔被换，或中间有增删。"),
    "chain.content": N_("第 {place} 笔（{stream}，{kind}）的内容与校验值不符：该笔被改。"),
    "chain.order": N_("第 {place} 笔的次序不对：有人换过位置。"),
    "chain.act": N_("第 {place} 笔的操作号是 {found}，应为 {expected} 或前一号：操作有增删。"),
    "content.missing": N_("第 {place} 笔的文字不见了，也没有清除记录。请报告。"),
    "content.changed": N_("第 {place} 笔的文字被改，与登记时的指纹不符。请报告。"),
    "content.blanked": N_("有文字被抹去而没有清除记录（指纹 {place}）。请报告。"),
    "content.not_blanked": N_("清除记录所列的文字仍在库中（指纹 {place}）。请重新办理清除。"),
    "content.orphan": N_("有一处文字不属于任何一笔登记（指纹 {place}）：有登记被删，或被塞入。"),
    "stream.version": N_("{place} 的第 {expected} 笔应有而没有（见到第 {found} 笔）。"),
    "stream.unreadable": N_("{place} 中第 {sequence} 笔读不懂（{why}）：不是本程序所写。"),
    "stream.unfoldable": N_("{place} 的各笔前后矛盾，推不出现状（{why}）。"),
    "projection.missing": N_("表 {place} 中少了 {key} 的 {rows} 行，与登记推出的不符。"),
    "projection.extra": N_("表 {place} 中多出 {key} 的 {rows} 行，没有登记依据。"),
    "projection.changed": N_("表 {place} 中 {key} 的 {columns} 与登记推出的不符：该行被改。"),
    "projection.words": N_(
        "检索索引与登记不符（{place}：应有 {expected} 行，查到 {found} 行），查找会漏件。"
    ),
    "series.gap": N_("{place} 编号不连续：应为 {expected}，见到 {found}。"),
    "series.number": N_("{place} 的编号 {number} 没有取号记录（末号 {last}）。"),
    "balance.differs": N_("{place} 级收支不平：进 {came} 份，现有与去向共 {are} 份。"),
    "copy.place": N_("份 {place} 的去向不唯一或不一致（现在 {now}，末次 {last}）。"),
    "holding.interval": N_("份 {place} 的第 {line} 段经管时间与前后不衔接。"),
    "permit.overused": N_("审批 {place} 准 {quantity} 份，已用 {used} 份。"),
    "slip.copies": N_("份 {place} 与传阅单 {slip} 对不上：一个在外，一个不在外。"),
    "request.act": N_("请求 {place} 所记的操作号 {act} 不在簿册中。"),
}
"""Code of a finding → its sentence; ``{place}`` and the facts fill it."""

_SHEETS: Mapping[SheetAnswer, str] = {
    SheetAnswer.MATCHES: N_(
        "纸面与簿册相符：第 {sequence} 笔及以前各笔与打印时一致。此后又登记 {since} 笔，可用更晚的纸件核对。"
    ),
    SheetAnswer.DIFFERS: N_(
        "纸面与簿册不符：第 {sequence} 笔或以前的登记在打印之后被改写。请留存原件并报告。"
    ),
    SheetAnswer.BEYOND_THE_END: N_(
        "纸面上是第 {sequence} 笔，簿册只到第 {last} 笔：簿册被截短，或换回了旧文件。请留存原件并报告。"
    ),
}


PARTS: Mapping[str, str] = {
    "count": N_("笔数"),
    "pages": N_("各页的封印"),
    "schema": N_("库的结构"),
    "chain": N_("各笔登记"),
    "tables": N_("簿册各行"),
    "laws": N_("收支和编号"),
}
"""What a proof was about that could not be finished."""


def finding_sentence(finding: Finding) -> str:
    """One finding in words."""
    place = _(PARTS.get(finding.place, finding.place)) if finding.code == "file.unreadable" else finding.place
    facts = {
        name: " ".join(one.split()) if isinstance(one, str) else one for name, one in finding.facts.items()
    }
    return _(FINDINGS[finding.code]).format_map({"place": place, **facts})


def report_sentences(report: Report) -> list[str]:
    """The whole report: each finding, what was only counted, and the closing line."""
    lines = [finding_sentence(finding) for finding in report.findings]
    lines.extend(
        _("同类问题还有 {count} 处未列出（{code}）。").format(code=code, count=count)
        for code, count in sorted(report.unlisted.items())
    )
    if report.excised:
        lines.append(_("有 {count} 处文字已按规定清除，清除记录齐全。").format(count=report.excised))
    known = {"events": report.events, "streams": report.streams, "rows": report.rows, "head": report.head}
    if not report.sound:
        lines.append(_("核验未通过：共 {events} 笔登记。请勿继续使用，留存原件并报告。").format_map(known))
    elif report.events:
        lines.append(
            _(
                "核验通过：{events} 笔登记、{streams} 条账目、{rows} 行簿册逐一相符。簿册校验码 {head}"
            ).format_map(known)
        )
    else:
        lines.append(_("库里还没有登记。"))
    return lines


def sheet_sentence(check: SheetCheck) -> str:
    """What a printed sheet's code says of the book."""
    facts = {"sequence": check.sequence, "last": check.last, "since": check.last - check.sequence}
    return _(_SHEETS[check.answer]).format_map(facts)

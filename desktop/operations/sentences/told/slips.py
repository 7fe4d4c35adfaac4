"""Lines of slips, chases and the closing of a day."""

from __future__ import annotations

from desktop.custody import slip_facts as f
from desktop.operations.sentences.told.lines import Lines, Parts
from desktop.plain.words import N_


def _added(fact: f.ReaderAdded) -> Parts:
    pending = () if fact.approved_by or fact.permit else (N_("，审批待补"),)
    return (
        N_("传阅单 {self:slip} 加 {reader:person}"),
        N_("，代替 {in_place_of:person}"),
        N_("，{approved_by:person} 批准"),
        N_("，凭许可 {permit:permit}"),
        *pending,
    )


def _taken_back(fact: f.FolderTakenBack) -> Parts:
    line = N_("从 {reader:person} 收回{self:slip}文件夹，清点 {counted} 份")
    return line, N_("，缺 {missing:copy}"), *(() if fact.signed else (N_("，未签字"),))


def _instruction(fact: f.InstructionNoted) -> Parts:
    # the words of an instruction may be secret themselves: the log only says that there is one
    line = N_("{reader:person} 在传阅单 {self:slip} 有批示")
    return (line,) if fact.words else (line, N_("，见原件"))


LINES: Lines = {
    "slip.opened": N_("开传阅单 {number}，夹内 {copies:n} 份，送 {readers:person}"),
    "slip.reader_added": _added,
    "slip.range_approved": (
        N_("传阅单 {self:slip} 补 {reader:person} 的审批"),
        N_("，{approved_by:person} 批准"),
        N_("，凭许可 {permit:permit}"),
    ),
    "slip.reader_deferred": N_("传阅单 {self:slip} {reader:person} 暂缓"),
    "slip.reader_cancelled": (
        N_("传阅单 {self:slip} {reader:person} 不送"),
        N_("，{agreed_by:person} 同意"),
    ),
    "slip.handed_out": (
        N_("{self:slip}文件夹送 {reader:person}（{way:way}）"),
        N_("，{proxy:person} 代收"),
    ),
    "slip.taken_back": _taken_back,
    "slip.read_together": N_("{readers:person} {way:way}{self:slip}文件夹"),
    "slip.signature_followed": N_("{reader:person} 在传阅单 {self:slip} 补签"),
    "slip.instruction_noted": _instruction,
    "slip.missing_settled": N_("{self:slip}文件夹的缺件 {copies:copy} 已找到"),
    "slip.copy_left": N_("{copies:copy} 离开{self:slip}文件夹，{why:leaving}"),
    "slip.closed": (N_("传阅单 {self:slip} 终结，清点 {counted} 份"), N_("，{checked_by:person} 核对")),
    "slip.voided": N_("传阅单 {self:slip} 作废，编号保留"),
    "day.closed": (
        N_("日终清点：在外 {lines:n} 份，未拆 {unopened} 个，未回单据 {papers_out} 张"),
        N_("，{locked_by:person} 锁柜"),
    ),
    "notice.issued": N_("开催退单 {number}，{holder:person}，{copies:n} 份"),
}

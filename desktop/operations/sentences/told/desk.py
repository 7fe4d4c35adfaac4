"""Lines of the book about itself, of safes, bodies, number series and rules in force."""

from __future__ import annotations

from desktop.audit.acts import ReasonGiven, VaultFounded
from desktop.custody.standing import LabelsSet
from desktop.operations.sentences.told.lines import Lines, Parts
from desktop.plain.words import N_
from desktop.profiles.in_force import Follows, FormAdopted


def _founded(fact: VaultFounded) -> Parts:
    line = N_("建立簿册，{unit}，本机密级{machine_level:level}")
    return (line, N_("（演示）")) if fact.demonstration else (line,)


def _reason(fact: ReasonGiven) -> Parts:
    return (N_("更正原因：{reason}"),) if fact.code == "correction" else (N_("写明理由：{reason}"),)


def _labels(fact: LabelsSet) -> Parts:
    return (N_("贴标签的载体定为 {carriers:carrier}") if fact.carriers else N_("所有载体都不再贴标签"),)


_FORMS = {
    Follows.SHIPPED: N_("“{form:form}”恢复自带格式，自{from_day:whole}起"),
    Follows.LAYOUT: N_("“{form:form}”采用本单位版式，自{from_day:whole}起"),
    Follows.TEMPLATE: N_("“{form:form}”采用本单位模板，自{from_day:whole}起"),
}


def _form(fact: FormAdopted) -> Parts:
    return _FORMS[fact.follows], N_("（{name}）")


LINES: Lines = {
    "desk.founded": _founded,
    "desk.unit_changed": N_("单位改为{unit}，本机密级{machine_level:level}"),
    "desk.unlocked": (N_("{operator:person} 打开簿册"), N_("，此前输错 {tries} 次")),
    "desk.locked": N_("锁上簿册（{why:locking}）"),
    "desk.login_log_broken": N_("登录日志不完整：应有 {known_length} 行，实有 {found_length} 行"),
    "desk.password_changed": N_("{operator:person} 改密码"),
    "desk.slot_released": N_("解除 {operator:person} 的账号停用"),
    "desk.clock_confirmed": N_("确认本机时间为{confirmed:whole}，上一笔登记在{last_entry:whole}"),
    "desk.excised": N_("{fingerprints:n} 处内容已清除，由经办人与 {second_person:person} 两人办理"),
    "desk.copy_kept": N_("程序升级，升级前的备份存于库旁（文件格式 {file_format}，{day:whole}）"),
    "desk.reason_given": _reason,
    "desk.batch_opened": N_("开始成批录入，{planned} 条"),
    "desk.batch_closed": N_("成批录入完成，{entries} 条"),
    "safe.entered": N_("登记保密柜 {name}"),
    "safe.retired": N_("停用保密柜 {self:safe}"),
    "body.entered": N_("登记来文单位 {name}"),
    "body.retired": N_("来文单位 {self:body} 不再列出"),
    "labels.set": _labels,
    "series.drawn": N_("编号用到第 {number} 号"),
    "rules.adopted": N_("采用规则 {name:rules}，自{from_day:whole}起用"),
    "form.adopted": _form,
    "correction.annulled": N_("原记录不曾发生，予以取消"),
}

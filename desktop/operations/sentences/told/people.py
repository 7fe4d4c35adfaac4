"""Lines of persons, departments, posts, deputies, lists and operators."""

from __future__ import annotations

from desktop.operations.sentences.told.lines import Lines
from desktop.plain.words import N_

_PARTICULARS = (N_("，{department:department}"), N_("，{clearance:clearance_of}"))

LINES: Lines = {
    "person.entered": (N_("登记人员 {name}"), *_PARTICULARS),
    "person.changed": (N_("修改人员 {name}"), *_PARTICULARS),
    "person.retired": N_("{self:person} 离岗，最后一日{last_day:whole}"),
    "person.returned": N_("{self:person} 自{from_day:whole}恢复在岗"),
    "department.entered": N_("登记部门 {name}"),
    "department.changed": N_("修改部门 {name}"),
    "department.retired": N_("撤销部门 {self:department}"),
    "post.assigned": (N_("{person:person} 自{from_day:whole}任{self:post}"), N_("，至{to_day:whole}")),
    "post.vacated": N_("{person:person} 不再任{self:post}，最后一日{last_day:whole}"),
    "deputy.named": N_(
        "{named_by:person} 指定 {person:person} 代理 {stands_for:post}，{from_day:whole}至{to_day:whole}"
    ),
    "deputy.ended": N_("{person:person} 不再代理 {self:post}，最后一日{last_day:whole}"),
    "list.set": N_("设定名单 {name}：{persons:person}"),
    "list.retired": N_("停用名单 {self:list}"),
    "operator.enrolled": N_("设 {person:person} 为操作员"),
    "operator.removed": N_("取消 {person:person} 的操作员"),
    "signer.enrolled": N_("{person:person} 设定当面确认密码"),
    "signer.renewed": N_("{person:person} 换了当面确认密码"),
    "signer.removed": N_("注销 {person:person} 的当面确认密码"),
}

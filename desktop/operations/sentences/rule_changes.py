"""What changed in the rules, in words: ``期限 · 主动公开 · 天数：10 → 8``."""

from __future__ import annotations

from typing import Any

from desktop.operations.sentences.hits import weighed_words, weight_words
from desktop.operations.sentences.letter_words import FORM_OF, letter_words
from desktop.operations.sentences.proof import beside_words, term_words
from desktop.operations.sentences.tables import WordTable, form_words
from desktop.plain.words import N_, _
from desktop.procedures.terms import Compared, Term
from desktop.profiles.difference import Difference

part_words = WordTable(
    {
        "name": N_("方案名称"),
        "unit": N_("本单位"),
        "roles": N_("岗位"),
        "captions": N_("签字栏"),
        "form_titles": N_("表单标题"),
        "series": N_("编号"),
        "custody": N_("载体管理"),
        "terms": N_("期限"),
        "duties": N_("定期事项"),
        "lists": N_("清单"),
        "decisions": N_("决定"),
        "item_types": N_("信息类别"),
        "stages": N_("环节"),
        "fields": N_("栏目"),
        "deadlines": N_("期限"),
        "each_stage": N_("各环节"),
        "permit": N_("许可"),
        "example": N_("示例"),
        "opening": N_("提出时填写"),
        "entries": N_("内容"),
        "items": N_("内容"),
        "value": N_("取值"),
        "title": N_("名称"),
        "count": N_("数目"),
        "clause": N_("依据"),
        "role": N_("岗位"),
        "or_roles": N_("也可以由"),
        "verb": N_("办理方式"),
        "when": N_("条件"),
        "pattern": N_("编号样式"),
        "extend": N_("延长"),
        "silence": N_("逾期不答复"),
        "from": N_("起算"),
        "starts": N_("起算"),
        "stops": N_("截止"),
        "pauses": N_("中止"),
        "forms": N_("表单"),
        "form": N_("表单"),
        "done_by": N_("怎样算办了"),
        "only_if": N_("有什么才要办"),
        "sheet_rule": N_("公开前须有审批表的规定"),
        "usual_review": N_("平常的审查流程"),
        "order": N_("次序"),
        "bars": N_("禁止公开"),
        "id": N_("代码"),
        "oral": N_("口头同意"),
        "required": N_("必填"),
        "letters": N_("函件文字"),
        "unit_of": N_("单位"),
        "secrecy_authority": N_("保密行政管理部门"),
        "calls_itself": N_("自称"),
        "office": N_("管簿部门"),
        "secrecy_office": N_("保密办"),
    }
)


_BY_CODE = ("roles", "captions", "verbs", "levels", "channels", "clearances", "carriers", "item_types")
"""Tables of code → words: the words say enough, the code says nothing to people."""


def change_line(change: Difference) -> str:
    """One place."""
    keys = change.titles[:1] if change.titles[0] in _BY_CODE else change.titles
    if None in (change.before, change.after) and keys[-1] in (change.before, change.after):
        keys = keys[:-1]  # a whole row: its title is what is said of it
    if change.path[0] == "weights":
        return _weight_line(change)
    if keys[0] == "letters":
        keys = ("letters", form_words(FORM_OF.get(keys[1], keys[1])), letter_words(keys[2]))
    said = [part_words(key) or key for key in keys]
    if change.part_title:
        said.insert(0, change.part_title)
    place = " · ".join(said)
    if change.before is None:
        return _("{place}：增加 {after}").format(place=place, after=_shown(change.after))
    if change.after is None:
        return _("{place}：去掉 {before}").format(place=place, before=_shown(change.before))
    return _("{place}：{before} → {after}").format(
        place=place, before=_shown(change.before), after=_shown(change.after)
    )


def _weight_line(change: Difference) -> str:
    """机检 · 电子邮箱：需要看 → 提示. What the unit did not say was the program's own, or that of the whole kind."""
    after = weight_words(change.after) if change.after else _("照程序的")
    before = weight_words(change.before) if change.before else _("照程序的")
    return _("机检 · {kind}：{before} → {after}").format(
        kind=weighed_words(change.path[1]), before=before, after=after
    )


def laxer_line(own: Term, law: Term) -> str:
    """Where the unit's own term is laxer than the law's (C2.11)."""
    return _("{title}：本单位 {own}，国家规定 {law}。{told}").format(
        title=own.title, own=term_words(own), law=term_words(law), told=beside_words(Compared.LAXER)
    )


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, tuple):
        return "、".join(_shown(one) for one in value) or _("无")
    return str(value)

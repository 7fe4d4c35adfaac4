"""Sentences about persons, departments, posts, deputies, lists and operators."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

REFUSALS: Catalogue = {
    "person.unknown": N_("没有这个人。请核对姓名，或先在人员里登记。"),
    "person.retired": N_("{name}已离岗，不能再办。请改选在岗的人。"),
    "person.no_name": N_("没有填姓名。请填写。"),
    "person.rank": N_("排序号 {rank} 不对。请填正整数，越小越靠前。"),
    "person.active_backward": N_("结束日期早于开始日期。请核对两个日期。"),
    "person.holds_copies": N_("{name}名下还有 {copies} 份文件。请先全部收回，再办离岗。"),
    "person.holds_posts": (
        N_("{name}还担任{posts}。请先免去岗位，再办离岗。"),
        N_("{name}还担任岗位。请先免去岗位，再办离岗。"),
    ),
    "person.is_operator": N_("{name}还是本机操作员。请先取消操作员，再办离岗。"),
    "person.not_retired": N_("{name}现在在岗，不用恢复。"),
    "operator.enrolled": N_("{name}已经是操作员，不用再设。"),
    "operator.unknown": N_("这个人不是操作员。请核对姓名。"),
    "operator.last": N_("{name}是最后一名操作员，取消后没有人能打开簿册。请先增设一名。"),
    "post.backward": N_("任职的结束日期早于开始日期。请核对两个日期。"),
    "post.held_already": N_("这段时间已任此岗。请核对任职日期。"),
    "post.not_held": N_("{day:whole}时并未任此岗。请核对人员和日期。"),
    "deputy.backward": N_("代理的结束日期早于开始日期。请核对两个日期。"),
    "deputy.for_himself": N_("不能由本人代理本人。请改选代理人。"),
    "deputy.unnamed": N_("没有填由谁指定代理。请填写指定的领导。"),
    "deputy.by_himself": N_("代理人不能由自己指定。请填写指定的领导。"),
    "deputy.named_already": N_("这段时间已有代理人。请先结束原来的代理，或改日期。"),
    "deputy.not_named": N_("{day:whole}时并未代理。请核对人员和日期。"),
    "department.no_name": N_("没有填部门名称。请填写。"),
    "department.same_name": N_("已有名为{name}的部门。请直接选用，或换一个名称。"),
    "department.unknown": N_("没有这个部门。请重选。"),
    "department.has_members": N_("{name}还有 {count} 名在岗人员。请先调出，再撤销部门。"),
    "list.no_name": N_("没有填名单的名称。请填写。"),
    "list.empty": N_("名单是空的。请至少加一位。"),
    "list.twice": N_("{names}在名单里出现两次。请去掉一个。"),
    "list.not_in_office": N_("{names}已不在岗。请从名单中去掉。"),
    "reader.without_clearance": N_("{name}没有确定涉密等级，不得阅{level}件。请改选有相应等级的人。"),
    "reader.below_level": N_("{name}是{clearance}，不得阅{level}件。请改选有相应等级的人。"),
    "desk.not_officer": N_("这一步只能由保密员或指定代理的人办。请由其本人登录办理，或先登记代理。"),
    "person.entered_already": N_("这个人已经登记过。请打开原来的登记修改。"),
    "person.last_day_ahead": N_("{day:whole}还没有到，现在不能办离岗。请到日再办，或先填任期的结束日期。"),
    "person.first_already": N_("{name}已排在最前，不能再上移。"),
    "person.last_already": N_("{name}已排在最后，不能再下移。"),
    "person.pasted_twice": N_("{name}在表里出现两次。请去掉一行，或写全部门以示区别。"),
    "person.nobody": N_("还没有填人员。请至少填一位。"),
    "operator.no_slot": N_("没有为操作员设好登录账号。请先设密码。"),
    "post.unknown": N_("没有这个岗位。请从规则方案所列的岗位中选。"),
    "deputy.for_nobody": N_("没有填代理谁。请填写被代理的人或岗位。"),
    "list.same_name": N_("已有名为{name}的名单。请直接修改，或换一个名称。"),
    "list.unknown": N_("没有这个名单，或已停用。请重选。"),
}

QUESTIONS: Catalogue = {
    "person.same_name": N_("已有 {count} 位同名的{name}，确是另一个人请写明理由。"),
    "reader.without_clearance": N_("{name}没有确定涉密等级，送阅{level}件，确需如此请写明理由。"),
    "reader.below_level": N_("{name}是{clearance}，送阅{level}件超出其等级，确需如此请写明理由。"),
}

DONE: Catalogue = {
    "department.entered": (N_("部门{name}已登记。"), N_("部门已登记。")),
    "department.changed": (N_("部门{name}已修改。"), N_("部门已修改。")),
    "department.retired": (N_("部门{name}已撤销。"), N_("部门已撤销。")),
    "deputy.named": (N_("已登记{name}代理。"), N_("代理已登记。")),
    "deputy.ended": (N_("{name}的代理已结束。"), N_("代理已结束。")),
    "list.set": (N_("名单“{name}”已保存，{persons} 人。"), N_("名单已保存。")),
    "list.retired": (N_("名单“{name}”已停用。"), N_("名单已停用。")),
    "operator.enrolled": (N_("{name}已设为操作员。"), N_("操作员已设。")),
    "operator.removed": (N_("{name}不再是操作员。"), N_("操作员已取消。")),
    "operators.enrolled": (N_("已设操作员 {people} 人。"), N_("操作员已设。")),
    "person.entered": (N_("{name}已登记。"), N_("人员已登记。")),
    "person.several_entered": (N_("已登记 {persons} 人。"), N_("人员已登记。")),
    "person.moved": (N_("{name}的次序已改为 {rank}。"), N_("次序已改。")),
    "person.changed": (N_("{name}的信息已修改。"), N_("人员信息已修改。")),
    "person.retired": (N_("{name}已办离岗。"), N_("离岗已办。")),
    "person.returned": (N_("{name}已恢复在岗。"), N_("已恢复在岗。")),
    "post.assigned": (N_("已登记{name}任{post}。"), N_("任职已登记。")),
    "post.vacated": (N_("已登记{name}不再任{post}。"), N_("离任已登记。")),
}

"""操作员与密码: who may unlock, how his slot stands, when his password runs out (B8.2)."""

from __future__ import annotations

from datetime import timedelta

from desktop.people.facts import person_stream
from desktop.plain.words import N_, _
from desktop.windows.desk_port import SlotShown
from desktop.windows.pages.cards import life_of
from desktop.windows.pages.settings.section import Looking, Section, line
from desktop.windows.times_shown import said_day, said_time, whole
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.rows import Row, Toned


def _lines(looking: Looking) -> list[Row]:
    desk = looking.counter.desk
    rows = [
        line(f"slot/{slot.operator}", slot.name, _stand(looking, slot), _due(looking, slot))
        for slot in desk.keys.slots()
    ]
    rows += [
        line(f"signer/{slot.operator}", slot.name, _confirms(looking, slot), _("只用于当面确认"))
        for slot in desk.confirming.signers()
    ]
    rule = "；".join(text for _code, text in desk.keys.terms().lines)
    return [*rows, line("password/rule", _("密码规则"), rule, "B8.2")]


def _stand(looking: Looking, slot: SlotShown) -> Toned | str:
    now = looking.counter.now()
    if slot.wait:
        until = said_time(now + timedelta(seconds=slot.wait), now)
        return Toned(_("连续输错，停用到 {until}").format(until=until), "overdue")
    if slot.issued:
        return Toned(_("初始密码，首次登录后由本人改"), "today")
    if slot.operator == looking.counter.desk.operator:
        return _("本人，正在使用")
    return _("可登录") if slot.left == 5 else Toned(_tried(slot), "today")


def _tried(slot: SlotShown) -> str:
    return _("最近输错 {n} 次，再错 {left} 次停用").format(n=5 - slot.left, left=slot.left)


def _confirms(looking: Looking, slot: SlotShown) -> Toned | str:
    """How a signer's slot stands (D14)."""
    if slot.wait or slot.left < 5:
        return _stand(looking, slot) if slot.wait else Toned(_tried(slot), "today")
    return _("可当面确认，不能登录")


def _due(looking: Looking, slot: SlotShown) -> Toned | str:
    if slot.due is None:
        return ""
    today = looking.counter.now().date()
    if slot.issued or slot.due < today:
        return Toned(_("下次登录时须改密码"), "overdue" if not slot.issued else "today")
    return _("密码用到 {day}").format(day=said_day(slot.due, today))


def _card(looking: Looking, one: str) -> CardFacts | None:
    counter = looking.counter
    slot = next((s for s in counter.desk.keys.slots() if s.operator == one), None)
    if slot is None:
        return None
    own = one == counter.desk.operator
    verbs = []
    if slot.wait:
        verbs.append(Verb("operator.open", _("解除停用"), primary=True))
    if own:
        verbs.append(Verb("operator.password", _("改我的密码"), primary=True))
    else:
        verbs.append(Verb("operator.remove", _("取消操作员")))
    stand = _stand(looking, slot)
    text, tone = (stand.text, stand.tone) if isinstance(stand, Toned) else (stand, "")
    now = [Line(_("登录"), text, tone)]
    if slot.due is not None and not slot.issued:
        late = slot.due < counter.now().date()
        now.append(Line(_("密码用到"), whole(slot.due), "overdue" if late else ""))
    more = (Line(_("停用规定"), _("连续输错五次停用 15 分钟，再错加倍，最长一天；另一名操作员可提前解除。")),)
    life = looking.ask(lambda books: life_of(books, counter.desk.words, [person_stream(one)]))
    return CardFacts(f"slot/{one}", "", slot.name, now=tuple(now), verbs=tuple(verbs), life=life, more=more)


def _signer_card(looking: Looking, one: str) -> CardFacts | None:
    counter = looking.counter
    slot = next((s for s in counter.desk.confirming.signers() if s.operator == one), None)
    if slot is None:
        return None
    verbs = [Verb("signer.renew", _("换密码"), primary=not slot.wait), Verb("signer.remove", _("注销密码"))]
    if slot.wait:
        verbs.insert(0, Verb("operator.open", _("解除停用"), primary=True))
    stand = _confirms(looking, slot)
    text, tone = (stand.text, stand.tone) if isinstance(stand, Toned) else (stand, "")
    more = (
        Line(_("用处"), _("复制、扩大知悉范围和保密审查的环节，本人在保密员这里输密码确认；纸面仍待签。")),
        Line(_("忘记密码"), _("先注销，再由本人重设；两笔都留在簿册里。")),
        Line(_("停用规定"), _("连续输错五次停用 15 分钟，再错加倍，最长一天。")),
    )
    life = looking.ask(lambda books: life_of(books, counter.desk.words, [person_stream(one)]))
    now = (Line(_("当面确认"), text, tone),)
    return CardFacts(f"signer/{one}", "D14", slot.name, now=now, verbs=tuple(verbs), life=life, more=more)


def _rule_card(looking: Looking, _one: str) -> CardFacts | None:
    lines = looking.counter.desk.keys.terms().lines
    more = (*(Line("·", text) for _code, text in lines), Line("B8.2", looking.clause("B8.2")))
    return CardFacts("password/rule", "B8.2", _("密码规则"), more=more)


SECTION = Section(
    "operators", N_("操作员与密码"), _lines, {"slot": _card, "signer": _signer_card, "password": _rule_card},
    faces=("operator.enrol", "operator.password", "signer.new"),
)  # fmt: skip

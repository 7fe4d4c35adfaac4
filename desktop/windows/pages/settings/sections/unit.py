"""单位与规则: the unit, the profile in force with its parameters, procedures and number series; rules are read only."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from desktop.audit.acts import DESK, UnitChanged, VaultFounded
from desktop.operations.books import Books
from desktop.operations.rules.places import places_of
from desktop.operations.sentences import tables
from desktop.operations.standing.carriers import labelled_carriers
from desktop.plain.words import N_, _
from desktop.profiles.in_force import RulesAdopted, rules_stream
from desktop.profiles.parameters import Setting
from desktop.profiles.profile import Profile
from desktop.windows.levels_shown import level_word
from desktop.windows.pages.cards import moment
from desktop.windows.pages.settings.section import Looking, Section, line
from desktop.windows.times_shown import whole
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.rows import Row

RULES = {
    "same_day_return": N_("阅后当日退回"), "cutoff": N_("当日收回时限"), "cutoff_before_holidays": N_("节前收回时限"),
    "cutoff_before_weekends": N_("周末前收回时限"),
    "clearance_levels": N_("涉密等级可阅密级"), "chase_list_after": N_("催退几次后报领导"),
    "chase_list_days": N_("在外几天后报领导"), "presumed_years": N_("未标期限推定为"),
    "exchange_levels": N_("可经交换站的密级"), "two_carriers": N_("须两人携带"), "delivery_channels": N_("送达渠道"),
    "required_fields": N_("另须填写"), "copier_places": N_("复制地点"), "reading_places": N_("阅读地点"),
    "knowers_from": N_("登记知悉人员起自"), "copy_approver": N_("复制批准人"), "loan_approver": N_("借阅批准人"),
    "range_approver": N_("扩大知悉批准人"), "chase_list_reader": N_("催退名单报谁"), "slip_mode": N_("传阅单"),
    "labels": N_("贴标签的载体"), "sheet_codes_as_qr": N_("单据印二维码"), "titles_on_paper": N_("单据印标题"),
    "same_body_collects": N_("默认由来文单位清退"), "inventory_months": N_("清点周期"),
    "missing_days": N_("多久未找到按泄密处理"), "loan_days": N_("借阅期限"),
}  # fmt: skip
"""Parameter of custody → what it is called."""

UNITS = {
    "chase_list_after": N_("{n} 次"), "chase_list_days": N_("{n} 天"), "presumed_years": N_("{n} 年"),
    "inventory_months": N_("{n} 个月"), "missing_days": N_("{n} 天"), "loan_days": N_("{n} 天"),
}  # fmt: skip
"""Parameter → what its number counts; a figure alone is read wrong."""

_TABLES = (
    tables.level_words, tables.role_words, tables.channel_words, tables.carrier_words, tables.clearance_words,
)  # fmt: skip
_WORDS = {
    "folder": N_("一夹一单"), "document": N_("一文一单"), "document_number": N_("文号"),
    "secrecy_period": N_("保密期限"), "urgency": N_("紧急程度"), "pages": N_("页数"),
    "attachments": N_("附件"), "channel": N_("渠道"), "envelope": N_("信封号"), "seal": N_("封装"),
    "delivery_list": N_("路单号"), "received_stamp": N_("收文章"), "carrier": N_("载体"),
    "destination": N_("去向"), "issued_on": N_("制发日期"), "clearance_due": N_("应退日期"),
    "remark": N_("备注"),
}  # fmt: skip
"""Codes of the rules' file without a table of their own: modes of a slip, fields of the register."""


def shown(value: Any, of: str = "") -> str:
    """A parameter's value in words, a figure with what it counts (``of`` names the parameter)."""
    if isinstance(value, int) and not isinstance(value, bool) and of in UNITS:
        return _(UNITS[of]).format(n=value)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, tuple):
        return "、".join(_word(v) for v in value) or _("无")
    if hasattr(value, "items"):
        return "；".join(f"{_word(k)} {shown(v, of)}" for k, v in value.items())
    return _word(value)


def _word(value: Any) -> str:
    text = str(value)
    if text in _WORDS:
        return _(_WORDS[text])
    for table in _TABLES:
        said = table(text)
        if said and said != text:
            return said
    return text[:5] if hasattr(value, "hour") else text


def unit_as_told(books: Books) -> VaultFounded | UnitChanged:
    """What was last said of the unit and of this machine's level."""
    told = [row.fact for row in books.stream(DESK) if isinstance(row.fact, VaultFounded | UnitChanged)]
    return told[-1]


def _lines(looking: Looking) -> list[Row]:
    profile = looking.profile
    told = looking.ask(unit_as_told)
    level = _("本机密级 {level}").format(level=level_word(told.machine_level))
    digest = _("校验值 {digest}").format(digest=profile.digest[:12])
    return [
        line("unit/name", _("单位名称"), told.unit, level),
        line("unit/authority", _("保密行政管理部门"), profile.unit.secrecy_authority),
        line("unit/profile", _("规则方案"), profile.name, digest),
        *(
            line(f"procedure/{code}", one.title, " → ".join(s.title for s in one.stages), one.clause)
            for code, one in profile.procedures.items()
        ),
        *_rules(looking),
        *looking.ask(lambda books: _series(books, profile, looking.counter.now().year)),
    ]


def _rules(looking: Looking) -> list[Row]:
    rows = []
    for one in fields(looking.profile.custody):
        setting: Setting[Any] = getattr(looking.profile.custody, one.name)
        rows.append(
            line(f"rule/{one.name}", _(RULES[one.name]), shown(setting.value, one.name), setting.clause)
        )
    return rows


def _series(books: Books, profile: Profile, year: int) -> list[Row]:
    rows = []
    for code, series in profile.series.items():
        if "{n" not in series.pattern or "{parent" in series.pattern:
            continue
        of = year if series.yearly else 0
        following = _("下一个 {number}").format(number=series.text(books.next_number(code, of), of))
        rows.append(line(f"series/{code}", series.title, following, series.clause))
    return rows


def _unit_card(looking: Looking, one: str) -> CardFacts | None:
    if one == "name":
        return looking.ask(lambda books: _name_card(looking, books))
    profile = looking.profile
    if one == "authority":
        unit = profile.unit
        more = (
            Line(_("自称"), unit.calls_itself),
            Line(_("管簿部门"), unit.office),
            Line(_("保密办"), unit.secrecy_office),
        )
        change = (Verb("rule.change", _("修改"), primary=True),)
        return CardFacts("unit/authority", "", unit.secrecy_authority, verbs=change, more=more)
    adopted = looking.ask(
        lambda books: [
            r.fact for r in books.stream(rules_stream("profile")) if isinstance(r.fact, RulesAdopted)
        ]
    )
    since = next((a.from_day for a in reversed(adopted) if a.hash == profile.digest), None)
    now = (Line(_("起用"), whole(since) if since else ""), Line(_("校验值"), profile.digest[:32]))
    told = _("规则全文存在簿册里。要改、要换，在“改规则”一栏办；每次是一笔登记，写明何时起、由谁换。")
    return CardFacts("unit/profile", "", profile.name, now=now, more=(Line(_("说明"), told),))


def _name_card(looking: Looking, books: Books) -> CardFacts:
    told = unit_as_told(books)
    words = looking.counter.desk.words
    told_of = [e for e in books.timeline(DESK) if isinstance(e.recorded.fact, VaultFounded | UnitChanged)]
    life = tuple(moment(books, words, entry) for entry in told_of)
    now = (Line(_("本机密级"), level_word(told.machine_level)),)
    verbs = (Verb("unit.change", _("修改"), primary=True),)
    return CardFacts("unit/name", "", told.unit, now=now, verbs=verbs, life=life)


def _rule_card(looking: Looking, one: str) -> CardFacts | None:
    setting: Setting[Any] = getattr(looking.profile.custody, one)
    now = [Line(_("现行"), shown(setting.value, one))]
    if one == "labels":
        set_now = looking.ask(lambda books: labelled_carriers(books, looking.profile))
        now = [Line(_("方案原定"), shown(setting.value)), Line(_("现行"), shown(set_now)),
               Line(_("修改"), _("在“打印”一栏里改，改动是一笔登记"))]  # fmt: skip
    more = (Line(setting.clause, looking.clause(setting.clause)),)
    editable = places_of(looking.profile, f"rule/{one}")
    verbs = (Verb("rule.change", _("修改"), primary=True),) if editable else ()
    return CardFacts(f"rule/{one}", setting.clause, _(RULES[one]), now=tuple(now), more=more, verbs=verbs)


def _procedure_card(looking: Looking, one: str) -> CardFacts | None:
    procedure = looking.profile.procedures[one]
    now = tuple(Line(f"{n}", stage.title) for n, stage in enumerate(procedure.stages, 1))
    more = (Line(procedure.clause, looking.clause(procedure.clause)),)
    return CardFacts(f"procedure/{one}", procedure.clause, procedure.title, now=now, more=more)


def _series_card(looking: Looking, one: str) -> CardFacts | None:
    series = looking.profile.series[one]
    yearly = _("每年从 1 起") if series.yearly else _("连续编号，不按年重起")
    more = (Line(series.clause, looking.clause(series.clause)),) if series.clause else ()
    return CardFacts(f"series/{one}", series.clause, series.title, now=(Line(_("编法"), yearly),), more=more)


SECTION = Section(
    "rules",
    N_("单位与规则"),
    _lines,
    {"unit": _unit_card, "rule": _rule_card, "procedure": _procedure_card, "series": _series_card},
)

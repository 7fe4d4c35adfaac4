"""Settings as one list in four views: safes, issuing bodies, rules in force with their clauses, number series."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from desktop.custody.standing import body_stream, safe_stream
from desktop.operations.books import Books
from desktop.operations.sentences import tables
from desktop.plain.words import N_, _
from desktop.profiles.parameters import Setting
from desktop.profiles.profile import Profile
from desktop.windows.counter import Counter
from desktop.windows.levels_shown import forbidden, level_word
from desktop.windows.pages.cards import life_of
from desktop.windows.pages.incoming.body import read_machine_level
from desktop.windows.pages.middle import Plan
from desktop.windows.pages.settings.verbs import VERBS
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.rows import Asked, Column, Fetch, Row, RowKey, Rows, Sort

_VIEWS = (
    ("safes", N_("保密柜")),
    ("bodies", N_("来文单位")),
    ("rules", N_("规则参数")),
    ("series", N_("编号")),
    ("unit", N_("本单位")),
)
MOST = 20_000


@dataclass(frozen=True)
class Thing:
    """What a line of the settings is about."""

    id: str
    kind: str
    name: str
    row: Any = None


def plan(counter: Counter) -> Plan:
    """How this page differs from others."""
    return Plan(
        title=N_("设置"),
        columns=(
            Column("name", _("名称"), "middle", 260),
            Column("value", _("内容"), "middle", 0),
            Column("note", _("依据或说明"), width=190),
        ),
        fetch=_fetch(counter),
        card=lambda books, thing: _card(counter, books, thing),
        read=read,
        verbs=VERBS,
        views=tuple(Offer(code, _(word)) for code, word in _VIEWS),
        empty=(_("这里还没有内容"), _("新登记的会列在这里。")),
        faces=("safe.new", "body.new", "operator.password", "operator.enrol", "operator.remove"),
    )


def _fetch(counter: Counter) -> Fetch:
    def fetch(_after: RowKey | None, _limit: int, _sort: Sort, asked: Asked) -> Rows:
        profile = counter.desk.profile()
        makers = {
            "bodies": lambda books: _bodies(books, asked.words),
            "rules": lambda _books: _rules(profile),
            "series": lambda books: _series(books, profile, counter.now().year),
            "unit": lambda _books: _unit(counter, profile),
        }
        made: list[Row] = counter.desk.ask(makers.get(asked.view, _safes))
        words = asked.words.strip()
        found = [r for r in made if not words or asked.view == "bodies" or words in str(r.cells)]
        return Rows(tuple(found))

    return fetch


def _line(one: str, name: str, value: str, note: str = "") -> Row:
    return Row(one, (name,), {"name": name, "value": value, "note": note})


def _safes(books: Books) -> list[Row]:
    return [
        _line(f"safe/{s.id}", s.name, _("至{level}").format(level=level_word(s.level)),
              " ".join(filter(None, (s.room, _name(books, s.keeper)))))
        for s in books.safes()
    ]  # fmt: skip


def _name(books: Books, person: str) -> str:
    known = books.person(person) if person else None
    return known.name if known else ""


def _bodies(books: Books, typed: str) -> list[Row]:
    rows = books.bodies(typed, MOST)
    names = {b.id: b.name for b in rows}
    return [
        _line(
            f"body/{b.id}",
            b.name,
            _("清退给 {name}").format(name=names.get(b.collector, "")) if b.collector else "",
        )
        for b in rows
    ]


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, tuple):
        return "、".join(_word(v) for v in value)
    if hasattr(value, "items"):
        return "；".join(f"{_word(k)} {_shown(v)}" for k, v in value.items())
    return _word(value)


def _word(value: Any) -> str:
    text = str(value)
    for table in (
        tables.level_words,
        tables.role_words,
        tables.channel_words,
        tables.carrier_words,
        tables.clearance_words,
    ):
        said = table(text)
        if said and said != text:
            return said
    return text


RULES = {
    "same_day_return": N_("阅后当日退回"), "cutoff": N_("当日收回时限"), "cutoff_before_holidays": N_("节前收回时限"),
    "cutoff_before_weekends": N_("周末前收回时限"),
    "clearance_levels": N_("涉密等级可阅密级"), "chase_list_after": N_("催退几次后报领导"),
    "chase_list_days": N_("在外几天后报领导"), "presumed_years": N_("未标期限推定（年）"),
    "exchange_levels": N_("可经交换站的密级"), "two_carriers": N_("须两人携带"), "delivery_channels": N_("送达渠道"),
    "required_fields": N_("另须填写"), "copier_places": N_("复制地点"), "reading_places": N_("阅读地点"),
    "knowers_from": N_("登记知悉人员起自"), "copy_approver": N_("复制批准人"), "loan_approver": N_("借阅批准人"),
    "range_approver": N_("扩大知悉批准人"), "chase_list_reader": N_("催退名单报谁"), "slip_mode": N_("传阅单"),
    "labels": N_("贴标签的载体"), "sheet_codes_as_qr": N_("单据印二维码"), "titles_on_paper": N_("单据印标题"),
    "same_body_collects": N_("默认由来文单位清退"), "inventory_months": N_("清点周期（月）"),
    "missing_days": N_("未找到按泄密处理（天）"), "loan_days": N_("借阅天数"),
}  # fmt: skip
"""Parameter of custody → what it is called."""


def _rules(profile: Profile) -> list[Row]:
    rows = []
    for one in fields(profile.custody):
        setting: Setting[Any] = getattr(profile.custody, one.name)
        rows.append(
            _line(f"rule/{one.name}", _(RULES.get(one.name, one.name)), _shown(setting.value), setting.clause)
        )
    return rows


def _series(books: Books, profile: Profile, year: int) -> list[Row]:
    rows = []
    for code, series in profile.series.items():
        if "{n" not in series.pattern or "{parent" in series.pattern:
            continue
        of = year if series.yearly else 0
        following = series.text(books.next_number(code, of), of)
        rows.append(
            _line(
                f"series/{code}", series.title, _("下一个 {number}").format(number=following), series.clause
            )
        )
    return rows


def _unit(counter: Counter, profile: Profile) -> list[Row]:
    return [
        _line("unit/profile", _("规则方案"), profile.name, profile.digest[:16]),
        _line("unit/authority", _("保密行政管理部门"), profile.unit.secrecy_authority),
        _line("unit/operator", _("操作员"), counter.known.person_name(counter.desk.operator)),
    ]


def read(books: Books, thing: str) -> Thing | None:
    """What a line is about."""
    kind, _slash, one = thing.partition("/")
    if kind == "safe":
        safe = books.safe(one)
        return Thing(one, kind, safe.name, safe) if safe else None
    if kind == "body":
        body = books.body(one)
        return Thing(one, kind, body.name, body) if body else None
    return Thing(one, kind, _(RULES.get(one, one)))


def _card(counter: Counter, books: Books, thing: str) -> CardFacts | None:
    known = read(books, thing)
    if known is None:
        return None
    words = counter.desk.words
    if known.kind == "safe":
        level = known.row.level
        verbs = (Verb("safe.change", _("修改"), primary=True), Verb("safe.retire", _("停用")))
        held = books.copies_at("safe", known.id, 500)
        lines = (Line(_("柜内"), _("{n} 份").format(n=len(held) if len(held) < 500 else "500+")),)
        return CardFacts(thing, known.row.room or "", known.name, level, now=lines, verbs=verbs,
                         life=life_of(books, words, [safe_stream(known.id)]))  # fmt: skip
    if known.kind == "body":
        verbs = (Verb("body.change", _("修改"), primary=True), Verb("body.retire", _("停用")))
        return CardFacts(
            thing, "", known.name, verbs=verbs, life=life_of(books, words, [body_stream(known.id)])
        )
    if known.kind == "rule":
        setting: Setting[Any] = getattr(counter.desk.profile().custody, known.id)
        clause = words.clause(setting.clause) or setting.clause
        return CardFacts(thing, setting.clause, known.name, now=(Line(_("现行"), _shown(setting.value)),),
                         more=(Line(setting.clause, clause),))  # fmt: skip
    if known.kind == "unit":
        return CardFacts(thing, "", known.name, now=(Line(_("本机"), forbidden(read_machine_level(books))),))
    return CardFacts(thing, "", known.name)

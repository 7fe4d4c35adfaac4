"""词表与机检 and 允许清单 (D22): keyword lists, what each kind of hit asks for; what may stand, and why."""

from __future__ import annotations

from desktop.operations.books import Books
from desktop.operations.reviewing.allowing import Entry, allowed_passages
from desktop.operations.reviewing.word_lists import keyword_lists
from desktop.operations.rules.places import places_of
from desktop.operations.sentences.hits import asks_words, hit_words, shape_words, weighed_words, weight_words
from desktop.plain.facts import EXCISED
from desktop.plain.words import N_, _
from desktop.screening.finding import Kind
from desktop.screening.weights import DEFAULT_WEIGHTS, FIXED, WEIGHABLE, weight_of
from desktop.windows.pages.settings.section import Looking, Section, line
from desktop.windows.times_shown import said_day, said_time, whole
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.rows import Row, Toned

NEW, EDIT, RETIRE = "keywords.new", "keywords.edit", "keywords.retire"
BRING, BACK = "allowed.bring", "allowed.back"
_SHOWN = 40
"""So many words of a list stand on its card; the whole of it in 修改."""


def _lines(looking: Looking) -> list[Row]:
    return [*looking.ask(_keywords), *_weights(looking)]


def _keywords(books: Books) -> list[Row]:
    found = [
        line(
            f"keywords/{one.id}",
            _("词表：{name}").format(name=one.name),
            _("{n} 条：{first}").format(n=len(one.words), first="、".join(one.words[:12])),
            _("自 {day} 起").format(day=one.adopted_at.date().isoformat()),
        )
        for one in keyword_lists(books)
    ]
    told = _("还没有关键词表。按 F4 带入文件或粘贴，机检即按它提示。")
    return found or [line("keywords/", _("词表"), told, tone="waiting")]


def _weights(looking: Looking) -> list[Row]:
    """Kinds in their order; a shape stands where it is, or may be, weighed by itself."""
    rows = []
    for key in sorted(WEIGHABLE, key=_order):
        kind, _dot, shape = key.partition(".")
        weight = weight_of(Kind(kind), shape, looking.profile.weights)
        fixed = kind in FIXED
        said = f"{weight_words(weight.value)}　{asks_words(weight)}"
        note = _("C7.5，不能放宽") if fixed else "D22"
        name = _("　　其中{shape}").format(shape=shape_words(key)) if shape else hit_words(kind)
        rows.append(line(f"weight/{key}", name, said, note))
    return rows


def _order(key: str) -> tuple[int, str]:
    kinds = [kind.value for kind in Kind]
    return kinds.index(key.partition(".")[0]), key


def _allowed(looking: Looking) -> list[Row]:
    """What counts first, the newest first; then what was taken back or is over."""
    return looking.ask(lambda books: _entries(looking, books))


def _entries(looking: Looking, books: Books) -> list[Row]:
    today = looking.counter.now().date()
    entries = sorted(allowed_passages(books), key=lambda one: (not one.counts(today), -one.number))
    return [_entry(looking, one) for one in entries]


def _entry(looking: Looking, one: Entry) -> Row:
    today, fact = looking.counter.now().date(), one.fact
    kind = hit_words(fact.kind) if fact.kind else _("各类命中")
    said = _("{kind}，{reason}").format(kind=kind, reason=fact.reason)
    if one.counts(today):
        until = _("至 {day}").format(day=fact.until.isoformat()) if fact.until else _("长期")
        return line(f"allowed/{one.number}", fact.words, said, until)
    over = _("已收回") if one.back is not None else _("已清除") if fact.words == EXCISED else _("已过期")
    return line(f"allowed/{one.number}", fact.words, said, Toned(over, "waiting"), tone="waiting")


def _keywords_card(looking: Looking, one: str) -> CardFacts | None:
    if not one:
        told = _("一行一个词，两字以上。可以有几份，如上级下发的和本单位自己的。命中只提示，不拦。")
        new = (Verb(NEW, _("新词表"), "new", primary=True),)
        return CardFacts("keywords/", "D22", _("关键词表"), more=(Line(_("说明"), told),), verbs=new)
    found = next((one_ for one_ in looking.ask(keyword_lists) if one_.id == one), None)
    if found is None:
        return None
    by = looking.counter.known.person_name(found.adopted_by)
    words = "、".join(found.words[:_SHOWN])
    if len(found.words) > _SHOWN:
        words = _("{words} 等 {n} 条").format(words=words, n=len(found.words))
    now = (
        Line(_("条数"), str(len(found.words))),
        Line(_("采用"), f"{said_time(found.adopted_at, looking.counter.now())}  {by}"),
        Line(_("校验值"), found.hash[:16].upper()),
    )
    change = (Verb(EDIT, _("修改"), primary=True), Verb(RETIRE, _("停用")))
    return CardFacts(
        f"keywords/{one}", "D22", found.name, now=now, more=(Line(_("词"), words),), verbs=change
    )


def _weight_card(looking: Looking, one: str) -> CardFacts | None:
    if one not in WEIGHABLE:
        return None
    kind, _dot, shape = one.partition(".")
    weight = weight_of(Kind(kind), shape, looking.profile.weights)
    own = weight_of(Kind(kind), shape, DEFAULT_WEIGHTS)
    now = [Line(_("现行"), weight_words(weight.value)), Line(_("意思"), asks_words(weight))]
    if own is not weight:
        now.append(Line(_("程序自带"), weight_words(own.value), "today"))
    if kind in FIXED:
        told = _("密级标志、在册文件和没有读出的部分总要有人判定，哪个单位都不能放宽。")
        law = (Line("C7.5", looking.clause("C7.5")), Line(_("说明"), told))
        return CardFacts(f"weight/{one}", "C7.5", weighed_words(one), now=tuple(now), more=law)
    verbs = (
        (Verb("rule.change", _("修改"), primary=True),) if places_of(looking.profile, f"weight/{one}") else ()
    )
    more = (Line("D22", looking.clause("D22")),)
    return CardFacts(f"weight/{one}", "D22", weighed_words(one), now=tuple(now), more=more, verbs=verbs)


def _allowed_card(looking: Looking, one: str) -> CardFacts | None:
    entries = looking.ask(allowed_passages)
    found = next((entry for entry in entries if str(entry.number) == one), None)
    if found is None:
        return None
    fact, name = found.fact, looking.counter.known.person_name
    now = [
        Line(_("类别"), hit_words(fact.kind) if fact.kind else _("各类命中")),
        Line(_("前后文"), fact.context or _("不限")),
        Line(_("理由"), fact.reason),
        Line(_("有效期至"), whole(fact.until) if fact.until else _("长期")),
        Line(_("列入"), f"{said_day(found.on, looking.counter.now().date())}  {name(fact.by)}"),
    ]
    verbs: tuple[Verb, ...] = (Verb(BACK, _("收回"), primary=True),)
    if found.back is not None and found.back_on is not None:
        day = said_day(found.back_on, looking.counter.now().date())
        now.append(Line(_("收回"), f"{day}  {name(found.back_by)}，{found.back.reason}", "waiting"))
        verbs = ()
    elif not found.counts(looking.counter.now().date()):
        now.append(Line(_("状态"), _("已不起作用"), "waiting"))
        verbs = ()
    more = (Line(_("登记"), _("操作日志第 {n} 笔").format(n=one)),)
    return CardFacts(f"allowed/{one}", "D22", fact.words, now=tuple(now), more=more, verbs=verbs)


SECTION = Section(
    "words",
    N_("词表与机检"),
    _lines,
    {"keywords": _keywords_card, "weight": _weight_card},
    faces=(NEW,),
)
MAY_STAND = Section(
    "allowed",
    N_("允许清单"),
    _allowed,
    {"allowed": _allowed_card},
    faces=(BRING,),
    nothing=N_("没有允许保留的字句。按 F4 带入，或在判定命中时按 A 列入。"),
)

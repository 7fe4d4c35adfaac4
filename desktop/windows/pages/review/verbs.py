"""What can be done with an item: fields and commands. The stages themselves are the approvals' (办理)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from desktop.operations.approvals.cases import ResumeCase, SignCase
from desktop.operations.commands import Command
from desktop.operations.deadlines.items import TERM_OF
from desktop.operations.reviewing.drafts import ProveSecret, ReportSecret
from desktop.operations.reviewing.giving_back import GiveItemBack
from desktop.operations.reviewing.issuing import IssueDocument
from desktop.operations.reviewing.keeping_online import EXEMPT, KeepOnline
from desktop.operations.reviewing.letters import AskBefore, BookReply
from desktop.operations.reviewing.publishing import Out, Publish
from desktop.operations.reviewing.relations import ClearRelation, NoteRelation
from desktop.operations.reviewing.rounds import BeginRound
from desktop.operations.reviewing.taking_down import TakeItemDown
from desktop.operations.sentences import tables
from desktop.operations.sentences.proof import count_words
from desktop.plain.typed import Typed, read_moment
from desktop.plain.words import N_, _
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.item_laws import attributes_left, decided_attribute
from desktop.procedures.vocabulary import Conclusion
from desktop.profiles.profile import Profile
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.stage import act_command, stage_fields
from desktop.windows.pages.middle import Asking, Booked
from desktop.windows.pages.review.handing_in import correct_command, correct_fields, new_fields
from desktop.windows.pages.review.subject import ItemSubject
from desktop.windows.pages.typed import coming_day, past_day, reader, yes_no
from desktop.windows.pages.typed_people import person
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer


def _act(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    return stage_fields(counter, subject.case) if subject.case else ()


def _acted(subject: ItemSubject, entered: Entered) -> Booked:
    if subject.case is None:
        raise LookupError(subject.id)
    return act_command(subject.case, entered)


def _resume(_counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    rulings = tuple(Offer(c.value, tables.conclusion_words(c.value)) for c in Conclusion if c.final)
    referred = subject.row.held == Conclusion.REFER.value
    return (
        FieldSpec("answer", _("来文机关、文号和要点") if referred else _("恢复审查的原因"), required=True, span=8),
        *((FieldSpec("ruling", _("对方确定的结论"), required=True, choices=rulings, span=4),) if referred else ()),
    )  # fmt: skip


def _publish(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    titles = subject.channel_titles()
    left = subject.row.channels_left or tuple(titles)
    channels = tuple(Offer(c, titles.get(c, c)) for c in left)[:9]
    today = counter.now().date()
    first = Typed(channels[0].value, channels[0].shown) if channels else None
    return (
        FieldSpec("channel", _("在哪里公开"), required=True, choices=channels, default=first, span=4),
        FieldSpec("on", _("哪天"), past_day(counter), True, Typed(today, _("今天")), span=2),
        person(counter, "published_by", _("录入人")),
        person(counter, "compared_by", _("核对人")),
        FieldSpec("address", _("网址（可空）"), span=12, folded=True),
    )


def _published(subject: ItemSubject, entered: Entered) -> Command:
    v = entered.values
    return Publish(
        lines=(Out(subject.id, v["channel"], v.get("address", "")),),
        on=v["on"],
        published_by=v["published_by"],
        compared_by=v["compared_by"],
        reasons=entered.reasons,
    )


def _issue(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    """A2.8: with the attribute that the review left; where it left none, a reason is asked for or it is refused."""
    today, item = counter.now().date(), subject.item
    left = attributes_left(item) or frozenset(f.Attribute)
    offers = tuple(Offer(a, tables.attribute_words(a.value)) for a in f.Attribute if a in left)
    decided = decided_attribute(item) or item.start.attribute
    number = item.start.words.document_number
    return (
        FieldSpec("on", _("印发日期"), past_day(counter), True, Typed(today, _("今天")), span=3),
        FieldSpec("number", _("文号"), span=4, default=Typed(str(number), str(number)) if number else None),
        FieldSpec("attribute", _("公开属性（审定）"), required=True, choices=offers, span=5,
                  default=Typed(decided, tables.attribute_words(decided.value))),
        FieldSpec("intranet_on", _("上传内网（非涉密）日期（可空）"), past_day(counter), span=4),
    )  # fmt: skip


def _take_down(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    titles = subject.channel_titles()
    out = tuple(Offer(c, titles.get(c, c)) for c in subject.row.published)[:9]
    moment = reader(lambda text: read_moment(text, counter.now()))
    first = Typed(out[0].value, out[0].shown) if out else None
    return (
        FieldSpec("channel", _("从哪里撤下"), required=True, choices=out, default=first, span=4),
        FieldSpec("taken_down_at", _("何时（此刻可空）"), moment, span=3),
        FieldSpec("wrongly", _("是否误发"), required=True, choices=yes_no(), default=Typed(False, _("否")), span=2),
        FieldSpec("reason", _("原因"), required=True, span=12),
    )  # fmt: skip


def exempt(counter: Counter) -> tuple[Offer, ...]:
    """Classes that stay online beyond the unit's retention (A1.3.3a); none where it has no such list."""
    profile = counter.known.profile
    found = profile.words.lists.get(EXEMPT) if profile else None
    return tuple(Offer(entry.id, entry.title) for entry in found.entries)[:9] if found else ()


def _keep(counter: Counter, _subject: ItemSubject) -> tuple[FieldSpec, ...]:
    return (
        FieldSpec(
            "group", _("属于哪一类（不受网上留存期限限制）"), required=True, choices=exempt(counter), span=12
        ),
    )


def _relation(_counter: Counter, _subject: ItemSubject) -> tuple[FieldSpec, ...]:
    kinds = (
        Offer(f.Relation.CONTAINS, _("出自涉密文件（本身是，或摘自）")),
        Offer(f.Relation.CITES, _("贯彻或引用涉密文件")),
    )
    return (
        FieldSpec("relation", _("怎样有关"), required=True, choices=kinds, span=6),
        FieldSpec("named", _("哪份文件（在册的写收文编号）"), required=True, span=6),
    )


def _clear(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    bars = tuple(
        Offer(s.noted.number, f"{s.noted.number}. {tables.relation_words(s.noted.relation.value)} {s.noted.named or ''}")
        for s in subject.item.barred
    )[:9]  # fmt: skip
    first = Typed(bars[0].value, bars[0].shown) if bars else None
    return (
        FieldSpec("number", _("哪一处"), required=True, choices=bars, default=first, span=4),
        FieldSpec("by", _("怎样解除"), required=True, span=4,
                  choices=tuple(Offer(c, tables.clearing_words(c.value)) for c in f.Clearing)),
        FieldSpec("reference", _("依据（文号、日期）"), required=True, span=4),
        replace(person(counter, "person", _("由谁书面说明"), span=4),
                when=lambda v: v.get("by") is f.Clearing.CITATION_OUT),
    )  # fmt: skip


def _ask(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    """The rule says until when and what silence means (公开条例32, 34, C3.6b); under 更多 it may be given otherwise."""
    today = counter.now().date()
    rules = subject.case.view.rules if subject.case else counter.known.profile
    asked = tuple(Offer(a, _asked_by_rule(rules, a)) for a in f.Asked)
    silence = tuple(Offer(one, tables.silence_words(one.value)) for one in f.Silence)
    return (
        FieldSpec("asked", _("问谁（按规定的答复期限）"), required=True, choices=asked, span=6),
        FieldSpec("to", _("单位或姓名"), required=True, span=4),
        FieldSpec("sent_on", _("发出"), past_day(counter), True, Typed(today, _("今天")), span=2),
        FieldSpec("due_on", _("答复期限"), coming_day(counter), span=4, hint=_("空着按规定"), folded=True),
        FieldSpec("silence", _("逾期不答复"), choices=silence, span=4, folded=True),
    )  # fmt: skip


def _asked_by_rule(rules: Profile | None, asked: f.Asked) -> str:
    """第三方（15 个工作日，逾期不答复由本机关依法决定）, by the rules of the case."""
    term = rules.terms.get(TERM_OF.get(asked, "")) if rules else None
    said = tables.asked_words(asked.value)
    if term is None:
        return said
    return _("{who}（{count}）").format(who=said, count=count_words(term.count, term.unit))


def _reply(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    waiting = tuple(Offer(c.sent.number, f"{c.sent.to}  {c.sent.letter}") for c in subject.item.asking)[:9]
    first = Typed(waiting[0].value, waiting[0].shown) if waiting else None
    replies = tuple(Offer(r, tables.reply_words(r.value)) for r in f.Reply)
    today = counter.now().date()
    return (
        FieldSpec("number", _("哪一份"), required=True, choices=waiting, default=first, span=5),
        FieldSpec("reply", _("答复"), required=True, choices=replies, span=3),
        FieldSpec("on", _("哪天"), past_day(counter), True, Typed(today, _("今天")), span=2),
        FieldSpec("words", _("要点（可空）"), span=12),
    )


def _secret(counter: Counter, _subject: ItemSubject) -> tuple[FieldSpec, ...]:
    now = counter.now()
    return (
        FieldSpec("found_at", _("何时发现"), reader(lambda t: read_moment(t, now)), True,
                  Typed(now.replace(second=0, microsecond=0), _("此刻")), span=3),
        FieldSpec("computer", _("在哪台计算机"), required=True, span=4),
        FieldSpec("people", _("涉及哪些人"), required=True, span=5),
        FieldSpec("ways", _("怎样传递过"), required=True, span=12),
    )  # fmt: skip


def _report(counter: Counter, _subject: ItemSubject) -> tuple[FieldSpec, ...]:
    now = counter.now()
    return (
        FieldSpec("reported_at", _("何时报告"), reader(lambda t: read_moment(t, now)), True,
                  Typed(now.replace(second=0, microsecond=0), _("此刻")), span=3),
        FieldSpec("to", _("向谁报告"), required=True, span=5,
                  default=Typed(_("保密行政管理部门"), _("保密行政管理部门"))),
        FieldSpec("reference", _("报告文号（可空）"), span=4),
    )  # fmt: skip


def _reason(_counter: Counter, _subject: ItemSubject) -> tuple[FieldSpec, ...]:
    return (FieldSpec("reason", _("原因"), required=True, span=12),)


def _back(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    archives = FieldSpec(
        "to_archives",
        _("已移交档案馆"),
        required=True,
        choices=yes_no(),
        default=Typed(False, _("否")),
        span=3,
    )
    return (*(replace(one, span=9) for one in _reason(counter, subject)), archives)


def _unsigned(counter: Counter, subject: ItemSubject) -> tuple[FieldSpec, ...]:
    acts = subject.case.view.case.unsigned if subject.case else ()
    definition = subject.definition
    titles = {s.id: s.title for s in definition.stages} if definition else {}
    waiting = tuple(
        Offer((a.fact.stage, a.fact.person),
              f"{titles.get(a.fact.stage, '')} {counter.known.person_name(a.fact.person)}")
        for a in acts
    )[:9]  # fmt: skip
    first = Typed(waiting[0].value, waiting[0].shown) if waiting else None
    return (FieldSpec("which", _("哪一环节补签"), required=True, choices=waiting, default=first, span=12),)


def _sign(subject: ItemSubject, entered: Entered) -> Command:
    stage, who = entered.values["which"]
    return SignCase(case=subject.row.case, stage=stage, person=who)


ITEM_VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        "item.new": Asking(N_("收一项"), new_fields, key="new", free=True),
        "item.other": Asking(N_("其他流程"), new_fields, free=True),
        "item.act": Asking(N_("办理"), _act, _acted),
        "item.resume": Asking(N_("登记答复"), _resume, lambda s, e: ResumeCase(case=s.row.case, **e.values)),
        "item.issue": Asking(
            N_("登记印发"), _issue, lambda s, e: IssueDocument(item=s.id, **e.values, reasons=e.reasons)
        ),
        "item.publish": Asking(N_("登记公开"), _publish, _published, key="hand_out"),
        "item.take_down": Asking(
            N_("撤稿"), _take_down, lambda s, e: TakeItemDown(item=s.id, **e.values), key="take_back"
        ),
        "item.keep": Asking(N_("长期留存"), _keep, lambda s, e: KeepOnline(item=s.id, **e.values)),
        "item.relation": Asking(
            N_("与涉密文件有关"), _relation, lambda s, e: NoteRelation(item=s.id, **e.values)
        ),
        "item.clear": Asking(N_("解除关系"), _clear, lambda s, e: ClearRelation(item=s.id, **e.values)),
        "item.ask": Asking(N_("征求意见"), _ask, lambda s, e: AskBefore(item=s.id, **e.values)),
        "item.reply": Asking(N_("登记意见"), _reply, lambda s, e: BookReply(item=s.id, **e.values)),
        "item.again": Asking(
            N_("重新审查"), _reason, lambda s, e: BeginRound(item=s.id, why=e.values["reason"])
        ),
        "item.correct": Asking(N_("更正提交内容"), correct_fields, correct_command),
        "item.secret": Asking(N_("认定涉密"), _secret, lambda s, e: ProveSecret(item=s.id, **e.values)),
        "item.report": Asking(N_("登记已报告"), _report, lambda s, e: ReportSecret(item=s.id, **e.values)),
        "item.back": Asking(N_("退回科室"), _back, lambda s, e: GiveItemBack(item=s.id, **e.values)),
        "item.sign": Asking(N_("补签"), _unsigned, _sign),
    }
)
"""Id of a verb → what it asks and books."""

"""The stage that waits: who acts, what he says, how he gave it (D14), and the fields of the definition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from desktop.operations.approvals.cases import ActOnCase
from desktop.operations.commands import Command
from desktop.operations.sentences import tables
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.typed import Typed, read_moment
from desktop.plain.typed.answer import even
from desktop.plain.words import _
from desktop.procedures.conditions import Situation, holds
from desktop.procedures.definition import Field, Stage
from desktop.procedures.facts import Given, How
from desktop.procedures.rules import conclusion_of
from desktop.procedures.vocabulary import Conclusion, Lead
from desktop.windows.counter import Counter
from desktop.windows.desk_port import AtTheDesk
from desktop.windows.pages.cases.generated import answer_of, answers_of, spec_of
from desktop.windows.pages.cases.subject import CaseSubject
from desktop.windows.pages.typed import coming_day, reader
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

Values = Mapping[str, Any]


def stage_fields(counter: Counter, subject: CaseSubject) -> tuple[FieldSpec, ...]:
    """Hand-made at both ends, generated between."""
    stage = subject.view.following
    if stage is None:
        return ()
    return (*_who(counter, subject, stage), *_asked(counter, subject, stage), *_how(counter, stage))


def _who(counter: Counter, subject: CaseSubject, stage: Stage) -> tuple[FieldSpec, ...]:
    holders = tuple(Offer((person, role), name) for person, role, name in subject.holders)[:9]
    decisions = tuple(Offer(d.id, d.title) for d in stage.decisions)
    ways_back = back_to(subject, stage)
    back = _leads(stage, Lead.BACK)
    reasoned = _leads(stage, Lead.BACK, Lead.REFUSED, Lead.HOLD)
    return (
        FieldSpec("person", _("谁（{role}）").format(role=roles_of(subject, stage)), required=True,
                  choices=holders, default=_first(holders), span=4, begins=len(holders) != 1,
                  hint="" if holders else _("这个岗位现在没有人，请先在“人员”里登记任职")),
        FieldSpec("decision", _("意见"), required=True, choices=decisions, default=_first(decisions), span=4,
                  begins=True),
        FieldSpec("opinion", _("意见原话（没有可空）"), span=4),
        FieldSpec("to", _("退回到"), required=True, choices=ways_back, span=4, when=back,
                  default=Typed(ways_back[-1].value, ways_back[-1].shown) if ways_back else None),
        FieldSpec("reason", _("理由"), required=True, span=8, when=reasoned),
        FieldSpec("until", _("延期到哪天（可空）"), coming_day(counter), span=4,
                  when=_concludes(stage, Conclusion.POSTPONE)),
        *_enclosures(stage),
    )  # fmt: skip


def roles_of(subject: CaseSubject, stage: Stage) -> str:
    """The posts that may act, as the rules of the case call them."""
    titles = subject.view.rules.roles
    return "、".join(titles.get(role, role) for role in stage.roles)


def back_to(subject: CaseSubject, stage: Stage) -> tuple[Offer, ...]:
    """Earlier stages to which this one may send back, in their order."""
    found = []
    for act in subject.view.case.acts:
        earlier = subject.view.definition.stage(act.fact.stage)
        if earlier is not None and (not stage.back_to or earlier.id in stage.back_to):
            found.append(Offer(earlier.id, earlier.title))
    return tuple(found[:9])


def _first(offers: tuple[Offer, ...]) -> Typed[Any] | None:
    return Typed(offers[0].value, offers[0].shown) if offers else None


def _leads(stage: Stage, *leads: Lead) -> Any:
    ids = {d.id for d in stage.decisions if d.leads in leads}
    return lambda values: values.get("decision") in ids


def _concludes(stage: Stage, conclusion: Conclusion) -> Any:
    ids = {d.id for d in stage.decisions if d.conclusion is conclusion}
    return lambda values: values.get("decision") in ids


def _enclosures(stage: Stage) -> tuple[FieldSpec, ...]:
    """附件 that lie with it, by number; asked where a decision may need them (A2.14)."""
    if not stage.enclosures:
        return ()
    listed = "  ".join(f"{n}{e.title}" for n, e in enumerate(stage.enclosures, 1))
    ids = tuple(e.id for e in stage.enclosures)

    def read(text: str) -> Typed[tuple[str, ...]] | Refusal:
        numbers = re.findall(r"[0-9]+", even(text))
        wrong = next((n for n in numbers if not 1 <= int(n) <= len(ids)), None)
        if wrong is not None:
            return refuse("typed.not_offered", typed=wrong)
        chosen = tuple(dict.fromkeys(ids[int(n) - 1] for n in numbers))
        return Typed(chosen, "；".join(e.title for e in stage.enclosures if e.id in chosen))

    referred = _concludes(stage, Conclusion.REFER)
    return (
        FieldSpec(
            "enclosures", _("所附材料（题号）"), reader(read), True, span=12, hint=listed, when=referred
        ),
    )


# generated


def _asked(counter: Counter, subject: CaseSubject, stage: Stage) -> list[FieldSpec]:
    """The fields of this stage; one whose condition looks at an answer given here comes and goes with it."""
    forward = {d.id for d in stage.decisions if d.leads.forward or d.leads.waits}
    given = subject.view.case.answers
    found = []
    for name in stage.fields:
        field = subject.view.definition.field(name)
        if field is not None:
            spec = spec_of(counter, field, given.get(name))
            found.append(_with(spec, _shown(subject, stage, field, forward)))
    return found


def _with(spec: FieldSpec, when: Any) -> FieldSpec:
    return FieldSpec(**{**vars(spec), "when": when})


def _shown(subject: CaseSubject, stage: Stage, field: Field, forward: set[str]) -> Any:
    start, before = subject.view.case.situation, subject.view.case.answers

    def shown(values: Values) -> bool:
        if values.get("decision") not in forward:
            return False
        here = {}
        for name in stage.fields:
            asked = subject.view.definition.field(name)
            if asked is not None and name in values and name != field.id:
                here[name] = answer_of(asked, values[name])
        drawn = conclusion_of(stage, str(values.get("decision", ""))) or start.conclusion
        now = Situation(start.level, start.important, start.item_type, {**before, **here}, drawn)
        return holds(field.shown_when, now)

    return shown


# how it was given (D14)


def _how(counter: Counter, stage: Stage) -> tuple[FieldSpec, ...]:
    ways = [How.PAPER, How.PIN, *([How.ORAL] if stage.oral_allowed else [])]
    given = tuple(Offer(way, tables.given_words(way.value)) for way in ways)
    now = counter.now()

    def at_the_desk(values: Values) -> bool:
        return values.get("given") is How.PIN

    def oral(values: Values) -> bool:
        return values.get("given") is How.ORAL

    def earlier(values: Values) -> bool:
        at = values.get("at")
        return isinstance(at, datetime) and at.date() < now.date()

    moment = reader(lambda text: read_moment(text, counter.now()))
    return (
        FieldSpec("given", _("怎样给的"), required=True, choices=given, default=_first(given), span=4),
        FieldSpec("password", _("密码（由本人输入）"), required=True, secret=True, span=4, when=at_the_desk),
        FieldSpec("said_at", _("何时口头同意"), moment, True, span=4, when=oral),
        FieldSpec("witness", _("在场的另一人"), required=True, span=4, when=oral,
                  offers=lambda text: counter.known.offer_persons(text)),
        FieldSpec("sign_by", _("补签期限（下一个工作日）"), coming_day(counter), True,
                  sign_by(counter), span=4, when=oral),
        FieldSpec("at", _("签署时间（此刻可空）"), moment, span=4, hint=_("如 昨天 1530")),
        FieldSpec("late_reason", _("为什么补记"), required=True, span=4, when=earlier),
    )  # fmt: skip


def sign_by(counter: Counter) -> Typed[date] | None:
    """What is proposed for 补签 (D14): the next day worked by the calendar in force; where no table of the year is
    there, by plain weeks, and it says so."""
    hours, today = counter.known.hours, counter.now().date()
    if hours is None:
        return None
    due = hours.next_worked(today)
    told = f"{due:%m-%d}" if hours.published(due) else _("{day}（放假安排未放入）").format(day=f"{due:%m-%d}")
    return Typed(due, told)


def act_command(subject: CaseSubject, entered: Entered) -> Command | AtTheDesk:
    """The operator books what the person decided in his capacity."""
    stage = subject.view.following
    if stage is None:
        raise LookupError(subject.id)
    values = dict(entered.values)
    person, role = values["person"]
    how = values["given"]
    given = Given(how)
    if how is How.ORAL:
        given = Given(how, values["said_at"], values["witness"], values["sign_by"])
    command = ActOnCase(
        case=subject.id,
        stage=stage.id,
        decision=str(values["decision"]),
        person=person,
        capacity=role,
        answers=answers_of(subject.view.definition, stage.fields, values),
        enclosures=tuple(values.get("enclosures", ())),
        until=values.get("until"),
        opinion=str(values.get("opinion", "")),
        given=given,
        to=str(values.get("to", "")),
        reason=str(values.get("reason", "")),
        at=values.get("at"),
        late_reason=str(values.get("late_reason", "")),
        reasons=entered.reasons,
    )
    return AtTheDesk(command, str(values["password"])) if how is How.PIN else command

"""The rail of a case's stages and its answers, as cards show them."""

from __future__ import annotations

from datetime import datetime

from desktop.operations.sentences import tables
from desktop.plain.words import _
from desktop.procedures.case import Act
from desktop.procedures.definition import Condition, Procedure
from desktop.procedures.facts import How
from desktop.procedures.rail import Step, StepState
from desktop.procedures.vocabulary import ConditionKind
from desktop.windows.counter import Counter
from desktop.windows.pages.cases.generated import said
from desktop.windows.pages.cases.stage import roles_of
from desktop.windows.pages.cases.subject import CaseSubject
from desktop.windows.times_shown import said_time
from desktop.windows.widgets.card_facts import Line, Stop

STATES = {
    StepState.DONE: "done",
    StepState.NOW: "now",
    StepState.AHEAD: "ahead",
    StepState.HELD: "ahead",
    StepState.SKIPPED: "skipped",
    StepState.REFUSED: "refused",
    StepState.UNREACHED: "skipped",
}


def rail_stops(counter: Counter, subject: CaseSubject, now: datetime) -> tuple[Stop, ...]:
    """Every stage as a stop of the rail; stages of other kinds of items are left out."""
    kind = ConditionKind.ITEM_TYPE
    steps = (step for step in subject.view.rail if step.why is None or step.why.kind is not kind)
    return tuple(_stop(counter, subject, step, now) for step in steps)


def _stop(counter: Counter, subject: CaseSubject, step: Step, now: datetime) -> Stop:
    state = STATES[step.state]
    if step.act is None:
        text = _ahead(subject, step)
        return Stop(step.stage.title, state, text, amber=_rounds(step))
    act = step.act
    decision = step.stage.decision(act.fact.decision)
    told = decision.title if decision else ""
    who = f"{told}  {counter.known.person_name(act.fact.person)}  {said_time(act.at, now)}"
    words = f"“{act.fact.opinion}”" if act.fact.opinion else ""
    reason = str(getattr(act.fact, "reason", "") or "")
    note = "  ".join(part for part in (words, reason) if part and part != act.fact.opinion)
    return Stop(step.stage.title, state, who, note, _given(counter, act, now) or _rounds(step))


def _ahead(subject: CaseSubject, step: Step) -> str:
    if step.state is StepState.NOW:
        return _("待办：{who}").format(who=roles_of(subject, step.stage))
    if step.state is StepState.SKIPPED:
        return _("不经此环节（{why}）").format(why=_why(subject.view.definition, step.why))
    if step.state is StepState.HELD:
        return _("等答复")
    return _("未到") if step.state is StepState.AHEAD else _("未经")


def _why(definition: Procedure, why: Condition | None) -> str:
    """What would have brought it into the way."""
    if why is None:
        return ""
    match why.kind:
        case ConditionKind.LEVEL_AT_LEAST:
            return _("{level}以上才办").format(level=tables.level_words(why.value))
        case ConditionKind.LEVEL_BELOW:
            return _("低于{level}才办").format(level=tables.level_words(why.value))
        case ConditionKind.LEVEL_IS:
            return _("{level}才办").format(level=tables.level_words(why.value))
        case ConditionKind.IMPORTANT:
            return _("重要事项才办")
        case ConditionKind.CONCLUSION:
            words = "、".join(tables.conclusion_words(value) for value in why.values)
            return _("结论为{words}才办").format(words=words)
        case ConditionKind.ANSWER:
            field = definition.field(why.field)
            return _("看“{field}”").format(field=field.title if field else why.field)
        case _:
            return _("按规定")


def _rounds(step: Step) -> str:
    return _("此前办过 {n} 次").format(n=step.rounds) if step.rounds > 0 else ""


def _given(counter: Counter, act: Act, now: datetime) -> str:
    given = act.fact.given
    if given.how is How.PAPER:
        return ""
    told = tables.given_words(given.how.value)
    if given.how is How.ORAL and given.at is not None:
        told += _("，{at}，{name} 在场").format(
            at=said_time(given.at, now), name=counter.known.person_name(given.witness)
        )
    return told + (_("，待签") if act.unsigned else _("，已补签"))


def answer_lines(counter: Counter, subject: CaseSubject) -> tuple[Line, ...]:
    """Every answer of the case that counts now, in words."""
    lines = []
    for name, answer in subject.view.case.answers.items():
        field = subject.view.definition.field(name)
        if field is not None and not answer.blank:
            lines.append(Line(field.title, said(counter, field, answer)))
    return tuple(lines)

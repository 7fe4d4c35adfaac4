"""What a case says on its sheet: answers in words, opinions by stage with what still lacks ink (D14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.operations.sheets.dates import long_day, short_day, short_moment
from desktop.operations.sheets.sheet_facts import Cells
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.case import Act, Case, fold_case
from desktop.procedures.checklist import said_yes
from desktop.procedures.definition import Procedure
from desktop.procedures.facts import Answer, CaseHeld, CaseRefused, How, case_stream
from desktop.procedures.rail import StepState, rail
from desktop.procedures.vocabulary import YES, FieldType

_FIGURES = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")


@dataclass(frozen=True)
class CaseWords:
    """A case with its definition, ready to be put into words."""

    source: Source
    case: Case
    definition: Procedure

    def answer(self, field: str) -> Answer | None:
        """The answer that counts now."""
        return self.case.answers.get(field)

    def text(self, field: str) -> str:
        """An answer in words; nothing where it was not given."""
        answer, asked = self.answer(field), self.definition.field(field)
        if answer is None or asked is None:
            return ""
        match asked.type:
            case FieldType.PERSON | FieldType.PERSONS:
                return self.source.names(answer.values)
            case FieldType.CHECKLIST:
                yes = said_yes(answer)
                return "；".join(c.title for c in asked.choices if c.id in yes) or _("各项均为否")
            case FieldType.CHOICE | FieldType.CHOICES:
                titles = {c.id: c.title for c in asked.choices}
                return "、".join(titles.get(v, v) for v in answer.values)
            case FieldType.YES_NO:
                return _("是") if answer.values == (YES,) else _("否")
            case FieldType.DATE:
                return "、".join(long_day(date.fromisoformat(value)) for value in answer.values)
            case FieldType.LEVEL:
                return self.source.level(answer.values[0]) if answer.values else ""
            case _:
                return answer.words or "、".join(answer.values)

    def number(self, *fields: str) -> int:
        """The first number answered."""
        for field in fields:
            answer = self.answer(field)
            if answer is not None and answer.values:
                return int(answer.values[0])
        return 0

    def said(self, field: str, value: bool) -> bool:
        """Whether a yes/no was answered so; unanswered is neither."""
        answer = self.answer(field)
        return answer is not None and bool(answer.values) and (answer.values[0] == YES) is value

    def stages(self) -> tuple[Cells, ...]:
        """A box per stage of this case's chain: what was said there, or room for it (D14)."""
        shown = (StepState.DONE, StepState.REFUSED, StepState.HELD, StepState.NOW, StepState.AHEAD)
        return tuple(
            {
                "caption": step.stage.title,
                "opinion": self.opinion(step.act) if step.act else "",
                "sign": "",
            }
            for step in rail(self.definition, self.case)
            if step.state in shown
        )

    def opinion(self, act: Act) -> str:
        """Words or decision; who, in which capacity, when; 待签 where the ink is not there (D14)."""
        words, *signed = self.opinion_parts(act)
        return f"{words}\n" + "　".join(part for part in signed if part)

    def opinion_parts(self, act: Act) -> tuple[str, str, str, str]:
        """What was said, by whom, when, and how where it was not by ink."""
        fact, source = act.fact, self.source
        stage = self.definition.stage(fact.stage)
        decision = stage.decision(fact.decision) if stage else None
        words = fact.opinion or (decision.title if decision else fact.decision)
        if isinstance(fact, CaseRefused | CaseHeld) and fact.reason not in words:
            words = _("{words}：{reason}").format(words=words, reason=fact.reason)
        capacity = source.profile.words.roles.get(fact.capacity, fact.capacity)
        who = _("{name}（{capacity}）").format(name=source.name(fact.person), capacity=capacity)
        return words, who, short_day(act.at.date(), source.now.year), self._given(act)

    def _given(self, act: Act) -> str:
        """How it was given where that was not by ink: a PIN is not 签章, an oral consent names its witness."""
        given, year = act.fact.given, self.source.now.year
        parts = []
        if given.how is How.ORAL:
            parts.append(_("口头同意 {at}").format(at=short_moment(given.at or act.at, year)))
            if given.witness:
                parts.append(_("证明人{name}").format(name=self.source.name(given.witness)))
            if act.unsigned and given.sign_by:
                parts.append(_("{day}前补签").format(day=short_day(given.sign_by)))
        if act.unsigned:
            parts.append(_("待签"))
        return "，".join(parts)


def case_words(source: Source, case: str) -> CaseWords | Refusal:
    """A case by id."""
    state = fold_case(case, source.books.stream(case_stream(case)))
    if state.opened is None:
        return refuse("case.unknown", at="case")
    definition = source.procedure(state.opened.definition, state.opened.procedure)
    if definition is None:
        return refuse("case.definition_missing", at="case")
    return CaseWords(source.under(state.opened.definition), state, definition)


def capitals(number: int) -> str:
    """A count in the capitals of accounts (大写): 12 → 壹拾贰; beyond 9999 in figures."""
    if not 0 < number < 10_000:
        return str(number) if number else ""
    said, gap = "", False
    for place, digit in enumerate(reversed(str(number))):
        if digit == "0":
            gap = bool(said)
            continue
        said = _FIGURES[int(digit)] + _UNITS[place] + (_FIGURES[0] if gap else "") + said
        gap = False
    return said

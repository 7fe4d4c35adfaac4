"""What a case says on its sheet: answers in words, opinions by stage with what still lacks ink (D14)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.sheets.dates import short_day, short_moment
from desktop.operations.sheets.source import Source
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.procedures.case import Act, Case, fold_case
from desktop.procedures.definition import Procedure
from desktop.procedures.facts import Answer, CaseRefused, How, case_stream
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
            case FieldType.CHOICE:
                titles = {c.id: c.title for c in asked.choices}
                return "、".join(titles.get(v, v) for v in answer.values)
            case FieldType.YES_NO:
                return _("是") if answer.values == (YES,) else _("否")
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

    def opinions(self) -> dict[str, str]:
        """``opinion_<post>`` → what that post said; a sheet whose form has the slot prints it."""
        found: dict[str, list[str]] = {}
        for act in self._counted():
            found.setdefault(f"opinion_{act.fact.capacity}", []).append(self.opinion(act))
        return {slot: "\n".join(lines) for slot, lines in found.items()}

    def _counted(self) -> tuple[Act, ...]:
        refused = tuple(a for a in self.case.history[-1:] if isinstance(a.fact, CaseRefused))
        return (*self.case.acts, *refused)

    def opinion(self, act: Act) -> str:
        """Words or decision, who and when; 待签 where the ink is not there (a PIN is not 签章)."""
        fact, given = act.fact, act.fact.given
        stage = self.definition.stage(fact.stage)
        decision = stage.decision(fact.decision) if stage else None
        words = fact.opinion or (decision.title if decision else fact.decision)
        said = f"{words}　{self.source.name(fact.person)}　{short_day(act.at.date(), self.source.now.year)}"
        if given.how is How.ORAL:
            parts = [_("口头同意"), short_moment(given.at or act.at, self.source.now.year)]
            if given.witness:
                parts.append(_("证明人{name}").format(name=self.source.name(given.witness)))
            if act.unsigned and given.sign_by:
                parts.append(_("{day}前补签").format(day=short_day(given.sign_by)))
            said += "（{}）".format("，".join(parts))
        if act.unsigned:
            said += _("　待签")
        return said


def case_words(source: Source, case: str) -> CaseWords | Refusal:
    """A case by id."""
    state = fold_case(case, source.books.stream(case_stream(case)))
    if state.opened is None:
        return refuse("case.unknown", at="case")
    definition = source.profile.procedures.get(state.opened.procedure)
    if definition is None:
        return refuse("case.definition_missing", at="case")
    return CaseWords(source, state, definition)


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

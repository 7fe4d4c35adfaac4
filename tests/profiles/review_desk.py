"""A review of a shipped profile, driven act by act."""

from __future__ import annotations

from datetime import datetime, timedelta

from desktop.plain.facts import Fact, Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal
from desktop.procedures.case import Case, after
from desktop.procedures.checklist import answered
from desktop.procedures.definition import Field
from desktop.procedures.engine import Actor, Decided, StageAct, act, open_case, resume
from desktop.procedures.facts import Answer, CaseOpened, CaseResumed
from desktop.procedures.vocabulary import FieldType
from tests.profiles.profile_files import shipped

START = datetime(2026, 3, 2, 9)
Said = str | list[str]


class Review:
    """``answers`` by field: words, a code, or for a checklist the questions answered yes."""

    def __init__(self, profile: str, item_type: str = "web", name: str = "review", **more: object) -> None:
        self.definition = shipped(profile).procedures[name]
        self.case = Case("c")
        self._given = {
            "title": "春季检验检测安排", "summary": "安排", "carrier": "electronic", "attribute": "proactive",
            "channels": "website", "relation": "none",
        }  # fmt: skip
        self._item_type = item_type
        self._important = bool(more.get("important"))
        marks = more.get("marks", ())
        self._marks = tuple(str(m) for m in marks) if isinstance(marks, tuple) else ()

    def open(self, **answers: Said) -> Decided | Refusal:
        """Begin; answers beyond the usual ones, ``""`` takes one away."""
        given = {k: v for k, v in {**self._given, **answers}.items() if v != ""}
        opened = CaseOpened(
            procedure=self.definition.id,
            definition="h",
            number="审〔2026〕001号",
            subject=self.definition.subject,
            subjects=("item",),
            level="internal",
            applicant="supplier",
            prepared_by="officer",
            important=self._important,
            item_type=self._item_type,
            marks=self._marks,
            answers=self._answers(given),
        )
        return self._kept(open_case(self.definition, "c", opened, START))

    def act(
        self,
        stage: str,
        decision: str = "may_publish",
        papers: tuple[str, ...] = (),
        reason: str = "",
        **answers: Said,
    ) -> Decided | Refusal:
        """One stage, by a person of its own."""
        found = self.definition.stage(stage)
        assert found is not None, stage
        for field in self.definition.checklists:
            if field.id in found.fields and decision not in ("send_back", "refer", "postpone"):
                answers.setdefault(field.id, [])
        to = self.case.acts[0].fact.stage if self.case.acts else ""
        said = StageAct(stage, decision, self._answers(answers), papers, to=to, reason=Text(reason))
        actor = Actor(f"person of {stage}", found.roles[0], frozenset(found.roles))
        return self._kept(act(self.definition, self.case, said, actor, self._now()))

    def resume(self, answer: str, ruling: str = "") -> Decided | Refusal:
        """What was waited for has come."""
        came = CaseResumed(by="officer", answer=Text(answer), ruling=ruling)
        return self._kept(resume(self.definition, self.case, came, self._now()))

    def _now(self) -> datetime:
        return START + timedelta(hours=1 + len(self.case.history))

    def _answers(self, given: dict[str, Said]) -> tuple[Answer, ...]:
        return tuple(self._answer(self._field(name), said) for name, said in given.items())

    def _field(self, name: str) -> Field:
        field = self.definition.field(name)
        assert field is not None, name
        return field

    def _answer(self, field: Field, said: Said) -> Answer:
        if field.type is FieldType.CHECKLIST:
            return answered(field, said)
        if field.type is FieldType.TEXT:
            return Answer(field.id, (), Text(str(said)))
        return Answer(field.id, tuple(said) if isinstance(said, list) else (said,))

    def _kept(self, decided: Decided | Refusal) -> Decided | Refusal:
        if isinstance(decided, Decided):
            for fact in decided.facts:
                self.case = after(self.case, _row(fact, self._now()))
        return decided


def _row(fact: Fact, at: datetime) -> Recorded:
    return Recorded(0, 0, "", 0, fact, at, at, "")


def code(answer: Decided | Refusal) -> str:
    """The code of a refusal; nothing where it was done."""
    return answer.code if isinstance(answer, Refusal) else ""

"""What the tests of procedures share: definitions made by hand, a case driven act by act."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop.plain.facts import Text
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal
from desktop.procedures.case import Case, fold_case
from desktop.procedures.definition import Condition, Decision, Field, PermitPlan, Procedure, Stage
from desktop.procedures.engine import Actor, Decided, StageAct, act, open_case
from desktop.procedures.facts import ON_PAPER, Answer, CaseOpened, Given
from desktop.procedures.vocabulary import (
    ConditionKind,
    End,
    FieldType,
    Lead,
    PermitKind,
    SubjectKind,
    Verb,
)

START = datetime(2026, 3, 2, 9)
AGREE = Decision("agree", "同意", Lead.NEXT)
BACK = Decision("send_back", "退回补充", Lead.BACK)
REFUSE = Decision("refuse", "不同意", Lead.REFUSED)
DECISIONS = (AGREE, BACK, REFUSE)
TOP = (Condition(ConditionKind.LEVEL_IS, "top_secret"),)

COPYING = Procedure(
    id="reproduction",
    title="涉密文件复制审批",
    series="reproduction_request",
    clause="A6.1.5b",
    subject=SubjectKind.COPY,
    one_subject=True,
    ends=End.GRANTED,
    opening=("purpose", "quantity"),
    fields=(
        Field("purpose", "用途", FieldType.TEXT),
        Field("quantity", "申请复制份数", FieldType.NUMBER, minimum=1, clause="A6.1.5c"),
        Field("issuer_permits", "制发机关是否允许复制", FieldType.YES_NO),
        Field(
            "approved", "批准份数", FieldType.NUMBER, False, minimum=1, at_most="quantity", clause="A6.1.5c"
        ),
        # not required by the data: the rule above every file must still ask for it
        Field("reference", "批准文号", FieldType.TEXT, False, shown_when=TOP, clause="保密法26"),
    ),
    stages=(
        Stage(
            "department",
            "部门负责人意见",
            ("department_head",),
            Verb.PROPOSE,
            (AGREE, REFUSE),
            clause="A6.1.5b",
        ),
        Stage(
            "prepare",
            "保密员经办",
            ("officer", "secrecy_office"),
            Verb.PREPARE,
            (AGREE, BACK),
            fields=("issuer_permits", "reference"),
            clause="A6.1.5d",
        ),
        Stage(
            "office",
            "综合办公室批准",
            ("office",),
            Verb.APPROVE,
            DECISIONS,
            when=(Condition(ConditionKind.LEVEL_BELOW, "confidential"),),
            fields=("approved",),
            clause="A6.1.3c",
        ),
        Stage(
            "leader",
            "分管领导批准",
            ("leader_in_charge",),
            Verb.APPROVE,
            DECISIONS,
            when=(Condition(ConditionKind.LEVEL_AT_LEAST, "confidential"),),
            fields=("approved",),
            clause="A6.1.5b",
        ),
    ),
    permit=PermitPlan(
        PermitKind.REPRODUCTION, ("approved", "quantity"), (), "reference", "issuer_permits", 30, "A6.1.5b"
    ),
)

WIDENING = Procedure(
    id="widening",
    title="扩大知悉范围审批",
    series="widening_request",
    clause="A6.1.4d",
    subject=SubjectKind.DOCUMENT,
    ends=End.GRANTED,
    opening=("persons",),
    fields=(
        Field("persons", "拟增加知悉人员", FieldType.PERSONS, clause="保密法21"),
        Field("approved", "批准知悉人员", FieldType.PERSONS, False, at_most="persons", clause="保密法21"),
        Field("reference", "原定密机关同意文号", FieldType.TEXT, False),
    ),
    stages=(
        Stage(
            "department",
            "申请部门意见",
            ("department_head",),
            Verb.PROPOSE,
            (AGREE, REFUSE),
            oral_allowed=True,
            clause="A6.1.4d",
        ),
        Stage(
            "office",
            "保密办审查",
            ("secrecy_office",),
            Verb.REVIEW,
            DECISIONS,
            fields=("reference",),
            clause="A6.1.4a",
        ),
        Stage(
            "head",
            "主要负责人批准",
            ("head", "head_designee"),
            Verb.APPROVE,
            DECISIONS,
            fields=("approved",),
            clause="保密法21",
        ),
    ),
    permit=PermitPlan(
        PermitKind.WIDENING, persons=("approved", "persons"), reference="reference", clause="保密法21"
    ),
)


def said(field_id: str, value: str | int | tuple[str, ...]) -> Answer:
    """An answer: numbers, codes and tuples as values."""
    return Answer(field_id, value if isinstance(value, tuple) else (str(value),))


def words(field_id: str, text: str) -> Answer:
    """An answer in words."""
    return Answer(field_id, (), Text(text))


COPY_ANSWERS = (words("purpose", "会议使用"), said("quantity", 3))


def opening(definition: Procedure = COPYING, **changes: object) -> CaseOpened:
    """The opening of a case, by default a copying request at 机密."""
    plain: dict[str, object] = {
        "procedure": definition.id, "definition": "hash", "number": "复批〔2026〕001号",
        "subject": definition.subject, "subjects": ("thing-1",), "level": "secret", "applicant": "applicant",
        "answers": COPY_ANSWERS if definition.id == COPYING.id else (said("persons", ("p1", "p2")),),
    }  # fmt: skip
    return CaseOpened(**{**plain, **changes})  # type: ignore[arg-type]


@dataclass
class Desk:
    """Drives one case; the stream is kept as the vault would keep it."""

    definition: Procedure = COPYING
    rows: list[Recorded] = field(default_factory=list)
    now: datetime = START
    permits: int = 0

    @property
    def case(self) -> Case:
        return fold_case("case-1", self.rows)

    def keep(self, decided: Decided | Refusal) -> Decided | Refusal:
        """Append what was decided."""
        if isinstance(decided, Decided):
            self.permits += decided.permit is not None
            for fact in decided.facts:
                version = len(self.rows) + 1
                self.rows.append(
                    Recorded(version, 1, "case/case-1", version, fact, self.now, self.now, "officer",
                             corrects=decided.corrects)
                )  # fmt: skip
        return decided

    def open(self, **changes: object) -> Decided | Refusal:
        return self.keep(open_case(self.definition, "case-1", opening(self.definition, **changes), self.now))

    def act(
        self,
        stage: str,
        decision: str = "agree",
        *answers: Answer,
        person: str = "",
        capacity: str = "",
        posts: tuple[str, ...] | None = None,
        given: Given = ON_PAPER,
        to: str = "",
        reason: str = "",
    ) -> Decided | Refusal:
        """An act by a person of his own in the role of the stage, an hour after the last."""
        self.now += timedelta(hours=1)
        found = self.definition.stage(stage)
        role = capacity or (found.roles[0] if found else "nobody")
        actor = Actor(person or f"person-{stage}", role, frozenset((role,) if posts is None else posts))
        done = StageAct(stage, decision, answers, given=given, to=to, reason=Text(reason))
        return self.keep(act(self.definition, self.case, done, actor, self.now))


def at_leader(level: str = "secret", *prepared: Answer, **changes: object) -> Desk:
    """A copying case that only the leader has still to decide."""
    desk = Desk()
    assert isinstance(desk.open(level=level, **changes), Decided)
    assert isinstance(desk.act("department"), Decided)
    assert isinstance(desk.act("prepare", "agree", *(prepared or (said("issuer_permits", "yes"),))), Decided)
    return desk


def code(answer: Decided | Refusal) -> tuple[str, str]:
    """Code and clause of a refusal."""
    assert isinstance(answer, Refusal), answer
    return answer.code, answer.clause

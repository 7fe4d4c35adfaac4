"""A case: opened, decided stage by stage, and the permit that an approved one issues into the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.custody.permit import PermitAct, PermitIssued, PermitRevoked, fold_permit, permit_stream
from desktop.operations.answering import answers_known, witness_known
from desktop.operations.commands import Command, Outcome, done
from desktop.operations.custody.guards import department_known, known, officer
from desktop.operations.numbers import draw
from desktop.operations.papers.issue import book_back_with
from desktop.operations.ports import Act
from desktop.operations.reviewing.rounds import may_conclude, note_end
from desktop.plain.facts import Text
from desktop.plain.refusal import Refusal, refuse
from desktop.procedures import engine
from desktop.procedures.case import Case, fold_case
from desktop.procedures.definition import Procedure
from desktop.procedures.facts import ON_PAPER, Answer, CaseOpened, CaseResumed, Given, case_stream
from desktop.procedures.permit_terms import PermitTerms
from desktop.procedures.rules import conclusion_of
from desktop.procedures.vocabulary import PermitKind, SubjectKind, height

PERMIT_ACTS = {PermitKind.REPRODUCTION: PermitAct.REPRODUCE, PermitKind.WIDENING: PermitAct.WIDEN}


@dataclass(frozen=True, kw_only=True)
class OpenCase(Command):
    """``subjects``: copies (复制) or documents (扩大知悉范围)."""

    procedure: str
    subjects: tuple[str, ...]
    applicant: str
    department: str = ""
    answers: tuple[Answer, ...] = ()
    important: bool = False


@dataclass(frozen=True, kw_only=True)
class ActOnCase(Command):
    """One stage; ``person`` decides in ``capacity`` (post code), the operator only books it."""

    case: str
    stage: str
    decision: str
    person: str
    capacity: str
    answers: tuple[Answer, ...] = ()
    enclosures: tuple[str, ...] = ()
    opinion: str = ""
    given: Given = ON_PAPER
    to: str = ""
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class ResumeCase(Command):
    """What a held case waited for has come: ``answer`` in words, ``ruling`` the conclusion an authority gave."""

    case: str
    answer: str
    ruling: str = ""


@dataclass(frozen=True, kw_only=True)
class SignCase(Command):
    """The ink that was missing is there (补签); ``binder`` books the signed sheet back with it (D15)."""

    case: str
    stage: str
    person: str
    binder: str = ""


@dataclass(frozen=True, kw_only=True)
class CloseCase(Command):
    """Nothing is left to do; ``binder`` where its signed sheet lies: it is back with the same act (D15)."""

    case: str
    binder: str = ""


@dataclass(frozen=True, kw_only=True)
class WithdrawCase(Command):
    """Taken back; a permit that is not used up goes with it."""

    case: str
    by: str
    reason: str


def case_of(act: Act, case: str) -> tuple[Procedure, Case] | Refusal:
    """The case with the definition it began under (edge case 53)."""
    state = fold_case(case, act.stream(case_stream(case)))
    if state.opened is None:
        return refuse("case.unknown", at="case")
    profile = act.profile_of(state.opened.definition)
    definition = profile.procedures.get(state.opened.procedure) if profile else None
    if definition is None:
        return refuse("case.definition_missing", at="case")
    return definition, state


def open_case(command: OpenCase, act: Act) -> Outcome:
    """Its level is the highest of what it is about; what forbids it outright is refused at once."""
    definition = act.profile.procedures.get(command.procedure)
    if definition is None:
        return refuse("case.other_procedure", at="procedure", procedure=command.procedure)
    refused = officer(act, act.operator)
    if refused is not None:
        return refused
    refused = (
        known(act, "applicant", command.applicant)
        or department_known(act, command.department)
        or answers_known(act, definition, command.answers)
    )
    if refused is not None:
        return refused
    about = _about(act, definition, command.subjects)
    if isinstance(about, Refusal):
        return about
    level, marks = about
    case = act.new_id()
    number = draw(act, definition.series).text
    opened = CaseOpened(
        procedure=definition.id,
        definition=act.profile.digest,
        number=number,
        subject=definition.subject,
        subjects=command.subjects,
        level=level,
        applicant=command.applicant,
        department=command.department,
        prepared_by=act.operator,
        important=command.important,
        marks=marks,
        answers=command.answers,
    )
    decided = engine.open_case(definition, case, opened, act.at)
    if isinstance(decided, Refusal):
        return decided
    for fact in decided.facts:
        act.add(case_stream(case), fact)
    return done("case.opened", {"case": case}, number=number, title=definition.title)


def _about(
    act: Act, definition: Procedure, subjects: tuple[str, ...]
) -> tuple[str, tuple[str, ...]] | Refusal:
    """Highest level and marks of the copies or documents."""
    levels, marks = [], set()
    for subject in subjects:
        if definition.subject is SubjectKind.COPY:
            copy = act.books.copy(subject)
            if copy is None or copy.place_kind == "ended":
                return refuse("copy.unknown", at="subjects")
            levels.append(copy.level)
            document = act.books.document(copy.document)
            if copy.parent:
                marks.add("reproduction")
        else:
            document = act.books.document(subject)
            if document is None or document.voided:
                return refuse("document.unknown", at="subjects")
            levels.append(document.level)
        if document is not None and document.telegram:
            marks.add("telegram")
    level = max(levels, key=height) if levels else ""
    return level, tuple(sorted(marks))


def act_on_case(command: ActOnCase, act: Act) -> Outcome:
    """The engine decides whether it may be; a granted case issues its permit in the same act."""
    stage_act = engine.StageAct(
        command.stage,
        command.decision,
        command.answers,
        command.enclosures,
        Text(command.opinion.strip()) if command.opinion.strip() else None,
        command.given,
        command.to,
        Text(command.reason.strip()),
        command.until,
    )
    return act_in_case(act, command.case, stage_act, command.person, command.capacity)


def act_in_case(act: Act, case: str, stage_act: engine.StageAct, person: str, capacity: str) -> Outcome:
    """One stage of one case; shared with the signatures of a batch sheet, which are one act for many."""
    found = case_of(act, case)
    if isinstance(found, Refusal):
        return found
    definition, state = found
    stage = definition.stage(stage_act.stage)
    refused = may_conclude(act, state, conclusion_of(stage, stage_act.decision)) if stage else None
    refused = refused or witness_known(act, stage_act.given)
    refused = refused or answers_known(act, definition, stage_act.answers)
    if refused is not None:
        return refused
    actor = engine.Actor(person, capacity, frozenset(act.books.posts_of(person, act.at.date())))
    decided = engine.act(definition, state, stage_act, actor, act.at)
    if isinstance(decided, Refusal):
        return decided
    for fact in decided.facts:
        act.add(case_stream(case), fact)
    note_end(act, case)
    number, ids = state.start.number, {"case": case}
    if decided.permit is None:
        return done("case.acted", ids, number=number, title=definition.title)
    permit = issue_permit(act, decided.permit, number)
    return done("case.granted", {**ids, "permit": permit}, number=number, title=definition.title)


def issue_permit(act: Act, terms: PermitTerms, number: str) -> str:
    """The permit into the book; answers its id."""
    permit = act.new_id()
    copies = terms.subjects if terms.subject is SubjectKind.COPY else ()
    documents = terms.subjects if terms.subject is SubjectKind.DOCUMENT else ()
    quantity = terms.quantity or len(terms.persons)
    fact = PermitIssued(
        PERMIT_ACTS[terms.kind],
        terms.case,
        number,
        terms.clause,
        copies,
        quantity,
        terms.persons,
        documents,
        terms.valid_from,
        terms.valid_to,
        terms.reference,
    )
    act.add(permit_stream(permit), fact)
    return permit


def resume_case(command: ResumeCase, act: Act) -> Outcome:
    """The stage that held the case is due again; a ruling binds it (A2.12)."""
    found = case_of(act, command.case)
    if isinstance(found, Refusal):
        return found
    definition, case = found
    came = CaseResumed(by=act.operator, answer=Text(command.answer.strip()), ruling=command.ruling)
    decided = engine.resume(definition, case, came, act.at)
    if isinstance(decided, Refusal):
        return decided
    for fact in decided.facts:
        act.add(case_stream(command.case), fact)
    return done("case.resumed", {"case": command.case}, number=case.start.number)


def sign_case(command: SignCase, act: Act) -> Outcome:
    """The ink is there."""
    found = case_of(act, command.case)
    if isinstance(found, Refusal):
        return found
    definition, case = found
    decided = engine.sign(definition, case, command.stage, command.person, act.at)
    if isinstance(decided, Refusal):
        return decided
    for fact in decided.facts:
        act.add(case_stream(command.case), fact)
    not_back = book_back_with(act, case_stream(command.case), command.binder)
    return not_back or done("case.signed", {"case": command.case}, number=case.start.number)


def close_case(command: CloseCase, act: Act) -> Outcome:
    """Ended, carried out, signed: closed by the operator."""
    found = case_of(act, command.case)
    if isinstance(found, Refusal):
        return found
    definition, case = found
    decided = engine.close(definition, case, act.operator, act.at)
    if isinstance(decided, Refusal):
        return decided
    for fact in decided.facts:
        act.add(case_stream(command.case), fact)
    not_back = book_back_with(act, case_stream(command.case), command.binder)
    return not_back or done("case.closed", {"case": command.case}, number=case.start.number)


def withdraw_case(command: WithdrawCase, act: Act) -> Outcome:
    """Refused once its permit was used."""
    found = case_of(act, command.case)
    if isinstance(found, Refusal):
        return found
    definition, case = found
    reason = Text(command.reason.strip())
    refused = known(act, "by", command.by or "?")
    if refused is not None:
        return refused
    decided = engine.withdraw(definition, case, command.by, reason, act.at)
    if isinstance(decided, Refusal):
        return decided
    if decided.revokes:
        for row in act.books.permits_of(command.case):
            permit = fold_permit(row.id, act.stream(permit_stream(row.id)))
            if permit.used:
                return refuse("permit.already_used", "A6.1.5c", at="case", number=row.number)
            act.add(permit_stream(row.id), PermitRevoked(reason))
    for fact in decided.facts:
        act.add(case_stream(command.case), fact)
    note_end(act, command.case)
    return done("case.withdrawn", {"case": command.case}, number=case.start.number)

"""The card of a batch sheet: what is judged, who signed, which lines left and why (D20)."""

from __future__ import annotations

from desktop.operations.books import Books
from desktop.operations.sentences import tables
from desktop.plain.words import _
from desktop.procedures.review.batch_facts import batch_stream
from desktop.windows.counter import Counter
from desktop.windows.pages.cards import life_of, paper_lines
from desktop.windows.pages.review.offered import of_batch
from desktop.windows.pages.review.subject import BatchSubject, batch_subject
from desktop.windows.pages.review.words import item_type_word
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.card_facts import CardFacts, Line, Section


def batch_card(counter: Counter, books: Books, batch: str) -> CardFacts | None:
    """Read on the reader thread."""
    subject = batch_subject(counter, books, batch)
    if subject is None:
        return None
    stream = batch_stream(batch)
    sections = (
        Section(_("签字"), _signatures(counter, subject)),
        Section(_("单上各条"), tuple(_line(subject, n) for n in range(len(subject.lines)))),
    )
    return CardFacts(
        subject.id,
        subject.row.number,
        _("{kind} {n} 条").format(kind=item_type_word(counter, subject.row.item_type), n=subject.row.lines),
        now=_head(counter, subject),
        verbs=of_batch(subject),
        life=life_of(books, counter.desk.words, [stream]),
        paper=paper_lines(list(books.papers_about(stream))),
        sections=tuple(section for section in sections if section.lines),
    )


def _head(counter: Counter, subject: BatchSubject) -> tuple[Line, ...]:
    row, due = subject.row, subject.due
    day = said_day(row.handed_in_on, counter.now().date())
    lines = [Line(_("提交"), f"{row.department_name}  {row.handed_in_by_name}  {day}")]
    if due is not None:
        told = _("{stage}，{n} 条").format(stage=due.title, n=len(subject.waiting))
        lines.append(Line(_("等签字"), told, "today"))
    elif row.state == "open":
        lines.append(Line(_("等"), _("办结归卷"), "today"))
    else:
        lines.append(Line(_("状态"), _("已办结"), "done"))
    return tuple(lines)


def _signatures(counter: Counter, subject: BatchSubject) -> tuple[Line, ...]:
    definition = subject.definition
    lines = []
    for signed in subject.batch.signatures:
        stage = definition.stage(signed.stage) if definition else None
        told = _("{name}，{n} 条").format(name=counter.known.person_name(signed.person), n=len(signed.lines))
        owed = (signed.stage, signed.person) in {(stage, who) for _case, stage, who in subject.unsigned}
        told += _("，待签") if owed else ""
        lines.append(Line(stage.title if stage else signed.stage, told, "today" if owed else "done"))
    return tuple(lines)


def _line(subject: BatchSubject, place: int) -> Line:
    line = subject.lines[place]
    label = f"{line.row.line}. {line.item.row.title}"
    if line.row.out:
        return Line(
            label, _("转单独办理（{why}）").format(why=tables.taken_out_words(line.row.out)), "waiting"
        )
    if line.due is None:
        return Line(label, tables.conclusion_words(line.item.row.conclusion), "done")
    if line.item.row.hits_open:
        return Line(label, _("命中待判定"), "overdue")
    if line.due.id in line.row.judged:
        return Line(label, _("已判，等签字"), "today")
    if line.item.older:
        return Line(label, _("须重新机检"), "overdue")
    return Line(label, _("已打开") if line.row.opened else _("未打开"), "")

"""The card of an item: where its review stands, what bars it, its hits, letters, publications, its life."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.operations.books import Books
from desktop.operations.deadlines.items import TERM_OF
from desktop.operations.sentences import tables
from desktop.operations.sentences.hits import hit_words
from desktop.operations.sentences.proof import beside_words, proof_lines, proof_runs, term_words
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.procedures.deadlines import Course, Standing
from desktop.procedures.facts import case_stream
from desktop.procedures.review.draft_facts import DraftsBrought, import_stream
from desktop.procedures.review.item import BLOCKING, REPORT_WITHIN
from desktop.procedures.review.item_facts import ConsultationSent, Silence, item_stream
from desktop.procedures.review.item_laws import OFFICIAL_DOCUMENT
from desktop.procedures.terms import Compared
from desktop.procedures.terms import Silence as Meaning
from desktop.windows.counter import Counter
from desktop.windows.pages.cards import life_of, paper_lines
from desktop.windows.pages.cases.rail import answer_lines, rail_stops
from desktop.windows.pages.cases.ruling import rules_line
from desktop.windows.pages.cases.stage import roles_of
from desktop.windows.pages.review import emergency
from desktop.windows.pages.review.extending import extended_words
from desktop.windows.pages.review.offered import of_item
from desktop.windows.pages.review.subject import ItemSubject, item_subject, with_courses, with_entries
from desktop.windows.pages.review.verbs import exempt
from desktop.windows.pages.review.words import item_type_word
from desktop.windows.times_shown import said_day, said_time
from desktop.windows.widgets.card_facts import CardFacts, Line, Section
from desktop.workdays.counting import Deadline

_TERM_TONES = {
    Standing.OVERDUE: "overdue",
    Standing.LATE: "overdue",
    Standing.PAUSED: "waiting",
    Standing.MET: "done",
}
_TONES = {"publish": "done", "sever": "done", "withhold": "waiting", "on_request": "waiting"}


def item_card(counter: Counter, books: Books, item: str) -> CardFacts | None:
    """Read on the reader thread."""
    found = item_subject(counter, books, item)
    if found is None:
        return None
    subject = with_entries(books, with_courses(counter, books, found))
    case, running = subject.case, subject.courses
    sections = (
        Section(_("涉密处置"), _incident(counter, subject)),
        *emergency.sections(counter, books, subject),
        Section(_("与涉密文件的关系"), _relations(books, subject)),
        Section(_("文稿"), _draft(counter, books, subject)),
        Section(_("机检命中"), _hits(subject)),
        Section(_("征求意见"), _letters(counter, subject)),
        Section(_("公开"), _published(counter, subject)),
        Section(_("输出登记"), _outputs(subject)),
        Section(_("期限怎样算"), tuple(_proof(running))),
    )
    streams = [item_stream(item), *([case_stream(case.id)] if case else [])]
    papers = [paper for stream in streams for paper in books.papers_about(stream)]
    return CardFacts(
        item,
        subject.row.number,
        subject.row.title,
        now=(
            *_head(counter, subject),
            *emergency.running_line(counter, subject),
            *_terms(counter, running),
            *(rules_line(counter, books, case) if case else ()),
        ),
        verbs=emergency.with_emergency(counter, subject, of_item(subject, keeps=bool(exempt(counter)))),
        life=life_of(books, counter.desk.words, streams),
        paper=paper_lines(papers),
        more=answer_lines(counter, case) if case else (),
        rail=rail_stops(counter, case, counter.now()) if case else (),
        sections=tuple(section for section in sections if section.lines),
        about=_("提交和审查"),
    )


def _head(counter: Counter, subject: ItemSubject) -> tuple[Line, ...]:
    row, today = subject.row, counter.now().date()
    kind = item_type_word(counter, row.item_type) + (_("（重要）") if row.important else "")
    lines = [
        Line(_("类别"), kind),
        Line(
            _("提交"), f"{row.department_name}  {row.handed_in_by_name}  {said_day(row.handed_in_on, today)}"
        ),
    ]
    if row.document_number:
        lines.append(Line(_("文号"), row.document_number))
    if row.intended_on:
        lines.append(Line(_("拟公开"), said_day(row.intended_on, today)))
    if subject.item.start.unsure:
        lines.append(Line(_("制作时标明"), _("不能确定是否涉密，须报请确定"), "overdue"))
    issued = subject.item.issued
    if issued is not None:
        loaded = (
            _("，{day}上传内网").format(day=said_day(issued.intranet_on, today)) if issued.intranet_on else ""
        )
        told = f"{said_day(issued.on, today)}  {tables.attribute_words(issued.attribute.value)}{loaded}"
        lines.append(Line(_("印发"), told, "done"))
    elif row.item_type == OFFICIAL_DOCUMENT:
        lines.append(Line(_("印发"), _("还没有登记印发"), "waiting"))
    return (*lines, *_standing(counter, subject))


def _terms(counter: Counter, running: tuple[Course, ...]) -> Iterator[Line]:
    """C1.9, C7.20a: the unit's last day and the law's side by side, and what it means where they differ (C2.11)."""
    today = counter.now().date()
    for course in running:
        own, law = course.own, course.law
        if isinstance(own, Refusal) or own is None:
            said = counter.desk.words.of(own) if own is not None else ""
            if own is not None and own.code == "workdays.pause_open":
                said = _("等答复期间不计，答复后接着算")
            yield Line(course.deadline.title, said, "waiting")
            continue
        told = _("{day}前").format(day=said_day(own.due, today))
        if course.stopped is not None:
            told = _("{day}办结（限{due}）").format(
                day=said_day(course.stopped, today), due=said_day(own.due, today)
            )
        if isinstance(law, Deadline):
            told += _("；国家规定{day}").format(day=said_day(law.due, today))
        yield Line(course.deadline.title, told, _TERM_TONES.get(course.standing, "today"))
        if course.extended is not None:
            yield Line("", extended_words(counter, course))
        if course.compared is Compared.LAXER:
            yield Line("", beside_words(course.compared), "overdue")


def _proof(running: tuple[Course, ...]) -> Iterator[Line]:
    """Every single day, counted, skipped or paused, and why; beneath it the law's, days alike in a row together (C2.11)."""
    for course in running:
        told = proof_lines(course.own) if isinstance(course.own, Deadline) else ()
        law = proof_runs(course.law_apart) if course.law_apart is not None else ()
        for label, lines in ((course.deadline.title, told), (_("国家规定"), law)):
            for number, said in enumerate(lines):
                yield Line("" if number else label, said)


def _standing(counter: Counter, subject: ItemSubject) -> list[Line]:
    row, case = subject.row, subject.case
    lines = []
    if row.state == "review" and case is not None and case.view.following is not None:
        following = case.view.following
        who = "、".join(dict.fromkeys(name for _p, _r, name in case.holders)) or roles_of(case, following)
        if row.held:
            until = (
                _("，至{day}").format(day=said_day(row.held_until, counter.now().date()))
                if row.held_until
                else ""
            )
            lines.append(Line(_("等待"), tables.conclusion_words(row.held) + until, "waiting"))
        else:
            since = said_time(row.waits_since, counter.now()) if row.waits_since else ""
            lines.append(Line(_("等谁办"), f"{following.title}（{who}）  {since}", "today"))
    elif row.conclusion:
        day = said_day(row.concluded_on, counter.now().date()) if row.concluded_on else ""
        told = f"{tables.conclusion_words(row.conclusion)}  {day}"
        lines.append(Line(_("结论"), told, _TONES.get(row.conclusion, "")))
    if row.state in ("secret", "given_back", "taken_down"):
        lines.append(Line(_("状态"), tables.item_state_words(row.state), "overdue"))
    if subject.older:
        lines.append(Line(_("机检"), _("以后词表有变动，须重新机检（不用文件）"), "overdue"))
    if row.batch:
        lines.append(Line(_("批次单"), row.batch))
    return lines


def _relations(books: Books, subject: ItemSubject) -> tuple[Line, ...]:
    lines = []
    for number, standing in subject.item.relations.items():
        document = books.document(standing.noted.document) if standing.noted.document else None
        about = document.register_number if document else str(standing.noted.named or "")
        label = tables.relation_words(standing.noted.relation.value)
        if standing.cleared is None:
            lines.append(Line(label, _("{n}. {about}，未解除").format(n=number, about=about), "overdue"))
        else:
            by = tables.clearing_words(standing.cleared.by.value)
            told = f"{number}. {about}，{by}（{standing.cleared.reference}）"
            lines.append(Line(label, told, "done"))
    return tuple(lines)


def _draft(counter: Counter, books: Books, subject: ItemSubject) -> tuple[Line, ...]:
    """By which medium it came, and what it can be known by (D19)."""
    draft = subject.item.draft
    if draft is None:
        return ()
    lines = [Line(_("文件"), str(draft.name))]
    rows = books.stream(import_stream(draft.entry)) if draft.entry else ()
    for row in rows[:1]:
        if isinstance(row.fact, DraftsBrought):
            told = _("{way} {medium}，{who} 送来，{at}").format(
                way=tables.import_way_words(row.fact.way.value),
                medium=row.fact.medium,
                who=counter.known.person_name(row.fact.brought_by),
                at=said_time(row.happened_at, counter.now()),
            )
            lines.append(Line(_("导入"), told))
    lines.append(Line(_("文字指纹"), _("SM3 {print}").format(print=draft.prints.text_sm3[:16])))
    return tuple(lines)


def _hits(subject: ItemSubject) -> tuple[Line, ...]:
    """By kind: how many, how many of them still to judge; never the passage (D21)."""
    checked = subject.item.checked
    if checked is None:
        return ()
    if checked.unread:
        return (Line(_("未能机检"), _("人工审查"), "today"),)
    kinds: dict[tuple[str, str], tuple[int, int]] = {}
    for hit in checked.hits:
        found, left = kinds.get((hit.kind, hit.weight), (0, 0))
        still = hit in subject.item.open_hits
        kinds[hit.kind, hit.weight] = (found + hit.count, left + still)
    lines = []
    for (kind, weight), (found, left) in kinds.items():
        told = _("{n} 处").format(n=found) + (_("，{n} 种待判定").format(n=left) if left else "")
        tone = "overdue" if left and weight == BLOCKING else "today" if left else "done"
        lines.append(Line(hit_words(kind), told, tone))
    return tuple(lines) or (Line(_("机检"), _("没有命中"), "done"),)


def _incident(counter: Counter, subject: ItemSubject) -> tuple[Line, ...]:
    """D23: the 24 hours, the report, the draft's words that have to leave; what stays of it."""
    item, now = subject.item, counter.now()
    if item.secret is None:
        return ()
    until = item.secret.found_at + REPORT_WITHIN
    if item.reported is not None:
        late = item.reported.at > until
        told = f"{said_time(item.reported.at, now)}  {item.reported.to}" + (
            _("（超过 24 小时）") if late else ""
        )
        lines = [Line(_("报告"), told, "overdue" if late else "done")]
    else:
        told = _("{at}前报告（24 小时）").format(at=said_time(until, now))
        lines = [Line(_("报告"), told, "overdue")]
    lines.append(Line(_("在哪台计算机"), str(item.secret.computer)))
    if item.draft is not None:
        prints = item.draft.prints
        words_left = _("还在库里，须两人清除") if item.words_due else _("已清除")
        lines.append(Line(_("文稿字句"), words_left, "overdue" if item.words_due else "done"))
        lines.append(
            Line(_("文件指纹"), _("SM3 {print}，{n} 字节").format(print=prints.sm3[:16], n=prints.size))
        )
    return tuple(lines)


def _outputs(subject: ItemSubject) -> tuple[Line, ...]:
    return tuple(
        Line(one.number, _("遮盖 {n} 处，给 {to}，介质 {medium}，{reason}").format(
            n=one.passages, to=one.receiver, medium=one.medium, reason=one.reason
        ))
        for one in subject.item.outputs
    )  # fmt: skip


def _letters(counter: Counter, subject: ItemSubject) -> tuple[Line, ...]:
    today, lines = counter.now().date(), []
    for one in subject.item.consultations.values():
        label = tables.asked_words(one.sent.asked.value)
        if one.reply is not None:
            told = _("{to}：{reply}").format(to=one.sent.to, reply=tables.reply_words(one.reply.reply.value))
            lines.append(Line(label, told, "done"))
            continue
        due = one.sent.due_on
        until = _("，{day}前答复").format(day=said_day(due, today)) if due else ""
        if one.sent.silence is not Silence.NONE:
            until += _("，逾期{meaning}").format(meaning=tables.silence_words(one.sent.silence.value))
        if one.sent.clause:
            until += _("（{clause}）").format(clause=one.sent.clause)
        late = due is not None and due < today
        lines.append(
            Line(label, f"{one.sent.to}（{one.sent.letter}）{until}", "overdue" if late else "today")
        )
        laxer = _laxer(subject, one.sent)
        lines += [Line("", laxer, "overdue")] if laxer else []
    return tuple(lines)


def _laxer(subject: ItemSubject, sent: ConsultationSent) -> str:
    """C2.11: the unit takes silence for consent, the law leaves it to the body itself."""
    profile = subject.case.view.rules if subject.case else None
    law = profile.law.get(TERM_OF.get(sent.asked, "")) if profile else None
    if law is None or law.silence is not Meaning.DECIDES or sent.silence is not Silence.CONSENT:
        return ""
    return _("国家规定：{law}。").format(law=term_words(law)) + beside_words(Compared.LAXER)


def _published(counter: Counter, subject: ItemSubject) -> tuple[Line, ...]:
    titles, today, lines = subject.channel_titles(), counter.now().date(), []
    for one in subject.published:
        told = _("{day}  {by} 录入，{checked} 核对").format(
            day=said_day(one.published_on, today), by=one.published_by_name, checked=one.compared_by_name
        )
        if one.taken_down_at is not None:
            told += _("；已撤稿（{reason}）").format(reason=one.reason or "")
        lines.append(Line(titles.get(one.channel, one.channel), told, "" if one.taken_down_at else "done"))
    return tuple(lines)

"""The list of slips and the card of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from desktop.custody.slip_facts import slip_stream
from desktop.operations.books import Books
from desktop.operations.daily.return_hours import ReturnHours
from desktop.operations.sentences import tables
from desktop.operations.views import ReaderRow, SlipRow
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.desk_port import Words
from desktop.windows.pages.cards import life_of, paper_lines
from desktop.windows.pages.circulation.folder import Folder, label_of, read_folder
from desktop.windows.pages.circulation.round_acts import has_rounds, unsigned
from desktop.windows.times_shown import said_day, said_time
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.rows import Asked, Cell, Column, Fetch, Row, RowKey, Rows, Sort, Toned

_VIEWS = (("open", N_("在传")), ("closed", N_("已结")), ("voided", N_("作废")), ("", N_("全部")))
MOST_SEEN = 20_000


def views() -> tuple[Offer, ...]:
    """The saved views."""
    return tuple(Offer(code, _(word)) for code, word in _VIEWS)


def columns() -> tuple[Column, ...]:
    """Columns of the list."""
    return (
        Column("number", _("传阅单"), "number", 138, 180),
        Column("folder", _("夹"), width=40),
        Column("title", _("文件"), "middle", 0),
        Column("level", _("密级"), "level", 76),
        Column("copies", _("份"), width=36),
        Column("where", _("现在何处"), width=88, wide=150),
        Column("since", _("自何时"), "time", 96),
        Column("next", _("下一位"), width=84, wide=130),
        Column("done", _("已阅"), width=56),
    )


def fetch(counter: Counter) -> Fetch:
    """Pages of slips by key; typed words are looked for in number, folder, title and names."""

    def slips(after: RowKey | None, limit: int, _sort: Sort, asked: Asked) -> Rows:
        words = asked.words.strip()
        if not words:
            found = counter.desk.ask(lambda books: books.slips(asked.view, after, limit))
            return Rows(
                tuple(row(one, counter.now(), counter.known.hours) for one in found.rows), found.next_key
            )
        every = counter.desk.ask(lambda books: books.slips(asked.view, None, MOST_SEEN)).rows
        fitting = [one for one in every if words in _said(one)]
        return Rows(tuple(row(one, counter.now(), counter.known.hours) for one in fitting))

    return slips


def _said(slip: SlipRow) -> str:
    return " ".join((slip.number, slip.folder, slip.first_title, slip.out_with_name, slip.next_reader_name))


def _late(slip: SlipRow, now: datetime, hours: ReturnHours | None) -> bool:
    """Past the hour of the day it went out (A6.1.4c); a night that was agreed stands on each copy's own card."""
    return hours is not None and slip.out_since is not None and now >= hours.due_of(slip.out_since, None)


def row(slip: SlipRow, now: datetime, hours: ReturnHours | None = None) -> Row:
    """One line of the list."""
    late = _late(slip, now, hours)
    where: Cell = slip.out_with_name or _("保密员处")
    if slip.out_with:
        where = Toned(slip.out_with_name, "overdue" if late else "today")
    if slip.state != "open":
        where = Toned(_("已终结") if slip.state == "closed" else _("作废"), "done")
    marks = _(" 待补审批") if slip.pending else ""
    marks += _(" 有缺份") if slip.missing else ""
    cells: dict[str, Cell] = {
        "number": slip.number,
        "folder": slip.folder,
        "title": _title(slip) + marks,
        "level": slip.level,
        "copies": str(slip.copies),
        "where": where,
        "since": slip.out_since,
        "next": slip.next_reader_name,
        "done": f"{slip.done}/{slip.readers}",
    }
    return Row(slip.id, (slip.seq,), cells, "waiting" if slip.state == "voided" else "", head(slip))


def _title(slip: SlipRow) -> str:
    if slip.copies > 1:
        return _("{title} 等 {n} 份").format(title=slip.first_title, n=slip.copies)
    return slip.first_title


def head(slip: SlipRow) -> CardFacts:
    """What the card shows at once."""
    return CardFacts(slip.id, slip.number, _title(slip), slip.level, whole=False)


def card(
    books: Books, words: Words, slip: str, now: datetime, hours: ReturnHours | None = None
) -> CardFacts | None:
    """The whole card: where the folder is, its copies, its readers, its life, its paper."""
    folder = read_folder(books, slip, now.date())
    if folder is None:
        return None
    known = folder.slip
    more = list(_copies(folder))
    more += [_reader(reader, now) for reader in folder.readers]
    return CardFacts(
        slip,
        known.number,
        _title(known),
        known.level,
        now=tuple(_where(folder, now, hours)),
        verbs=verbs(folder),
        life=life_of(books, words, [slip_stream(slip)]),
        paper=paper_lines(books.papers_about(slip_stream(slip))),
        more=tuple(more),
    )


def _where(folder: Folder, now: datetime, hours: ReturnHours | None) -> list[Line]:
    known = folder.slip
    where = Line(_("现在"), _("保密员处"))
    if known.state == "closed":
        where = Line(_("现在"), _("已终结"), "done")
    elif known.state == "voided":
        where = Line(_("现在"), _("作废，编号保留"), "overdue")
    elif known.out_with:
        since = said_time(known.out_since, now) if known.out_since else ""
        late = any(hours.overdue(c, now) for c in folder.inside) if hours is not None else False
        said = _("{name} 自 {at}").format(name=known.out_with_name, at=since)
        where = Line(_("现在"), said, "overdue" if late else "today")
    lines = [where]
    if known.state == "open" and known.next_reader_name and not known.out_with:
        lines.append(Line(_("下一位"), known.next_reader_name))
    lines.append(Line(_("夹内"), _("{n} 份").format(n=known.copies)))
    for copy in folder.lacking:
        said = _("{number}  已报下落不明") if copy.missing else _("{number}  停办，待查")
        lines.append(Line(_("缺"), said.format(number=label_of(copy)), "overdue"))
    if known.due_back:
        lines.append(Line(_("应还"), said_day(known.due_back, now.date())))
    return lines


def _copies(folder: Folder) -> Iterator[Line]:
    """Each copy; a title that stands there already is not said again."""
    before = ""
    for copy in folder.copies:
        label = f"{copy.register_number} {copy.label}"
        title = _("同上") if copy.document == before else copy.title
        before = copy.document
        if copy.id in folder.state.left:
            yield Line(label, _("已不在夹内  {title}").format(title=title), "waiting")
        else:
            yield Line(label, title, "overdue" if copy.id in folder.state.missing else "")


def _reader(reader: ReaderRow, now: datetime) -> Line:
    name = reader.name + (_("（{proxy} 代收）").format(proxy=reader.proxy_name) if reader.proxy else "")
    unsigned = reader.stand in ("waiting", "deferred") and reader.back_at is not None
    parts = [_("已退未签") if unsigned else tables.stand_words(reader.stand)]
    if reader.out_at:
        parts.append(said_time(reader.out_at, now))
    if reader.back_at:
        parts.append("– " + f"{reader.back_at:%H:%M}")
    if not reader.approved:
        parts.append(_("待补审批"))
    if reader.instructed:
        parts.append(_("批示：{words}").format(words=reader.instruction or _("见原件")))
    tone = {"out": "today", "read": "done", "cancelled": "waiting"}.get(reader.stand, "")
    return Line(name, " ".join(parts), "overdue" if not reader.approved or unsigned else tone)


def verbs(folder: Folder) -> tuple[Verb, ...]:
    """Only what the slip allows now."""
    slip = folder.slip
    paper = Verb("slip.print", _("打印"), "print")
    if slip.state == "voided":
        return (paper,)
    correct = (Verb("slip.correct", _("更正送退")),) if has_rounds(folder) else ()
    if slip.state == "closed":
        return (paper, *correct)
    found = list(_out_verbs() if slip.out_with else _here_verbs(folder))
    if any(r.stand in ("waiting", "deferred") for r in folder.readers):
        found.append(Verb("slip.cancel", _("取消/换人")))
    if any(r.stand == "waiting" for r in folder.readers):
        found.append(Verb("slip.defer", _("暂缓")))
    found.append(Verb("slip.add", _("加读者")))
    if slip.pending:
        found.append(Verb("slip.approve", _("补审批")))
    found.append(Verb("slip.instruction", _("批示")))
    if unsigned(folder):
        found.append(Verb("slip.sign", _("补签")))
    found += correct
    if not correct and not slip.out_with:
        found.append(Verb("slip.void", _("作废")))
    return (*found, paper)


def _out_verbs() -> tuple[Verb, ...]:
    """The folder is with a reader."""
    return (
        Verb("slip.back", _("收回"), "take_back", primary=True),
        Verb("slip.handling", _("转承办领用")),
        Verb("slip.overnight", _("留阅过夜")),
        Verb("slip.chase", _("催退")),
        Verb("slip.passed", _("横传记录")),
    )


def _here_verbs(folder: Folder) -> tuple[Verb, ...]:
    """The folder is with the officer: a missing copy is settled before it goes on."""
    if folder.lacking:
        return (
            Verb("slip.found", _("缺份归还"), primary=True),
            Verb("slip.go_on", _("缺份上报，其余续传")),
        )
    if not folder.slip.next_reader:
        return (Verb("slip.close", _("传阅终结"), primary=True),)
    return (
        Verb("slip.out", _("送出"), "hand_out", primary=True),
        Verb("slip.rounds", _("送阅补记")),
        Verb("slip.ways", _("其他阅法")),
    )

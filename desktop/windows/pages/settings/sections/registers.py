"""登记事项: safes and issuing bodies."""

from __future__ import annotations

from desktop.custody.standing import body_stream, safe_stream
from desktop.operations.books import Books
from desktop.plain.words import N_, _
from desktop.windows.levels_shown import level_word
from desktop.windows.pages.cards import life_of
from desktop.windows.pages.settings.section import Looking, Section, line
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.rows import Row

MOST = 20_000
COUNTED = 500


def _lines(looking: Looking) -> list[Row]:
    return looking.ask(lambda books: [*_safes(books), *_bodies(books)])


def _safes(books: Books) -> list[Row]:
    rows = []
    for safe in books.safes():
        keeper = books.person(safe.keeper) if safe.keeper else None
        where = "  ".join(filter(None, (safe.room, keeper.name if keeper else "")))
        upto = _("保密柜，最高存{level}").format(level=level_word(safe.level))
        rows.append(line(f"safe/{safe.id}", safe.name, upto, where))
    return rows


def _bodies(books: Books) -> list[Row]:
    found = books.bodies("", MOST)
    names = {body.id: body.name for body in found}
    rows = []
    for body in found:
        to = _("清退给 {name}").format(name=names.get(body.collector, "")) if body.collector else ""
        rows.append(line(f"body/{body.id}", body.name, _("来文单位"), to))
    return rows


def _safe_card(looking: Looking, one: str) -> CardFacts | None:
    def read(books: Books) -> CardFacts | None:
        safe = books.safe(one)
        if safe is None:
            return None
        keeper = books.person(safe.keeper) if safe.keeper else None
        held = len(books.copies_at("safe", one, COUNTED))
        now = [Line(_("柜内"), _("{n} 份").format(n=held if held < COUNTED else "500+"))]
        if keeper is not None:
            now.append(Line(_("保管人"), keeper.name))
        verbs = (Verb("safe.change", _("修改"), primary=True), Verb("safe.retire", _("停用")))
        life = life_of(books, looking.counter.desk.words, [safe_stream(one)])
        return CardFacts(f"safe/{one}", safe.room or "", safe.name, safe.level, now=tuple(now), verbs=verbs,
                         life=life)  # fmt: skip

    return looking.ask(read)


def _body_card(looking: Looking, one: str) -> CardFacts | None:
    def read(books: Books) -> CardFacts | None:
        body = books.body(one)
        if body is None:
            return None
        collector = books.body(body.collector) if body.collector else None
        now = (Line(_("文件由谁清退"), collector.name if collector else _("来文单位自己")),)
        verbs = (Verb("body.change", _("修改"), primary=True), Verb("body.retire", _("停用")))
        life = life_of(books, looking.counter.desk.words, [body_stream(one)])
        return CardFacts(f"body/{one}", "", body.name, now=now, verbs=verbs, life=life)

    return looking.ask(read)


SECTION = Section(
    "registers", N_("登记事项"), _lines, {"safe": _safe_card, "body": _body_card},
    faces=("safe.new", "body.new"),
)  # fmt: skip

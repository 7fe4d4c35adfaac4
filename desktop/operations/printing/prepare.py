"""A sheet before it is issued: its facts, its level, whether ink is awaited, which older sheet it replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from desktop.custody.paper_facts import PaperIssued, Result, paper_stream
from desktop.operations.printing.catalogue import WRITERS
from desktop.operations.printing.ports import Press, PrintOptions
from desktop.operations.rules.forms import SHIPPED, Followed, form_for
from desktop.operations.sheets import not_received, query_letter, review_asked, review_extension
from desktop.operations.sheets.ruling import under_its_rules
from desktop.operations.sheets.sheet_facts import SheetFacts, Slot, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.titles import FORMS, form_title
from desktop.operations.sheets.unleaked import without_titles
from desktop.operations.sheets.volume import pages_of
from desktop.plain.digest import sm3
from desktop.plain.facts import canonical
from desktop.plain.refusal import Refusal, refuse

LETTERS: Mapping[str, str] = MappingProxyType(
    {
        query_letter.FORM: query_letter.SERIES,
        not_received.FORM: query_letter.SERIES,
        review_asked.FORM: review_asked.SERIES,
        review_extension.FORM: review_extension.SERIES,
    }
)
"""Forms whose number is drawn when they are issued → the series."""


@dataclass(frozen=True)
class Sheet:
    """All that an issue needs.

    ``level``     code of the highest level on it; 内部 where titles are hidden
    ``qr``        whether a QR stands in the foot: of the thing's ``scan`` code where it has one, else of the head
    ``older``     serial of the valid sheet that a print of this one replaces; a reason is then needed (D12)
    ``blocked``   why it may be looked at but not issued
    ``draws``     number series drawn when it is issued (查询函)
    ``options``   unit, title and captions; ``ready`` fits the captions to the form
    ``more``      further sheets of the form bound behind it under the one serial
    ``followed``  what it goes by: the shipped layout, or one of the unit's
    """

    form: str
    title: str
    subject: str
    number: str
    page: int
    facts: Mapping[str, Slot]
    level: str
    signed_by_hand: bool
    options: PrintOptions
    qr: bool
    scan: str = ""
    older: str = ""
    draws: str = ""
    blocked: Refusal | None = None
    more: tuple[Mapping[str, Slot], ...] = ()
    followed: Followed = SHIPPED

    def ready(self, press: Press) -> Ready:
        """Facts and options as this form takes them."""
        boxes = press.boxes(self.form)
        captions = {box: words for box, words in self.options.captions.items() if box in boxes}
        return Ready(self.facts, replace(self.options, captions=captions), self.more)


@dataclass(frozen=True)
class Ready:
    """A sheet fitted to its form."""

    facts: Mapping[str, Slot]
    options: PrintOptions
    more: tuple[Mapping[str, Slot], ...] = ()

    def digest(self, form: str) -> str:
        """SM3 of what stands on it, 64 hex digits."""
        hidden = self.options.hide_titles
        said: dict[str, object] = {"form": form, "hide_titles": hidden, "facts": _plain(self.facts)}
        if self.more:
            said["more"] = [_plain(one) for one in self.more]
        return sm3(canonical(said).encode("utf-8")).hex()


def _plain(facts: Mapping[str, Slot]) -> dict[str, object]:
    return {
        key: value if isinstance(value, str | bool) else [dict(row) for row in value]
        for key, value in facts.items()
    }


def prepare(form: str, source: Source, wanted: Wanted) -> Sheet | Refusal:
    """The sheet of a form, for preview and issue; a read, run on the reader's connection."""
    if form not in WRITERS:
        return refuse("sheet.unknown_form", form=form)
    hidden = wanted.hide_titles
    if hidden is None:
        hidden = not source.profile.custody.titles_on_paper.value
    said = WRITERS[form](source, replace(wanted, hide_titles=hidden))
    if isinstance(said, Refusal):
        return said
    if hidden:
        said = _hidden(source, said)
    traits = FORMS[form]
    profile = under_its_rules(source, said.subject).profile
    return Sheet(
        form=form,
        title=form_title(profile, form),
        subject=said.subject,
        number=said.number,
        page=said.page,
        facts=said.slots,
        level=said.level,
        signed_by_hand=traits.signed,
        options=PrintOptions(
            unit=source.unit,
            title=profile.form_titles.get(traits.code or form, ""),
            hide_titles=hidden,
            captions=dict(profile.captions),
        ),
        qr=profile.custody.sheet_codes_as_qr.value,
        scan=said.scan,
        older=_older(source, form, said) if traits.standing else "",
        draws=_draws(source, form, said),
        blocked=_blocked(source, form, wanted),
        more=said.more,
        followed=form_for(source.books, form, said.subject, source.now.date()),
    )


def _hidden(source: Source, said: SheetFacts) -> SheetFacts:
    """Without titles the sheet is 内部: numbers, names and days only (forms 2.0)."""
    said = without_titles(source.books, said)
    mark = {"sheet_mark": source.level("internal")}
    more = tuple({**one, **mark} for one in said.more)
    return replace(said, level="internal", slots={**said.slots, **mark}, more=more)


def _older(source: Source, form: str, said: SheetFacts) -> str:
    """The newest sheet of the same form, subject and page that was printed and is not recalled.

    A Word file that is to be signed came of a template: it is printed from there.
    """
    found = [
        p.serial
        for p in source.books.papers_about(said.subject)
        if p.form == form
        and p.page == said.page
        and not p.recalled
        and (
            p.result in ("", Result.PRINTED.value)
            or (p.result == Result.SAVED_WORD.value and p.signed_by_hand)
        )
        and not _part(source, p.serial)
    ]
    return found[-1] if found else ""


def _part(source: Source, serial: str) -> bool:
    """Whether only some of its pages were printed."""
    rows = source.books.stream(paper_stream(serial))
    return any(isinstance(row.fact, PaperIssued) and row.fact.only for row in rows)


def _draws(source: Source, form: str, said: SheetFacts) -> str:
    """A letter draws its number at its first issue; printed again it keeps it."""
    if form not in LETTERS:
        return ""
    known = any(p.form == form for p in source.books.papers_about(said.subject))
    return "" if known else LETTERS[form]


def _blocked(source: Source, form: str, wanted: Wanted) -> Refusal | None:
    """A page of the register is printed when it is full or its month has closed (D12)."""
    if form != "f01_register":
        return None
    span = pages_of(source, wanted.register, wanted.year)[wanted.page - 1]
    if span.fixed:
        return None
    return refuse("sheet.page_open", "D12", at="page", page=span.number, lines=span.last - span.first + 1)

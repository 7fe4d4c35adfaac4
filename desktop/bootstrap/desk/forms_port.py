"""The printed forms for the settings: paper reads layouts, a bounded worker templates, the book says which is in force."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

from desktop.bootstrap import shipped
from desktop.bootstrap.desk.holds import Holds
from desktop.bootstrap.desk.print_press import PrintPress
from desktop.bootstrap.templates import TemplateLooked, look_through
from desktop.intake.reading import NotRead
from desktop.operations.commands import Outcome, done
from desktop.operations.rules.adopt_form import LONGEST
from desktop.operations.rules.forms import form_on
from desktop.operations.sentences import templates as said
from desktop.operations.sentences.catalogue import sentence
from desktop.operations.sentences.foreign import unread_sentence
from desktop.operations.sentences.layout_changes import layout_lines
from desktop.operations.sheets.titles import FORMS
from desktop.paper.changed import MARK
from desktop.paper.places import Places, places_of
from desktop.plain.digest import sm3
from desktop.plain.refusal import Refusal, refuse
from desktop.plain.words import _
from desktop.vault.disk import replace_file
from desktop.vault.trouble import VaultTrouble
from desktop.windows.forms_port import FormLooked

MOST_BYTES = 256 << 10
"""A layout with more is none: the largest that is shipped has 8 KB."""
_ENDING = ".toml"


class FormsPort:
    """``windows.forms_port.Forms``."""

    def __init__(self, desk: Holds, press: PrintPress | None = None) -> None:
        self._desk = desk
        self._press = press or PrintPress()

    def layout(self, form: str) -> str:
        session = self._desk.session
        day = session.clock.now().date()
        return session.ask(lambda books: form_on(books, form, day)).layout or shipped.forms()[form]

    def layout_file(self, place: Path) -> str | Refusal:
        try:
            if place.suffix.lower() != _ENDING or place.stat().st_size > MOST_BYTES:
                return refuse("form.layout_unreadable", at="path")
            return place.read_text("utf-8-sig")
        except UnicodeDecodeError:
            return refuse("form.layout_unreadable", at="path")
        except OSError:
            return refuse("form.no_file", at="path")

    def look_at_layout(self, form: str, text: str, name: str = "") -> FormLooked:
        # a machine's own line ends do not make another layout
        text = "\n".join(text.splitlines()) + "\n"
        if len(text) > MOST_BYTES:
            return FormLooked(faults=(_("版式文件太长。"),))
        faults = tuple(fault.sentence() for fault in self._press.layout_faults(form, text))
        changes = layout_lines(self.layout(form), text)
        lost = self._press.no_longer_printed(form, text) if not faults else ()
        warnings = (_("版面上不再印：{names}").format(names="、".join(lost)),) if lost else ()
        return FormLooked(changes, warnings, faults, name, sm3(text.encode("utf-8")).hex(), text)

    def look_at_template(self, form: str, place: Path) -> FormLooked:
        try:
            if place.stat().st_size > LONGEST:
                return FormLooked(faults=(sentence(refuse("form.too_large", most=LONGEST >> 20)),))
            content = place.read_bytes()
        except OSError:
            return FormLooked(faults=(sentence(refuse("form.no_file")),))
        places = places_of(self._press.form(form))
        looked = look_through(content, places)
        if isinstance(looked, NotRead):
            return FormLooked(faults=(unread_sentence(looked.why.value, looked.facts),))
        faults = tuple(_faults(looked, places))
        missing = places.missing(looked.found)
        changes: tuple[str, ...] = (
            _("“{title}”改用本单位模板“{name}”").format(title=_(FORMS[form].title), name=place.name),
            said.places_line(len(places.slots) - len(missing), len(places.slots)),
        )
        warnings: tuple[str, ...] = (
            said.word_only_line(FORMS[form].leaves),
            *((said.missing_line(missing),) if missing else ()),
        )
        if looked.flaws:
            changes, warnings = (), ()
        text = base64.b64encode(content).decode("ascii")
        return FormLooked(changes, warnings, faults, place.name, sm3(content).hex(), text)

    def sample(self, form: str, place: Path) -> Outcome:
        content = self._press.sample(form)
        try:
            replace_file(place, content, lambda _path: None)
        except VaultTrouble:
            return refuse("form.not_saved", at="path")
        return done("form.saved", place=str(place))


def _faults(looked: TemplateLooked, places: Places) -> Iterator[str]:
    """Everything that keeps a template from being adopted."""
    yield from (said.flaw_line(flaw.value, what) for flaw, what in looked.flaws)
    yield from (said.unknown_line(name, places.near(name)) for name in looked.unknown)
    yield from (said.stray_line(words) for words in looked.stray)
    yield from (said.outside_line(places.labels[one]) for one in looked.outside)
    yield from (said.mixed_line(places.labels[one]) for one in looked.mixed)
    for one in looked.whole:
        columns = [label for place, label in places.labels.items() if place.startswith(f"{one}.")]
        yield said.whole_line(places.labels[one], columns)
    if not looked.flaws and MARK in places.labels and MARK not in looked.found:
        yield said.mark_line(places.labels[MARK])

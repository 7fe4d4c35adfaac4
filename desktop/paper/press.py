"""The one door to paper: forms in, PDF, Word, pictures, labels and lists out.

Forms are read once, faces registered once; the writers of Word and Excel are imported when first used.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.paper.changed import changed_faults, no_longer_printed
from desktop.paper.faces import Face, Faces
from desktop.paper.faults import Fault, PaperFault, faulty, nearest
from desktop.paper.filling import Facts, Options, fill
from desktop.paper.form import Form
from desktop.paper.reading import read_form
from desktop.paper.setting import set_form
from desktop.paper.sheet import Sheet
from desktop.paper.specimen import specimen
from desktop.plain.refusal import Refusal, refuse

if TYPE_CHECKING:
    from desktop.paper.excel import ListColumn
    from desktop.paper.labels import Label, LabelStock


@dataclass(frozen=True, slots=True)
class Described:
    """A form as the other rooms see it: slots with their labels, ``rows`` with those of their columns."""

    name: str
    title: str
    slots: Mapping[str, str]
    rows: Mapping[str, Mapping[str, str]]
    flags: frozenset[str]
    collects_signature: bool


class Press:
    """Makes papers. What it cannot make it raises as ``PaperFault``, whose ``refusal`` is for the window."""

    def __init__(
        self, forms: Mapping[str, str], fonts: Sequence[Path], system_fonts: Sequence[Path] = ()
    ) -> None:
        self._texts = dict(forms)
        self._forms: dict[str, Form] = {}
        self._fonts = (tuple(fonts), tuple(system_fonts))
        self._faces: Faces | None = None

    @property
    def _found(self) -> Faces:
        if self._faces is None:
            self._faces = Faces(*self._fonts)
        return self._faces

    def faces(self) -> Mapping[str, Face]:
        """Which face draws which style (song, hei, kai, fang, title)."""
        return self._found.drawn_by

    def names(self) -> tuple[str, ...]:
        """Names of all forms."""
        return tuple(sorted(self._texts))

    def form(self, name: str) -> Form:
        """A form, read when first asked for."""
        if name not in self._forms:
            if name not in self._texts:
                raise faulty([Fault(f"{name}.toml", "", "unknown_form", name, nearest(name, self._texts))])
            self._forms[name] = read_form(name, self._texts[name])
        return self._forms[name]

    def with_layout(self, name: str, text: str) -> Press:
        """The same press with another layout of a form; faces and the other forms are shared."""
        other = copy.copy(self)
        other._texts = {**self._texts, name: text}
        other._forms = {key: form for key, form in self._forms.items() if key != name}
        return other

    def layout_faults(self, name: str, text: str) -> tuple[Fault, ...]:
        """Why a text cannot be the layout of a form, all at once; nothing if it reads, fits and can be set."""
        shipped = self.form(name)
        try:
            own = read_form(name, text)
        except PaperFault as fault:
            return fault.faults
        found = changed_faults(shipped, own)
        if found:
            return found
        try:
            self.with_layout(name, text).sheet(name, specimen(own), Options(unit=shipped.title, preview=True))
        except PaperFault as fault:
            return fault.faults or (Fault(f"{name}.toml", "", "no_face", _characters(fault)),)
        return ()

    def no_longer_printed(self, name: str, text: str) -> tuple[str, ...]:
        """Labels of what the shipped layout prints and this one does not."""
        return no_longer_printed(self.form(name), read_form(name, text))

    def sample(self, name: str) -> bytes:
        """A Word template to begin with: the form, each slot saying the name of its place."""
        from desktop.paper.template_sample import sample

        return sample(self.form(name), self._found)

    def describe(self, name: str) -> Described:
        """Slots that must be given to print a form."""
        form = self.form(name)
        return Described(
            name,
            form.title,
            {key: slot.label for key, slot in form.slots.items() if slot.kind != "rows"},
            {
                key: {inner: column.label for inner, column in slot.columns.items()}
                for key, slot in form.slots.items()
                if slot.kind == "rows"
            },
            frozenset(key for key, slot in form.slots.items() if slot.kind == "flag"),
            form.collects_signature,
        )

    def faults(self) -> tuple[Fault, ...]:
        """All faults of all forms."""
        found: list[Fault] = []
        for name in self.names():
            try:
                self.form(name)
            except PaperFault as fault:
                found.extend(fault.faults)
        return tuple(found)

    def sheet(self, name: str, facts: Facts, options: Options, more: Sequence[Facts] = ()) -> Sheet:
        """The set sheet, before a writer draws it; ``more`` of the form follow, each with pages of its own."""
        form = self.form(name)
        first, *others = (set_form(fill(form, one, options), self._found) for one in (facts, *more))
        return replace(first, sections=(*first.sections, *(s for one in others for s in one.sections)))

    def check(self, name: str, facts: Facts, options: Options, more: Sequence[Facts] = ()) -> Refusal | None:
        """Why a sheet cannot be made, before its serial is drawn; nothing if it can."""
        try:
            self.sheet(name, facts, options, more)
        except PaperFault as fault:
            return fault.refusal
        return None

    def pdf(self, name: str, facts: Facts, options: Options, more: Sequence[Facts] = ()) -> bytes:
        """The sheet to print."""
        from desktop.paper.pdf import write_pdf

        return write_pdf(self.sheet(name, facts, options, more), self._found)

    def word(self, name: str, facts: Facts, options: Options, more: Sequence[Facts] = ()) -> bytes:
        """The same sheet to file; a preview is not filed."""
        from desktop.paper.word import write_word

        if options.preview:
            raise PaperFault(refuse("paper.preview_as_word"))
        return write_word(self.sheet(name, facts, options, more))

    def pages(self, pdf: bytes, dpi: float, pages: Sequence[int] | None = None) -> Iterator[bytes]:
        """PNG of each page of our own PDF, one at a time."""
        from desktop.paper.image import page_images

        return page_images(pdf, dpi, pages)

    def page_count(self, pdf: bytes) -> int:
        """Pages of our own PDF."""
        from desktop.paper.image import page_count

        return page_count(pdf)

    def labels(self, labels: Sequence[Label], stock: LabelStock, start: int = 1) -> bytes:
        """Labels as PDF."""
        from desktop.paper.labels import write_labels

        return write_labels(labels, stock, self._found, start)

    def excel(
        self,
        title: str,
        columns: Sequence[ListColumn],
        rows: Sequence[Mapping[str, str]],
        *,
        mark: str,
        origin: str,
        serial: str,
    ) -> bytes:
        """A list as Excel file."""
        from desktop.paper.excel import write_excel

        return write_excel(title, columns, rows, mark=mark, origin=origin, serial=serial)


def _characters(fault: PaperFault) -> str:
    found = fault.refusal.facts.get("characters", ())
    return "".join(found) if isinstance(found, tuple) else str(found)

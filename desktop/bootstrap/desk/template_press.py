"""The press for a sheet that goes by a layout or a Word template of the unit's."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.bootstrap.desk.print_press import PrintPress, as_options
from desktop.bootstrap.templates import fill_template
from desktop.intake.reading import NotRead
from desktop.operations.printing import ports
from desktop.operations.rules.forms import SHORT, Followed
from desktop.operations.sentences.speaking import said_moment
from desktop.operations.sentences.templates import followed_words, foot_line
from desktop.paper.places import place_values, places_of
from desktop.plain.refusal import Refusal, refuse


def press_for(press: PrintPress, form: str, followed: Followed) -> PrintPress:
    """The press that draws what the form goes by."""
    if followed.template:
        return TemplatePress(press, followed)
    return press.under(form, followed.layout) if followed.layout else press


class NotFilled(RuntimeError):
    """A template that filled a moment ago does not fill now."""


class TemplatePress(PrintPress):
    """Word alone: the unit's own file with the sheet's words in it, filled in a bounded worker."""

    def __init__(self, press: PrintPress, followed: Followed) -> None:
        self.__dict__.update(press.__dict__)
        self._followed = followed

    def check(
        self, form: str, facts: ports.Facts, options: ports.PrintOptions, more: Sequence[ports.Facts] = ()
    ) -> Refusal | None:
        """It is filled once before a serial is drawn for it."""
        refused = super().check(form, facts, options, more)
        if refused is not None:
            return refused
        if isinstance(self._filled(form, facts, options), NotRead):
            return refuse("sheet.template_failed", at="form", template=self._followed.name)
        return None

    def word(
        self, form: str, facts: ports.Facts, options: ports.PrintOptions, more: Sequence[ports.Facts] = ()
    ) -> bytes:
        made = self._filled(form, facts, options)
        if more or isinstance(made, NotRead):
            raise NotFilled
        return made

    def _filled(self, form: str, facts: ports.Facts, options: ports.PrintOptions) -> bytes | NotRead:
        described = self.form(form)
        day = said_moment(self._followed.from_day, whole=True) if self._followed.from_day else ""
        followed = followed_words(self._followed.name, self._followed.hash[:SHORT], day)
        values = place_values(described, facts, as_options(options), followed)
        # what leaves the house carries neither serial nor a word about us: both stand where its places are (D15)
        line = foot_line(options.serial, followed) if described.first.foot else ""
        return fill_template(self._followed.template, places_of(described), values, line)

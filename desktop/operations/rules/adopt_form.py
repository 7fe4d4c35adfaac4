"""A form goes by something else from a day on, or by the shipped layout again.

Whether a layout reads and a template fills is checked by the rooms that can, before this is asked: ``paper`` reads
layouts, the bounded worker reads templates. What is kept is the file as it was brought, under its hash.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import date

from desktop.operations.commands import Command, Outcome, done
from desktop.operations.ports import Act
from desktop.operations.rules.forms import form_on
from desktop.operations.sheets.titles import FORMS
from desktop.plain.digest import sm3
from desktop.plain.facts import Text
from desktop.plain.refusal import refuse
from desktop.plain.words import _
from desktop.profiles.in_force import Follows, FormAdopted, form_stream

LONGEST = 4 << 20
"""Bytes of a layout or a template: the book keeps it, and every backup with it."""


@dataclass(frozen=True, kw_only=True)
class AdoptForm(Command):
    """``digest``: SM3 of the file; ``text``: the layout, or the template's bytes as base64."""

    form: str
    follows: Follows
    from_day: date
    name: str = ""
    digest: str = ""
    text: str = ""


def adopt_form(command: AdoptForm, act: Act) -> Outcome:
    """Not from a day in the past: what was printed was printed by another."""
    if command.form not in FORMS:
        return refuse("sheet.unknown_form", at="form")
    if command.follows is Follows.TEMPLATE and FORMS[command.form].bound:
        return refuse("form.bound", "D12", at="form", sheet=_(FORMS[command.form].title))
    if command.from_day < act.now.date():
        return refuse("form.from_past", at="from_day")
    content = _content(command)
    if content is None or (sm3(content).hex() if content else "") != command.digest:
        return refuse("form.other_digest", at="text")
    if len(content) > LONGEST:
        return refuse("form.too_large", at="text", most=LONGEST >> 20)
    standing = form_on(act.books, command.form, command.from_day)
    title = _(FORMS[command.form].title)
    if (standing.follows, standing.hash) == (command.follows, command.digest):
        return refuse("form.stands_already", at="from_day", sheet=title, day=command.from_day.isoformat())
    name, text = (Text(one) if one else None for one in (command.name.strip(), command.text))
    fact = FormAdopted(command.form, command.follows, command.digest, command.from_day, name, text)
    act.add(form_stream(command.form), fact)
    return done(f"form.{command.follows.value}", sheet=title, day=command.from_day.isoformat())


def _content(command: AdoptForm) -> bytes | None:
    """The file's bytes; None where it is not what it is said to be."""
    if command.follows is Follows.SHIPPED:
        return None if command.text else b""
    if command.follows is Follows.LAYOUT:
        return command.text.encode("utf-8") or None
    try:
        return base64.b64decode(command.text, validate=True) or None
    except (binascii.Error, ValueError):
        return None

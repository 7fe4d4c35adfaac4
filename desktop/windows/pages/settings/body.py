"""The settings' widget: what concerns passwords goes to the key file, not through a verb of the book alone."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit

from desktop.operations.commands import Done, Outcome
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.windows.counter import Counter
from desktop.windows.pages.middle import Asking, MiddlePage
from desktop.windows.pages.settings.plan import plan
from desktop.windows.pages.settings.verbs import SECRET, VERBS
from desktop.windows.widgets.field_spec import Entered


class SettingsBody(MiddlePage):
    """设置."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, plan(counter))
        counter.threads.writer.submit(counter.desk.keys.due, self._due)

    def _due(self, why: Refusal | None) -> None:
        """A password that has run out, or was set by another, is asked for as soon as this page stands."""
        if why is not None:
            self.counter.complain(self.counter.desk.words.of(why))
            self.begin("operator.password", "")

    def ask(self, verb: str, subject: Any) -> None:
        super().ask(verb, subject)
        strip = self.strips.strip
        if strip is not None and verb.startswith("operator."):
            for name in SECRET & strip.fields.keys():
                strip.fields[name].line.setEchoMode(QLineEdit.EchoMode.Password)

    def _go(self, asking: Asking, subject: Any, entered: Entered) -> None:
        keys, values = self.counter.desk.keys, entered.values
        calls: dict[str, partial[Outcome]] = {}
        if asking is VERBS["operator.password"]:
            calls["run"] = partial(keys.change_password, values["old"], values["new"], values["again"])
        elif asking is VERBS["operator.enrol"]:
            name = self.counter.known.person_name(values["person"])
            calls["run"] = partial(keys.enrol, values["person"], name, values["new"], values["again"])
        elif asking is VERBS["operator.remove"]:
            calls["run"] = partial(keys.remove, values["person"])
        else:
            super()._go(asking, subject, entered)
            return
        self.counter.work(calls["run"], self._keys_done, self.refused, _("正在改写钥匙文件…"))

    def _keys_done(self, _done: Done) -> None:
        self.strips.close()

"""The steps of the first run, each one question: it says its fault in a sentence, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from desktop.plain.words import N_, _
from desktop.windows.levels_shown import CODES, forbidden, level_word
from desktop.windows.ports import FirstOperator, FirstRun, Founding, Sentences
from desktop.windows.widgets.plain_parts import Elided, button, clear, words


@dataclass
class Answers:
    """What has been answered so far; turned into a frozen ``FirstRun`` at the end."""

    unit: str = ""
    profile: str = ""
    machine_level: str = ""
    operators: list[FirstOperator] = field(default_factory=list)
    place: str = ""

    def frozen(self) -> FirstRun:
        return FirstRun(self.unit, self.profile, self.machine_level, tuple(self.operators), self.place)


class Step(QWidget):
    """One step. ``title`` for the rail, ``shown`` when it comes up, ``fault`` what keeps it from going on."""

    title = ""

    def __init__(self, answers: Answers, port: Founding, sentences: Sentences) -> None:
        super().__init__()
        self.answers, self.port, self.sentences = answers, port, sentences
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def shown(self) -> None:
        """It came up; the cursor goes to its first field."""

    def fault(self) -> str:
        """Take the answer over; a sentence where it will not do."""
        return ""


class UnitStep(Step):
    """Name of the unit, as it is printed on every form."""

    title = N_("单位名称")

    def __init__(self, answers: Answers, port: Founding, sentences: Sentences) -> None:
        super().__init__(answers, port, sentences)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("印在各种表单上的全称"))
        self.column.addWidget(words(_("单位名称"), "label"))
        self.column.addWidget(self.line)
        self.column.addStretch(1)

    def shown(self) -> None:
        self.line.setFocus()

    def fault(self) -> str:
        self.answers.unit = " ".join(self.line.text().split())
        return "" if len(self.answers.unit) >= 2 else _("请填写单位全称，表单抬头要用。")


class _Choice(Step):
    """One of several, by arrow keys."""

    def __init__(self, answers: Answers, port: Founding, sentences: Sentences) -> None:
        super().__init__(answers, port, sentences)
        self.group = QButtonGroup(self)
        self.ids: list[str] = []

    def offer(self, option: str, title: str, about: str) -> None:
        """Add one choice with its explanation."""
        face = QRadioButton(title)
        self.group.addButton(face, len(self.ids))
        self.ids.append(option)
        self.column.addWidget(face)
        if about:
            line = words(about, "muted", wrap=True)
            line.setContentsMargins(26, 0, 0, 4)
            self.column.addWidget(line)

    def choose(self, option: str) -> None:
        """Mark a choice."""
        self.group.button(self.ids.index(option)).setChecked(True)

    def chosen(self) -> str:
        number = self.group.checkedId()
        return self.ids[number] if number >= 0 else ""

    def shown(self) -> None:
        face = self.group.checkedButton() or self.group.button(0)
        if face is not None:
            face.setFocus()


class ProfileStep(_Choice):
    """Whose rules hold."""

    title = N_("适用制度")

    def __init__(self, answers: Answers, port: Founding, sentences: Sentences) -> None:
        super().__init__(answers, port, sentences)
        self.column.addWidget(words(_("按哪一套制度办？以后可在“设置”中更换，更换会记入簿册。"), wrap=True))
        for profile in port.profiles():
            about = _("保密主管：{name}").format(name=profile.about) if profile.about else ""
            self.offer(profile.id, profile.name, about)
        if self.ids:
            self.choose(self.ids[0])
        self.column.addStretch(1)

    def fault(self) -> str:
        self.answers.profile = self.chosen()
        return "" if self.answers.profile else _("请选定一套制度。")


class LevelStep(_Choice):
    """本机密级, with what it forbids (D16)."""

    title = N_("本机密级")

    def __init__(self, answers: Answers, port: Founding, sentences: Sentences) -> None:
        super().__init__(answers, port, sentences)
        self.column.addWidget(
            words(_("以本单位保密部门核定、贴在机箱上的密级标识为准，不是文件的密级。"), wrap=True)
        )
        for code in CODES:
            self.offer(code, level_word(code), "")
        self.statement = words("", "statement", wrap=True)
        self.statement.hide()
        self.column.addWidget(self.statement)
        self.column.addStretch(1)
        self.group.idClicked.connect(lambda number: self._say(self.ids[number]))
        self.group.idToggled.connect(lambda number, on: self._say(self.ids[number]) if on else None)

    def _say(self, code: str) -> None:
        self.statement.setText(forbidden(code))
        self.statement.show()

    def fault(self) -> str:
        self.answers.machine_level = self.chosen()
        return "" if self.answers.machine_level else _("请选定本机密级；不清楚时先问本单位保密部门。")


class OperatorsStep(Step):
    """The first operators: name, post, password twice, the rule shown live."""

    title = N_("操作员")

    def __init__(self, answers: Answers, port: Founding, sentences: Sentences) -> None:
        super().__init__(answers, port, sentences)
        self.name, self.post = QLineEdit(), QLineEdit()
        self.password, self.again_line = QLineEdit(), QLineEdit()
        for line in (self.password, self.again_line):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        self.post.setPlaceholderText(_("如：保密员"))
        for label, line in (
            (_("姓名"), self.name),
            (_("职务或岗位"), self.post),
            (_("密码"), self.password),
            (_("再输一次密码"), self.again_line),
        ):
            self.column.addWidget(words(label, "label"))
            self.column.addWidget(line)
        self._rule = QWidget()
        inside = QVBoxLayout(self._rule)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(2)
        self.column.addWidget(self._rule)
        row = QHBoxLayout()
        row.addWidget(button(_("加上这一位，再填下一位"), self.add_another))
        row.addWidget(button(_("去掉最后一位"), self.remove_last, quiet=True))
        row.addStretch(1)
        self.column.addLayout(row)
        self._list = words("", "muted", wrap=True)
        self.column.addWidget(self._list)
        self.column.addStretch(1)
        for line in (self.name, self.password, self.again_line):
            line.textChanged.connect(lambda _text: self.show_rule())

    def shown(self) -> None:
        """The level may have been raised since: who no longer keeps its rule is asked for again."""
        level, kept = self.answers.machine_level, []
        for one in self.answers.operators:
            if not self.port.password_faults(one.password, one.name, level):
                kept.append(one)
        dropped = len(self.answers.operators) - len(kept)
        self.answers.operators[:] = kept
        self._show_list()
        if dropped:
            self._list.setText(_("本机密级改了，有 {n} 位的密码不合新要求，请重新填。").format(n=dropped))
        self.show_rule()
        self.name.setFocus()

    def remove_last(self) -> None:
        """Take the one added last off again."""
        if self.answers.operators:
            self.answers.operators.pop()
        self._show_list()

    def rule_lines(self) -> list[tuple[bool, str]]:
        """Each part of the rule, and whether it is kept."""
        password, name = self.password.text(), self.name.text().strip()
        level = self.answers.machine_level
        broken = {r.code for r in self.port.password_faults(password, name, level)}
        lines = [(code not in broken, text) for code, text in self.port.password_rule(level)]
        lines.append((bool(password) and password == self.again_line.text(), _("两次输入一致")))
        return lines

    def show_rule(self) -> None:
        """The rule, live: kept parts with ✓, in words and sign, not by colour alone."""
        clear(self._rule)
        layout = self._rule.layout()
        assert layout is not None
        for kept, text in self.rule_lines():
            tone = "done" if kept else "waiting"
            layout.addWidget(words(f"{'✓' if kept else '○'}  {text}", tone=tone))

    def _one(self) -> tuple[FirstOperator | None, str]:
        name = "".join(self.name.text().split())
        if not name:
            return None, _("请填写操作员姓名。")
        if any(one.name == name for one in self.answers.operators):
            return None, _("“{name}”已经加上了。同名的请在姓名后加部门以示区别。").format(name=name)
        unkept = [text for kept, text in self.rule_lines() if not kept]
        if unkept:
            return None, _("密码还不合要求：{rule}。").format(rule="；".join(unkept))
        return FirstOperator(name, self.post.text().strip(), self.password.text()), ""

    def add_another(self) -> None:
        """Take this one over and ask for the next."""
        one, fault = self._one()
        if one is None:
            self._list.setText(fault)
            return
        self.answers.operators.append(one)
        for line in (self.name, self.post, self.password, self.again_line):
            line.clear()
        self._show_list()
        self.name.setFocus()

    def _show_list(self) -> None:
        names = "、".join(f"{o.name}（{o.post}）" if o.post else o.name for o in self.answers.operators)
        self._list.setText(_("已加：{names}").format(names=names) if names else "")

    def fault(self) -> str:
        blank = not any((self.name.text().strip(), self.password.text(), self.again_line.text()))
        if blank and self.answers.operators:
            return ""
        one, fault = self._one()
        if one is None:
            return fault
        self.answers.operators.append(one)
        for line in (self.name, self.post, self.password, self.again_line):
            line.clear()
        self._show_list()
        return ""


class PlaceStep(Step):
    """Where the encrypted file lies."""

    title = N_("存放位置")

    def __init__(self, answers: Answers, port: Founding, sentences: Sentences) -> None:
        super().__init__(answers, port, sentences)
        self.line = QLineEdit(port.suggested_place())
        self.column.addWidget(words(_("库文件放在哪里（本机硬盘，不要放在移动盘或网络盘）"), "label"))
        self.column.addWidget(self.line)
        self.column.addWidget(
            words(
                _("库文件是加密的，密钥文件放在它旁边；两个文件都要备份，缺一个就打不开。"),
                "muted",
                wrap=True,
            )
        )
        self.column.addStretch(1)

    def shown(self) -> None:
        self.line.setFocus()

    def fault(self) -> str:
        self.answers.place = self.line.text().strip()
        if not self.answers.place:
            return _("请填写库文件的位置。")
        refusal = self.port.place_fault(self.answers.place)
        return self.sentences.of(refusal) if refusal is not None else ""


class FoundStep(Step):
    """Faces and printers found on this machine."""

    title = N_("字体和打印机")

    def __init__(self, answers: Answers, port: Founding, sentences: Sentences) -> None:
        super().__init__(answers, port, sentences)
        for title, found in ((_("字体"), port.faces()), (_("打印机"), port.printers())):
            self.column.addWidget(words(title, "section"))
            for one in found:
                sign = "○" if one.missing else "✓"
                line = Elided()
                line.set_text(f"{sign}  {one.name}  {one.note}")
                self.column.addWidget(line)
            if not found:
                self.column.addWidget(
                    words(_("没有找到。不影响登记，可先另存 PDF，以后再接。"), "muted", wrap=True)
                )
        self.column.addStretch(1)


class SummaryStep(Step):
    """All answers once more, before anything is made."""

    title = N_("核对")

    def __init__(self, answers: Answers, port: Founding, sentences: Sentences) -> None:
        super().__init__(answers, port, sentences)
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._body)
        self.column.addStretch(1)

    def shown(self) -> None:
        clear(self._body)
        layout = self._body.layout()
        assert layout is not None
        profiles = {p.id: p.name for p in self.port.profiles()}
        operators = "、".join(o.name for o in self.answers.operators)
        pairs = (
            (_("单位名称"), self.answers.unit),
            (_("适用制度"), profiles.get(self.answers.profile, "")),
            (_("本机密级"), level_word(self.answers.machine_level)),
            (_("操作员"), operators),
            (_("存放位置"), self.answers.place),
        )
        for label, text in pairs:
            layout.addWidget(words(label, "label"))
            layout.addWidget(words(text, wrap=True))
        layout.addWidget(words(forbidden(self.answers.machine_level), "statement", wrap=True))


STEPS: tuple[type[Step], ...] = (
    UnitStep,
    ProfileStep,
    LevelStep,
    OperatorsStep,
    PlaceStep,
    FoundStep,
    SummaryStep,
)

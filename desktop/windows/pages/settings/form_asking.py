"""What is asked to make a form go by a layout or a template of the unit's, or by the shipped one again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from desktop.operations.rules.adopt_form import AdoptForm
from desktop.operations.sheets.titles import FORMS
from desktop.plain.refusal import Refusal
from desktop.plain.typed import read_day
from desktop.plain.words import _
from desktop.profiles.in_force import Follows
from desktop.windows.counter import Counter
from desktop.windows.forms_port import FormLooked
from desktop.windows.pages.settings.proposal_panel import Asks, Input, Looked
from desktop.windows.pages.settings.rule_asking import FROM, MOST_LINES, from_day


def change_layout(counter: Counter, form: str) -> Asks:
    """The layout edited here, or brought as a file."""
    layout = counter.desk.forms.layout(form)
    inputs = (
        Input("path", _("改好的版式文件（.toml；在下面直接改的，空着）"), file="*.toml"),
        Input(
            "text", _("版式：[slots] 是程序填的栏目，[[blocks]] 是版面，尺寸为毫米，字号为磅"), layout, True
        ),
        from_day(counter),
    )
    told = _("先看改了什么、有没有错，采用后才记入簿册。栏目要保留（可以不印）；在办的仍用开始时的版式。")
    title = _("改版式：{title}").format(title=_(FORMS[form].title))
    return Asks(title, told, inputs, partial(_look_at_layout, counter, form))


def bring_template(counter: Counter, form: str) -> Asks:
    """A Word document of the unit's in the form's place."""
    inputs = (Input("path", _("本单位模板（.docx）"), file="*.docx"), from_day(counter))
    told = _(
        "填写处写成“«名称»”，或用内容控件（标记写名称）；清单写在表格的一行里，写“清单.栏目”。"
        "不知道名称的，先在卡片上存一份样张。采用前检查一次，查出什么列在下面；采用后这张表只出 Word。"
    )
    title = _("采用本单位模板：{title}").format(title=_(FORMS[form].title))
    return Asks(title, told, inputs, partial(_look_at_template, counter, form))


def _look_at_template(counter: Counter, form: str, given: Mapping[str, str]) -> Looked:
    path = given["path"].strip().strip('"')
    if not path:
        return Looked(faults=(_("请填模板文件的路径，或按“选文件”。"),))
    found = counter.desk.forms.look_at_template(form, Path(path))
    return _looked(counter, form, Follows.TEMPLATE, found, given)


def restore(counter: Counter, form: str) -> Asks:
    """The shipped layout again."""
    told = _("从起用日起按程序自带的格式打印；在办的仍用开始时的格式。用过的版式和模板还在簿册里。")
    title = _("恢复自带格式：{title}").format(title=_(FORMS[form].title))

    def look(given: Mapping[str, str]) -> Looked:
        change = _("“{title}”改用程序自带的格式").format(title=_(FORMS[form].title))
        return _looked(counter, form, Follows.SHIPPED, FormLooked(changes=(change,)), given)

    return Asks(title, told, (from_day(counter),), look)


def _look_at_layout(counter: Counter, form: str, given: Mapping[str, str]) -> Looked:
    text, path = given["text"], given["path"].strip().strip('"')
    if path:
        read = counter.desk.forms.layout_file(Path(path))
        if isinstance(read, Refusal):
            return Looked(faults=(counter.desk.words.of(read),))
        text = read
    found = counter.desk.forms.look_at_layout(form, text, Path(path).name if path else "")
    return _looked(counter, form, Follows.LAYOUT, found, given)


def _looked(
    counter: Counter, form: str, follows: Follows, found: FormLooked, given: Mapping[str, str]
) -> Looked:
    day = _day(counter, given)
    faults = [*found.faults, *([day] if isinstance(day, str) else [])]
    changes = found.changes
    if len(changes) > MOST_LINES:
        more = _("还有 {n} 处。").format(n=len(changes) - MOST_LINES)
        changes = (*changes[:MOST_LINES], more)
    if faults or not changes or isinstance(day, str):
        return Looked(changes, found.warnings, faults)
    command = AdoptForm(form=form, follows=follows, from_day=day, name=found.name,
                        digest=found.digest, text=found.text)  # fmt: skip
    return Looked(changes, found.warnings, (), command)


def _day(counter: Counter, given: Mapping[str, str]) -> date | str:
    day = read_day(given[FROM], counter.now().date(), ahead=True)
    return counter.desk.words.of(day) if isinstance(day, Refusal) else day.value

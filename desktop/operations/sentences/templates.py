"""What is said of a Word template that a unit brings for a form: what it must not hold, places wrong or missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from desktop.plain.words import N_, _

FLAWS: Mapping[str, str] = MappingProxyType(
    {
        "template.macro": N_("模板里有宏或活动控件（{what}）。请另存为不带宏的 Word 文档（.docx）再采用。"),
        "template.external": N_("模板连着外面的文件或网址（{what}）。请取消链接，把图片嵌入文档。"),
        "template.attached": N_("模板附着别的模板或邮件合并的数据（{what}）。请在 Word 里取消附着再采用。"),
        "template.embedded": N_("模板里嵌有别的文件、图表或对象（{what}）。请删去，或改成图片。"),
        "template.chunk": N_("模板里插着整篇别的文件（{what}）。请把内容粘贴进来再采用。"),
        "template.field": N_(
            "模板里有程序不用的域（{what}），域会取用别处的内容。请改成普通文字；程序填写的地方写成“«名称»”。"
        ),
        "template.tracked": N_("模板里有未处理的修订。请接受或拒绝全部修订再采用。"),
        "template.picture": N_("模板里的图片 {what} 不是常用格式。请换成 PNG 或 JPG 图片。"),
        "template.part": N_("模板里有程序不认识的部件（{what}）。请在新建的文档里重做，或改成图片。"),
        "template.strict": N_("模板存成了“严格”格式。请另存为普通的 Word 文档（.docx）。"),
        "template.not_docx": N_("这不是 Word 文档（.docx）。请在 Word 或 WPS 里另存为 .docx，不要加密。"),
    }
)
"""Code of a flaw (``intake.templates.Flaw``) → what it is and what to do; a test walks them."""
_MOST = 20


def flaw_line(code: str, what: str) -> str:
    """One thing that a template must not hold."""
    return _(FLAWS[code]).format(what=what or "—")


def unknown_line(name: str, near: str) -> str:
    """A name that no place of the form has."""
    said = _("没有“{name}”这个填写处").format(name=name)
    return (
        _("{said}，是不是“{near}”？").format(said=said, near=near)
        if near
        else _("{said}。").format(said=said)
    )


def outside_line(label: str) -> str:
    """A column of a list that stands outside a row."""
    return _("“{label}”是清单的一栏，要写在表格的一行里；有几条，这一行就重复几行。").format(label=label)


def mixed_line(label: str) -> str:
    """Two lists in one row, or one within another."""
    return _("“{label}”与另一个清单写在同一行里。一行只能写一个清单的栏目。").format(label=label)


def whole_line(label: str, columns: Iterable[str]) -> str:
    """A list where one of its columns is meant."""
    names = "、".join(columns)
    return _("“{label}”是一个清单，请写它的栏目：{names}。").format(label=label, names=names)


def stray_line(words: str) -> str:
    """A sign of a place without its other half."""
    return _("“«”和“»”没有成对：{words}").format(words=words)


def mark_line(label: str) -> str:
    """The level of the sheet itself has no place."""
    return _("没有“{label}”的填写处。表上的内容可能涉密，这一处必须有。").format(label=label)


def missing_line(labels: Iterable[str]) -> str:
    """What the template does not say; that may be meant."""
    names = tuple(labels)
    shown = "、".join(names[:_MOST])
    if len(names) > _MOST:
        return _("模板里没有这些栏目，不会印出：{names} 等 {n} 项").format(names=shown, n=len(names))
    return _("模板里没有这些栏目，不会印出：{names}").format(names=shown)


def places_line(found: int, every: int) -> str:
    """How many places were found."""
    return _("找到填写处 {found} 个，共 {every} 个。").format(found=found, every=every)


def word_only_line(leaves: bool) -> str:
    """What a template means; a letter carries neither serial nor a word about us (D15)."""
    if leaves:
        return _("采用后这件函只出 Word，不能直接打印，也不出 PDF；“流水号”“所用模板”请写在存根上。")
    return _("采用后这张表只出 Word，不能直接打印，也不出 PDF；页脚写明流水号、用哪个模板。")


def followed_words(name: str, digest: str, day: str) -> str:
    """Which template a sheet goes by."""
    return _("{name}（{digest}，{day}起用）").format(name=name, digest=digest, day=day)


def foot_line(serial: str, followed: str) -> str:
    """At the foot of a filled template."""
    return _("流水号：{serial}　　本单位模板：{followed}").format(serial=serial, followed=followed)

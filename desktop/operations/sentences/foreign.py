"""Foreign files: why one could not be read and what to do, where a passage stands, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.operations.sentences.speaking import Catalogue, Value, said
from desktop.plain.words import N_, _
from desktop.screening.text import Part, Trait, Unit, Where

UNREAD: Catalogue = MappingProxyType(
    {
        "intake.too_large": (
            N_("文件超过 {most} MB，没有读。请拆成几份再检查，或人工审查。"),
            N_("文件太大，没有读。请拆成几份再检查。"),
        ),
        "intake.unpacked": (
            N_("压缩内容展开后超过 {most} MB，没有读。请拆成几份再检查，来路不明的不要打开。"),
            N_("压缩内容展开后过大，没有读。请拆成几份再检查。"),
        ),
        "intake.ratio": N_("压缩比异常，像是压缩炸弹，没有读。请向送件部门核实来源，重新送件。"),
        "intake.members": (
            N_("压缩包内超过 {most} 个文件，没有读。请拆成几份再检查。"),
            N_("压缩包内文件过多，没有读。请拆成几份再检查。"),
        ),
        "intake.overlapping": N_(
            "压缩包内的文件互相重叠，不是正常软件生成的，没有读。请向送件部门核实后重新送件。"
        ),
        "intake.doubled": N_("压缩包内有同名文件，看到的和读到的可能不是一份，没有读。请重新打包后送件。"),
        "intake.names": N_("压缩包内的文件名指向包外，没有读。请向送件部门核实来源，重新打包。"),
        "intake.broken": N_("文件已损坏或不完整，没有读。请用原软件打开另存一份再检查，或人工审查。"),
        "intake.empty": N_("文件里没有文字。请核对是否送错文件。"),
        "intake.encrypted": N_("文件有密码保护，读不出。请送件部门取消密码后重新送件。"),
        "intake.scan": (
            N_("第 {page} 页是扫描图像，没有文字可读。请送可编辑的电子稿，或对这一页人工审查。"),
            N_("有扫描图像，没有文字可读。请送可编辑的电子稿，或人工审查。"),
        ),
        "intake.image": N_("这是图片，没有文字可读。请人工审查。"),
        "intake.unknown": N_("认不出是什么文件，没有读。请另存为 docx、pdf 或 txt 后再检查，或人工审查。"),
        "intake.old_word": N_("这是 Word 97 以前的旧格式，读不出。请用 Word 或 WPS 另存为 docx 后再检查。"),
        "intake.old_office": N_(
            "这是旧的 xls、ppt、et、dps 或二进制表格，读不出。请另存为 xlsx 或 pptx 后再检查。"
        ),
        "intake.rich_text": N_("这是 RTF 文件，读不出。请另存为 docx 后再检查。"),
        "intake.archive": N_("这种压缩格式读不出。请解开后，把里面的文件送来，或改打成 zip。"),
        "intake.too_deep": N_("文件结构嵌套过深，不是正常软件生成的，没有读。请另存一份再检查。"),
        "intake.nested": (
            N_("文件套文件超过 {most} 层，再里面的没有读。请取出来单独检查。"),
            N_("文件套文件过多，再里面的没有读。请取出来单独检查。"),
        ),
        "intake.pages": (
            N_("超过 {most} 页，没有读。请拆成几份再检查。"),
            N_("页数过多，没有读。请拆成几份再检查。"),
        ),
        "intake.cells": (
            N_("内容超过 {most} 项，没有读完。请拆成几份再检查。"),
            N_("内容过多，没有读完。请拆成几份再检查。"),
        ),
        "intake.characters": (
            N_("文字超过 {most} 个，没有读完。请拆成几份再检查。"),
            N_("文字过多，没有读完。请拆成几份再检查。"),
        ),
        "intake.entities": N_("文件里有自定义的文档类型，正常稿件没有，没有读。请另存一份再检查。"),
        "intake.time": N_("读这份文件用时过长，已停止。请另存或拆开后再检查，或人工审查。"),
        "intake.memory": N_("读这份文件所需内存过多，已停止。请拆开后再检查，或人工审查。"),
        "intake.silent": (
            N_("读这份文件时 {seconds} 秒没有进展，已停止。请另存一份再检查，或人工审查。"),
            N_("读这份文件时没有进展，已停止。请另存一份再检查，或人工审查。"),
        ),
        "intake.crashed": N_("读这份文件时中途停了，程序不受影响。请另存一份再检查，或人工审查。"),
        "intake.misspoken": N_("读出的内容不合约定，没有采用。请向送件部门核实来源，人工审查。"),
        "intake.missing": N_("没有这个文件，或它是文件夹、设备，或没有权限读。请核对路径。"),
    }
)
"""Code of ``intake.faults.Why`` → what is said. A test walks all of them."""

_PARTS: Mapping[Part, str] = MappingProxyType(
    {
        Part.BODY: N_("正文"),
        Part.HEADER: N_("页眉"),
        Part.FOOTER: N_("页脚"),
        Part.FOOTNOTE: N_("脚注"),
        Part.ENDNOTE: N_("尾注"),
        Part.COMMENT: N_("批注"),
        Part.TEXT_BOX: N_("文本框"),
        Part.SPEAKER_NOTES: N_("演讲备注"),
        Part.FIELD: N_("域"),
        Part.PROPERTY: N_("文件属性"),
        Part.NAME: N_("名称"),
    }
)
_TRAITS: Mapping[Trait, str] = MappingProxyType(
    {
        Trait.DELETED: N_("修订中已删除"),
        Trait.INSERTED: N_("修订中插入"),
        Trait.HIDDEN: N_("隐藏"),
        Trait.WHITE: N_("白色字"),
        Trait.TINY: N_("极小字"),
        Trait.OFF_PAGE: N_("页面外"),
    }
)
_UNITS: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.FILE: N_("内含文件“{at}”"),
        Unit.PAGE: N_("第 {at} 页"),
        Unit.SHEET: N_("工作表“{at}”"),
        Unit.SLIDE: N_("第 {at} 张幻灯片"),
        Unit.TABLE: N_("第 {at} 个表"),
        Unit.CELL: N_("单元格 {at}"),
        Unit.PARAGRAPH: N_("第 {at} 段"),
        Unit.LINE: N_("第 {at} 行"),
        Unit.SHAPE: N_("图形 {at}"),
    }
)


def unread_sentence(code: str, facts: Mapping[str, Value]) -> str:
    """Why a file, or a part of it, was not read, and what to do."""
    return said(UNREAD.get(code, UNREAD["intake.unknown"]), facts)


def where_words(where: Where, later: int = 0) -> str:
    """A place in words: 正文第 12 段, 内含文件“a.xlsx”，工作表“一”，单元格 B4（隐藏）.

    ``later``: so many lines after the beginning of the passage.
    """
    steps = []
    for step in where.path:
        if step.unit in _UNITS:
            moves = later and step.unit in (Unit.PARAGRAPH, Unit.LINE) and step.at.isdigit()
            at = str(int(step.at) + later) if moves else step.at
            steps.append(_(_UNITS[step.unit]).format(at=at))
    part = _(_PARTS[where.part])
    place = "，".join((*steps, part) if where.part is not Part.BODY or not steps else steps)
    if where.traits:
        place += "（" + "、".join(_(_TRAITS[trait]) for trait in where.traits) + "）"
    return place

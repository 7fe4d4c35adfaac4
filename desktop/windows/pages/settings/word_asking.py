"""What is asked to adopt or change a keyword list, to bring entries of the allow-list; and what comes of it (D22)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from desktop.operations.reviewing.allowing import AllowPassages, allowed_passages
from desktop.operations.reviewing.word_lists import AdoptKeywords, WordList, keyword_lists
from desktop.operations.sentences.hits import hit_words
from desktop.plain.words import _
from desktop.screening.allowing import STRICT, Allowed
from desktop.screening.lists import LONGEST, BadLine, read_allowed, read_keywords
from desktop.windows.counter import Counter
from desktop.windows.pages.settings.proposal_panel import Asks, Input, Looked

MOST_LINES = 200
"""Differences and faults that are listed."""
_TOGETHER = 20
"""So many words stand on one line of a difference."""


def new_list(counter: Counter, _nothing: str) -> Asks:
    """Another list beside those in force."""
    return _asking(counter, _("新词表"), None)


def change_list(counter: Counter, list_: str) -> Asks | None:
    """A list in force, as it stands, to be edited or replaced by a file."""
    found = next((one for one in counter.desk.ask(keyword_lists) if one.id == list_), None)
    return _asking(counter, _("修改词表：{name}").format(name=found.name), found) if found else None


def _asking(counter: Counter, title: str, standing: WordList | None) -> Asks:
    inputs = (
        Input("name", _("词表名称"), standing.name if standing else ""),
        Input("path", _("文件路径（文本，一行一个词；有文件的以文件为准，空着用下面的）")),
        Input(
            "text", _("每行一个词，可以粘贴；# 开头的行不算"), standing.text if standing else "", lines=True
        ),
    )
    told = _("采用后下一次机检起用；此前机检过的待审信息会标出，按一下重新机检，不用再拿文件。")
    return Asks(title, told, inputs, partial(_look_at_list, counter, standing))


def _look_at_list(counter: Counter, standing: WordList | None, given: Mapping[str, str]) -> Looked:
    text = _text(counter, given)
    if text is None:
        return Looked(faults=(_("文件读不出。请核对路径，并存为文本，每行一个词。"),))
    words, bad = read_keywords(text)
    faults = _faults(text, bad)
    name = given["name"].strip()
    if not name:
        faults.append(_("还没有填词表名称。"))
    if not words and not bad:
        faults.append(_("词表里一个词也没有。"))
    before = standing.words if standing else ()
    changes = [*_told(_("增加"), words, before), *_told(_("去掉"), before, words)]
    if standing is not None and standing.name != name:
        changes.insert(0, _("名称：{before} → {after}").format(before=standing.name, after=name))
    if standing is not None and not changes and standing.text != text:
        changes = [_("词没有增减，只改了次序或说明行。")]
    if faults or not changes:
        return Looked(changes, (), faults)
    changes.append(_("采用后共 {n} 条。").format(n=len(words)))
    written = sum(1 for line in text.splitlines() if line.strip() and not line.startswith("#"))
    doubled = [_("有 {n} 行与别的行重复，只算一次。").format(n=written - len(words))]
    command = AdoptKeywords(name=name, text=text, list=standing.id if standing else "")
    return Looked(changes, doubled if written > len(words) else (), (), command)


def bring_allowed(counter: Counter, _nothing: str) -> Asks:
    """Entries of the allow-list, a line each."""
    inputs = (
        Input("path", _("文件路径（文本；有文件的以文件为准，空着用下面的）")),
        Input("reason", _("理由（哪一行自己没写理由，就用这条）")),
        Input("text", _("每行一条：字句、前后文、类别、列入人、理由、有效期，用 Tab 隔开；只写字句也可以"),
              "", lines=True),
    )  # fmt: skip
    told = _("列入后机检不再提示。密级标志和在册文件必须写明类别和前后文；每一条以后都可以收回。")
    return Asks(_("带入允许条目"), told, inputs, partial(_look_at_allowed, counter))


def _look_at_allowed(counter: Counter, given: Mapping[str, str]) -> Looked:
    text = _text(counter, given)
    if text is None:
        return Looked(faults=(_("文件读不出。请核对路径，并存为文本，每行一条。"),))
    entries, bad = read_allowed(text)
    faults, today, reason = _faults(text, bad), counter.now().date(), given["reason"].strip()
    for one in entries:
        if one.kind in STRICT and not one.context:
            faults.append(_("“{words}”：密级标志和在册文件只能连同前后文允许。").format(words=one.words))
        if not (one.reason or reason):
            faults.append(_("“{words}”：没有写理由。").format(words=one.words))
        if one.until is not None and one.until < today:
            faults.append(_("“{words}”：有效期已经过了。").format(words=one.words))
    if not entries and not bad:
        faults.append(_("还没有要列入的条目。"))
    standing = {
        (one.fact.words, one.fact.kind, one.fact.context or "")
        for one in counter.desk.ask(allowed_passages)
        if one.counts(today)
    }
    new = [e for e in entries if (e.words, e.kind.value if e.kind else "", e.context) not in standing]
    changes = [_allowed_line(one, reason) for one in new[:MOST_LINES]]
    if len(new) > MOST_LINES:
        changes.append(_("还有 {n} 处。").format(n=len(new) - MOST_LINES))
    if faults or not new:
        return Looked(changes, (), faults[:MOST_LINES])
    return Looked(changes, (), (), AllowPassages(text=text, reason=reason))


def _allowed_line(one: Allowed, reason: str) -> str:
    kind = hit_words(one.kind.value) if one.kind else _("各类命中")
    near = _("，前后文“{context}”").format(context=one.context) if one.context else ""
    until = _("，至 {day}").format(day=one.until.isoformat()) if one.until else ""
    return _("允许“{words}”（{kind}{near}{until}）：{reason}").format(
        words=one.words, kind=kind, near=near, until=until, reason=one.reason or reason
    )


def _text(counter: Counter, given: Mapping[str, str]) -> str | None:
    """The file where one is named, else what was typed; None: it cannot be read."""
    place = given["path"].strip().strip('"')
    return counter.desk.foreign.words(Path(place)) if place else given["text"]


def _told(verb: str, these: Sequence[str], others: Sequence[str]) -> list[str]:
    """Words that are here and not there, some to a line."""
    known = set(others)
    found = [word for word in these if word not in known]
    lines = [
        _("{verb} {words}").format(verb=verb, words="、".join(found[at : at + _TOGETHER]))
        for at in range(0, len(found), _TOGETHER)
    ]
    if len(lines) > MOST_LINES:
        more = _("{verb}的还有 {n} 条。").format(verb=verb, n=len(found) - MOST_LINES * _TOGETHER)
        lines = [*lines[:MOST_LINES], more]
    return [*([_("{verb} {n} 条：").format(verb=verb, n=len(found))] if found else []), *lines]


def _faults(text: str, bad: Sequence[BadLine]) -> list[str]:
    """Line by line, each with what stands there."""
    why = {
        "too_short": _("太短，至少两个字"),
        "too_long": _("太长，一个词最多 {most} 个字，像是把整句粘进来了").format(most=LONGEST),
        "unknown_kind": _("没有这种类别，应写手机号、固定电话、电子邮箱这样的名称"),
        "no_date": _("有效期看不懂，应写成 2026-12-31"),
    }
    lines = text.removeprefix("\ufeff").splitlines()
    told = [
        _("第 {n} 行“{line}”：{why}。").format(n=one.line, line=_cut(lines[one.line - 1]), why=why[one.code])
        for one in bad[:MOST_LINES]
    ]
    if len(bad) > MOST_LINES:
        told.append(_("还有 {n} 处。").format(n=len(bad) - MOST_LINES))
    return told


def _cut(line: str) -> str:
    shown = line.strip().replace("\t", " ")
    return shown if len(shown) <= 20 else f"{shown[:20]}…"

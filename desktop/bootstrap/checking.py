"""The content check joined: a foreign file read by its bounded worker, its text screened, each finding with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from desktop.bootstrap.children import Reader
from desktop.bootstrap.foreign import content_of, decoded, part_unread, place_of
from desktop.console.ports import Checked, Hindered
from desktop.intake.faults import Why
from desktop.intake.reading import NotRead, Read, read_file
from desktop.operations.sentences.foreign import unread_sentence
from desktop.operations.sentences.hits import finding_line
from desktop.plain.words import _
from desktop.screening.config import Screening
from desktop.screening.finding import Finding
from desktop.screening.lists import BadLine, read_allowed, read_keywords
from desktop.screening.screen import Screener

Placed = tuple[Finding, str]
"""A finding and its place in words."""


def findings_of(read: Read, config: Screening, screener: Screener) -> list[Placed]:
    """What the reader found, then what stands in the text; what is told twice is found once."""
    screened = (one for one in screener.screen(read.passages) if not read.only_beside(one))
    return [(one, place_of(one, read)) for one in (*read.findings(config.weights), *screened)]


def check_files(paths: Sequence[str], config: Screening) -> Iterator[Checked]:
    """Each file as it is done, by the name it was given."""
    screener = Screener(config)
    for path in paths:
        content = content_of(Path(path))
        read = NotRead(Why.MISSING, {}) if content is None else read_file(content, Reader)
        if isinstance(read, NotRead):
            yield Checked(path, unread=(unread_sentence(read.why.value, read.facts),), read=False)
            continue
        found = findings_of(read, config, screener)
        yield Checked(
            path,
            tuple(_as_told(one, place) for one, place in found),
            tuple(finding_line(one, place) for one, place in found),
            tuple(dict.fromkeys(part_unread(one.why, one.facts, one.where) for one in read.unread)),
        )


def lists_from(keywords: Path | None, allowed: Path | None, warn: Callable[[str], None]) -> Screening:
    """The unit's lists; a line that cannot be used is named and left out. Raises ``Hindered``."""
    words, bad = read_keywords(_text(keywords))
    _name(keywords, bad, warn)
    if keywords is not None and not words:
        warn(_("词表 {file} 里没有可用的词，没有按词表查。请核对是否选错了文件。").format(file=keywords))
    entries, bad = read_allowed(_text(allowed))
    _name(allowed, bad, warn)
    return Screening(keywords=words, allowed=entries, day=date.today())


def _name(path: Path | None, lines: Sequence[BadLine], warn: Callable[[str], None]) -> None:
    for one in lines:
        warn(_("词表 {file} 第 {line} 行不能用，没有采用。请核对。").format(file=path, line=one.line))


def _text(path: Path | None) -> str:
    if path is None:
        return ""
    content = content_of(path)
    if content is None:
        raise Hindered(_("词表 {file} 读不出。请核对路径和权限。").format(file=path))
    text = decoded(content)
    if text is None:
        raise Hindered(_("词表 {file} 不是文本。请存为 UTF-8 文本，每行一个词。").format(file=path))
    return text


def _as_told(finding: Finding, place: str) -> dict[str, str | float]:
    return {
        "kind": finding.kind.value,
        "text": finding.text,
        "where": place,
        "weight": finding.weight.value,
        "confidence": finding.confidence / 1000,
    }

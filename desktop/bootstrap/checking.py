"""The content check joined: a foreign file read by its bounded worker, its text screened, each finding with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.bootstrap.children import Reader
from desktop.console.ports import Checked, Hindered
from desktop.intake.faults import Why
from desktop.intake.limits import WIDEST
from desktop.intake.reading import NotRead, Read, read_file
from desktop.operations.sentences.foreign import finding_line, unread_sentence, where_words
from desktop.plain.progress import Progress
from desktop.plain.words import _
from desktop.screening.allowing import Allowed
from desktop.screening.config import Screening
from desktop.screening.finding import Finding
from desktop.screening.folding import word_form
from desktop.screening.screen import Screener

_MISSING = "intake.missing"


@dataclass(frozen=True)
class Lists:
    """The unit's keywords, and what is allowed to stand."""

    keywords: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


class Checker:
    """Checks file after file by the same lists."""

    def __init__(self, lists: Lists) -> None:
        allowed = tuple(map(Allowed, lists.allowed))  # a keyword gives way to the allowed phrase around it
        self._screener = Screener(Screening(keywords=lists.keywords, allowed=allowed))
        self._allowed = frozenset(map(word_form, lists.allowed))

    def findings(self, read: Read) -> list[tuple[Finding, str]]:
        """What the reader found and what stands in the text, each with its place in words."""
        screened = (one for one in self._screener.screen(read.passages) if not read.only_beside(one))
        found = [*read.findings(), *screened]
        return [(one, place_of(one, read)) for one in found if not self._is_allowed(one)]

    def _is_allowed(self, finding: Finding) -> bool:
        return (
            word_form(finding.text) in self._allowed
            or word_form(finding.meant or finding.text) in self._allowed
        )

    def check(self, path: str, progress: Progress | None = None) -> Checked:
        """One file, by the name it was given."""
        content = _content(Path(path))
        if content is None:
            return Checked(path, unread=(unread_sentence(_MISSING, {}),), read=False)
        read = read_file(content, Reader, progress)
        if isinstance(read, NotRead):
            return Checked(path, unread=(unread_sentence(read.why.value, read.facts),), read=False)
        lines = tuple((one, where) for one, where in self.findings(read))
        return Checked(
            path,
            tuple(_as_told(one, where) for one, where in lines),
            tuple(finding_line(one, where) for one, where in lines),
            tuple(dict.fromkeys(_unread(one.why, one.facts, where_words(one.where)) for one in read.unread)),
        )


def place_of(finding: Finding, read: Read) -> str:
    """Where a finding begins, to the line."""
    later = 0
    if finding.spans:
        first = finding.spans[0]
        later = read.passages[first.passage].text.count("\n", 0, first.start)
    return where_words(finding.where, later)


def lists_from(keywords: Path | None, allowed: Path | None) -> Lists:
    """One word per line; ``#`` begins a remark. Raises ``Hindered``."""
    return Lists(tuple(_words(keywords)), tuple(_words(allowed)))


def _words(path: Path | None) -> Iterable[str]:
    if path is None:
        return ()
    try:
        content = path.read_bytes()
    except OSError:
        raise Hindered(_("词表 {file} 读不出。请核对路径和权限。").format(file=path)) from None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            lines = content.decode(encoding).splitlines()
        except UnicodeDecodeError:
            continue
        return [word for line in lines if (word := line.partition("#")[0].strip())]
    raise Hindered(_("词表 {file} 不是文本。请存为 UTF-8 文本，每行一个词。").format(file=path))


def _content(path: Path) -> bytes | None:
    """None where there is no such file; one that is too large comes cut, which the reader then refuses."""
    try:
        with path.open("rb") as file:
            return file.read(WIDEST.bytes_in + 1)
    except OSError:
        return None


def _unread(why: Why, facts: object, where: str) -> str:
    sentence = unread_sentence(why.value, dict(facts) if isinstance(facts, dict) else {})
    return sentence if why is Why.SCAN else _("{where}：{sentence}").format(where=where, sentence=sentence)


def _as_told(finding: Finding, where: str) -> dict[str, str | float]:
    return {
        "kind": finding.kind.value,
        "text": finding.text,
        "where": where,
        "weight": finding.weight.value,
        "confidence": finding.confidence / 1000,
    }


def check_files(paths: Sequence[str], lists: Lists) -> Iterable[Checked]:
    """Each file as it is done."""
    checker = Checker(lists)
    for path in paths:
        yield checker.check(path)

"""The worker that makes a masked copy: bound like the reader, it reads the letter's parts and has paper write them.

Started by the hidden verb; order and file come by the pipe, the copy goes back by the pipe. Before the copy is given
out it is read as any foreign file is: a passage that is still somewhere in it is told, and then the copy is not used.
"""

from __future__ import annotations

import sys
from typing import Any

from desktop.bootstrap.one_answer import Account, alone
from desktop.intake import frames
from desktop.intake.faults import Unreadable, Why
from desktop.intake.limits import LIMITS, FileKind
from desktop.intake.readers import office
from desktop.intake.readers.opening import read
from desktop.intake.readers.plain import decoded
from desktop.intake.readers.word import hiding_styles_of, root_of
from desktop.intake.readers.word_names import TRANSITIONAL
from desktop.intake.telling import Budget
from desktop.intake.xmlparts import whole
from desktop.intake.zipped import Package
from desktop.paper.letter_package import STORIES, settings, stays
from desktop.paper.masking import LetterMask, Masked, mask_text, pattern_of


class _Gathered:
    """An ear that keeps all words."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.kind: FileKind | None = None

    def passage(self, passage: Any) -> None:
        self.words.append(passage.text)

    def found(self, *_told: object) -> None:
        return None

    def unread(self, *_told: object) -> None:
        return None

    def step(self, _done: int, _total: int) -> None:
        return None


def masked(content: bytes, passages: list[str]) -> tuple[Masked, tuple[int, ...]]:
    """The copy, and the numbers of passages that could not be blacked out everywhere."""
    ear = _Gathered()

    def known(kind: FileKind) -> None:
        ear.kind = kind

    read(content, ear, known)
    if ear.kind is FileKind.TXT:
        copy = mask_text(decoded(content), passages)
    elif ear.kind is FileKind.DOCX:
        copy = _letter(content, passages)
    else:
        raise Unreadable(Why.UNKNOWN)
    after = _Gathered()
    read(copy.content, after)
    left = "".join(after.words)
    still = (
        bool(pattern_of(one).search(left)) or not count
        for one, count in zip(passages, copy.counts, strict=True)
    )
    return copy, tuple(number for number, one in enumerate(still) if one)


def _letter(content: bytes, passages: list[str]) -> Masked:
    limits = LIMITS[FileKind.DOCX]
    package = Package(content, limits, Budget(limits, lambda: None))
    mask = LetterMask(passages, hiding_styles_of(package))
    relations: dict[str, list[tuple[str, str, str]]] = {}
    for name in package.names:
        if name.lower().endswith(".rels"):
            for one in office.relations(package, name):
                if not one.external and stays(one.kind):
                    relations.setdefault(one.part, []).append((one.id, one.kind, one.target))
    stories: dict[str, tuple[str, bytes]] = {}
    looks: dict[str, tuple[str, bytes]] = {}
    for name in package.names:
        root, namespace = root_of(package, name) if name.lower().endswith(".xml") else ("", "")
        if root in STORIES:
            if namespace != TRANSITIONAL:
                raise Unreadable(Why.UNKNOWN)
            kept = (one for one, _kind, _target in relations.get(name, ()))
            stories[name] = (root, mask.story(whole(package.read(name)), kept))
        elif root == "settings":
            looks[name] = (root, settings(whole(package.read(name))))
        elif root in ("styles", "numbering", "fonts", "theme"):
            looks[name] = (root, package.read(name))
    if not any(root == "document" for root, _data in stories.values()):
        raise Unreadable(Why.UNKNOWN)
    pictures = {name: package.read(name) for name in package.names if "/media/" in name}
    return mask.written(stories, looks, pictures, relations)


def make(order: Any, content: bytes) -> tuple[Account, bytes]:
    """Passages in; how often each was blacked out, which could not be everywhere, and the copy out."""
    copy, left = masked(content, [frames.words(one) for one in order])
    return {"counts": copy.counts, "left": left}, copy.content


def main() -> int:
    """The worker started by itself."""
    return alone(make)


if __name__ == "__main__":
    sys.exit(main())

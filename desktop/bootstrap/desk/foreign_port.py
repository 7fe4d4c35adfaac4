"""Foreign files for the windows: the bounded worker reads, a child of the program checks, the book gives the lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from desktop.bootstrap import children
from desktop.bootstrap.screening_work import order_of
from desktop.bootstrap.session import Session
from desktop.intake.limits import WIDEST
from desktop.intake.reading import NotRead, Read, read_file
from desktop.operations.reviewing.bringing import Brought
from desktop.operations.reviewing.word_lists import what_to_screen
from desktop.operations.sentences.foreign import unread_sentence, where_words
from desktop.plain.digest import sha256, sm3
from desktop.plain.facts import Text
from desktop.plain.progress import Progress
from desktop.plain.words import _
from desktop.procedures.review.item_facts import Fingerprints, Hit
from desktop.screening.finding import Weight
from desktop.screening.flow import BREAK, JOINTS
from desktop.windows.desk_port import DraftRead

MOST_PLACES = 3
"""So many places of one passage are named, the others counted."""
UNREAD_PART = "unread_part"
"""Kind of hit: a part of the file that a person must look at himself."""


class Holds(Protocol):
    """Whoever holds the session of the moment."""

    @property
    def session(self) -> Session: ...


class ForeignPort:
    """``windows.desk_port.Foreign``."""

    def __init__(self, desk: Holds) -> None:
        self._desk = desk

    def read(self, place: Path, progress: Progress, *, check: bool = True) -> DraftRead:
        try:
            with place.open("rb") as file:
                content = file.read(WIDEST.bytes_in + 1)
        except OSError:
            missing = "intake.missing"
            lost = Brought(place.name, _prints(b"", ""), unread=missing)
            return DraftRead(lost, (unread_sentence(missing, {}),), found=False)
        read = read_file(content, children.Reader, progress)
        if isinstance(read, NotRead):
            why = read.why.value
            draft = Brought(place.name, _prints(content, ""), unread=why)
            return DraftRead(draft, (unread_sentence(why, read.facts),))
        said = tuple(
            dict.fromkeys(_part(one.why.value, one.facts, where_words(one.where)) for one in read.unread)
        )
        text = text_of(read)
        hits, digest = self._checked(read, said, progress) if check else ((), "")
        draft = Brought(place.name, _prints(content, text), text=text, words_digest=digest, hits=hits)
        return DraftRead(draft, said)

    def _checked(self, read: Read, unread: Iterable[str], progress: Progress) -> tuple[tuple[Hit, ...], str]:
        session = self._desk.session
        day, weights = session.clock.now().date(), session.profile.weights
        screening, digest = session.ask(lambda books: what_to_screen(books, weights, day))
        answer = children.run("screen", order_of(read.passages, screening), b"", progress)
        found = [
            {
                "kind": one.kind.value,
                "weight": one.weight.value,
                "text": one.text,
                "where": where_words(one.where),
            }
            for one in read.findings(screening.weights)
        ]
        found += answer["found"]
        found += [
            {"kind": UNREAD_PART, "weight": Weight.TO_LOOK_AT.value, "text": one, "where": ""}
            for one in unread
        ]
        return grouped(found), digest

    def words(self, place: Path) -> str | None:
        try:
            content = place.read_bytes()
        except OSError:
            return None
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
        return None


def text_of(read: Read) -> str:
    """The whole text in one string, joined as the check sees it."""
    parts: list[str] = []
    for number, passage in enumerate(read.passages):
        if number:
            parts.append(JOINTS[passage.opens].replace(BREAK, "\n\n"))
        parts.append(passage.text)
    return "".join(parts)


def grouped(found: Iterable[Mapping[str, Any]]) -> tuple[Hit, ...]:
    """One hit for each passage of a kind, with its first places and how often it stands there."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        places.setdefault((one["kind"], one["weight"], one["text"]), []).append(one["where"])
    return tuple(
        Hit(kind, weight, Text(passage), Text(_places(where)), len(where))
        for (kind, weight, passage), where in places.items()
    )


def _places(where: list[str]) -> str:
    known = list(dict.fromkeys(one for one in where if one))
    shown = "；".join(known[:MOST_PLACES])
    return shown if len(known) <= MOST_PLACES else _("{places} 等 {n} 处").format(places=shown, n=len(where))


def _prints(content: bytes, text: str) -> Fingerprints:
    return Fingerprints(
        sha256(content).hex(), sm3(content).hex(), sm3(text.encode("utf-8")).hex(), len(content)
    )


def _part(code: str, facts: Mapping[str, Any], where: str) -> str:
    sentence = unread_sentence(code, dict(facts))
    return (
        sentence
        if code == "intake.scan" or not where
        else _("{where}：{sentence}").format(where=where, sentence=sentence)
    )

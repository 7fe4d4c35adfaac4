"""Foreign files for the windows: the bounded worker reads, a child of the program checks, the book gives the lists."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from desktop.bootstrap import children
from desktop.bootstrap.desk.holds import Holds
from desktop.bootstrap.foreign import content_of, decoded, part_unread
from desktop.bootstrap.masking import masked_copy
from desktop.bootstrap.screening_work import order_of
from desktop.intake.reading import NotRead, Read, read_file
from desktop.operations.books import Books
from desktop.operations.commands import Done, Outcome
from desktop.operations.reviewing.bringing import Brought
from desktop.operations.reviewing.drafts import NoteCheck
from desktop.operations.reviewing.hits import grouped
from desktop.operations.reviewing.rechecking import kept_draft, merged
from desktop.operations.reviewing.screened_by import what_to_screen
from desktop.operations.sentences.foreign import unread_sentence, where_words
from desktop.operations.sentences.tables import sort_words
from desktop.plain.digest import sha256
from desktop.plain.progress import Progress
from desktop.plain.refusal import refuse
from desktop.plain.words import _
from desktop.procedures.review.item_facts import Fingerprints, Hit
from desktop.screening.comparing import WORDING, Known, beside_text, changes, prints, running_text
from desktop.screening.finding import Kind
from desktop.screening.weights import weight_of
from desktop.windows.desk_port import ChangeShown, Compared, DraftRead, MaskedFile


class ForeignPort:
    """``windows.desk_port.Foreign``."""

    def __init__(self, desk: Holds) -> None:
        self._desk = desk

    def read(self, place: Path, progress: Progress, *, check: bool = True) -> DraftRead:
        content = content_of(place)
        if content is None:
            missing = "intake.missing"
            lost = Brought(place.name, _prints(b"", ""), unread=missing)
            return DraftRead(lost, (unread_sentence(missing, {}),), found=False)
        read = read_file(content, children.Reader, progress)
        if isinstance(read, NotRead):
            why = read.why.value
            draft = Brought(place.name, _prints(content, ""), unread=why)
            return DraftRead(draft, (unread_sentence(why, read.facts),))
        said = tuple(dict.fromkeys(part_unread(one.why, one.facts, one.where) for one in read.unread))
        text = running_text(read.passages)
        hits, digest = self._checked(read, said, progress) if check else ((), "")
        draft = Brought(
            place.name,
            _prints(content, text),
            text=text,
            words_digest=digest,
            hits=hits,
            unseen=_unseen(read) if check else "",
        )
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
            {
                "kind": Kind.UNREAD_PART.value,
                "weight": weight_of(Kind.UNREAD_PART).value,
                "text": one,
                "where": "",
            }
            for one in unread
        ]
        return grouped(found), digest

    def check_again(self, items: Sequence[str], progress: Progress) -> Sequence[NoteCheck]:
        session = self._desk.session
        day, weights = session.clock.now().date(), session.profile.weights
        kept = session.ask(lambda books: [one for item in items if (one := kept_draft(books, item))])
        if not kept:
            return ()
        screening, digest = session.ask(lambda books: what_to_screen(books, weights, day))
        passages = [passage for one in kept for passage in one.passages]
        found = children.run("screen", order_of(passages, screening), b"", progress)["found"]
        checks, first = [], 0
        for one in kept:
            after = first + len(one.passages)
            own = [{**f, "passage": f["passage"] - first} for f in found if first <= f["passage"] < after]
            hits = merged(one, own, weights)
            checks.append(NoteCheck(item=one.item, text_sm3=one.text_sm3, words_digest=digest, hits=hits))
            first = after
        return checks

    def compare(self, reviewed: str, place: Path, progress: Progress) -> Compared:
        read = self.read(place, progress, check=False)
        if read.draft.unread:
            return Compared("", unread=read.said[0])
        known = self._desk.session.ask(_known)
        found = changes(reviewed, read.draft.text, known)
        shown = tuple(
            ChangeShown(
                one.before,
                one.after,
                one.left,
                one.right,
                one.line,
                sort_words(one.sort.value),
                one.sort in WORDING,
            )
            for one in found
        )
        return Compared(read.draft.prints.text_sm3, not found, shown)

    def masked(self, place: Path | None, text: str, passages: Sequence[str]) -> MaskedFile:
        content = text.encode("utf-8")
        if place is not None:
            found = content_of(place)
            if found is None:
                return MaskedFile(why=unread_sentence("intake.missing", {}))
            content = found
        made = masked_copy(content, passages)
        if isinstance(made, NotRead):
            return MaskedFile(why=unread_sentence(made.why.value, dict(made.facts)))
        if made.left:
            return MaskedFile(
                why=_("有 {n} 处没能遮盖住，副本不能用。请在原文件里改好后重新导入。").format(
                    n=len(made.left)
                )
            )
        return MaskedFile(made.content, of=sha256(content).hex())

    def put(self, content: bytes, place: Path, booked: Callable[[], Outcome]) -> Outcome:
        part = place.with_name(f".{place.name}.part")
        try:
            part.write_bytes(content)
            outcome = booked()
            if isinstance(outcome, Done):
                os.replace(part, place)
            return outcome
        except OSError:
            return refuse("item.output_not_written", "D19", at="place")
        finally:
            part.unlink(missing_ok=True)

    def words(self, place: Path) -> str | None:
        content = content_of(place)
        return None if content is None else decoded(content)


def _known(books: Books) -> Known:
    """Names that a change may touch: persons and departments of the unit."""
    persons = [one.name for one in books.persons(retired=True, limit=5000)]
    return Known(persons, [name for _id, name in books.departments()])


def _unseen(read: Read) -> str:
    """A line each, place and words: kept with the draft, for a check by later lists (D22)."""
    return "\n".join(f"{where_words(where)}\t{words}" for where, words in beside_text(read.passages))


def _prints(content: bytes, text: str) -> Fingerprints:
    """As the comparison later takes them (D25)."""
    made = prints(content, text)
    return Fingerprints(made.sha256, made.sm3, made.text_sm3, made.size)

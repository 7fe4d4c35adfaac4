"""The terminal joined to the program: the same door, the same operations, no window."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desktop.bootstrap import shipped
from desktop.bootstrap.child_work import work
from desktop.bootstrap.children import CHILD
from desktop.bootstrap.desk.rule_files import told_texts
from desktop.console.main import main
from desktop.console.ports import Checked, Hindered, Verified
from desktop.console.talking import heard
from desktop.operations.codebook import whole_codebook
from desktop.operations.sentences.catalogue import sentence, trouble_sentence
from desktop.plain.clock import WallClock
from desktop.plain.progress import Progress
from desktop.plain.refusal import Refusal
from desktop.plain.words import _
from desktop.profiles.loading import check
from desktop.profiles.sentences import line
from desktop.vault import door
from desktop.vault.checking.sheet import check_sheet
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker
from desktop.vault.disk import close_to_others
from desktop.vault.trouble import VaultTrouble


def terminal(words: Sequence[str]) -> int:
    """Run a verb of the terminal, or the child's work where this process is a child. Answers the exit status."""
    if words and words[0] == CHILD:
        return work(words[1])
    close_to_others()
    if words and words[0] == "--self-check":
        words = ["self-check", *words[1:]]
    return heard(lambda: main(words, TheProgram()))


@contextmanager
def _told() -> Iterator[None]:
    """Trouble of the environment becomes its sentence."""
    try:
        yield
    except VaultTrouble as trouble:
        raise Hindered(trouble_sentence(trouble.code, trouble.facts)) from None


class TheProgram:
    """What ``console.ports.Program`` asks for."""

    def operators(self, vault: Path) -> Sequence[tuple[str, str]]:
        with _told():
            if not vault.is_file():
                raise VaultTrouble("vault_missing", path=str(vault))
            return door.operators(vault)

    def verify(self, vault: Path, operator: str, password: str, sheet: str, progress: Progress) -> Verified:
        with _told():
            opened = door.unlock(vault, operator, password, WallClock(), alone=False, allow_unwritten=True)
            try:
                checker = open_checker(vault, opened.data_key)
                try:
                    report = verify(checker, whole_codebook(), progress)
                    said = check_sheet(checker, sheet) if sheet else None
                finally:
                    checker.close()
            finally:
                opened.close()
            return Verified(report, said, opened.unwritten)

    def renew_login_log(self, vault: Path) -> None:
        with _told():
            if not vault.is_file():
                raise VaultTrouble("vault_missing", path=str(vault))
            try:
                door.renew_login_log(vault, WallClock())
            except ValueError:
                raise Hindered(_("登录日志是好的，不用另起。")) from None

    def fill(self, vault: Path, operator: str, password: str, documents: int, progress: Progress) -> int:
        from desktop.bootstrap.fill import FillRefused, fill
        from desktop.bootstrap.session import open_session
        from desktop.vault.unfinished import finish

        with _told():
            session = open_session(vault, operator, password)
            try:
                left = finish(session.store)
                if isinstance(left, Refusal):
                    raise FillRefused(left)
                return fill(session.store, session.clock, documents, progress)
            except FillRefused as refused:
                raise Hindered(sentence(refused.refusal)) from None
            finally:
                session.close("closing")

    def profile_faults(self, folder: Path | None) -> Sequence[str]:
        if folder is not None and not folder.is_dir():
            raise Hindered(_("没有 {folder} 这个文件夹。请核对路径。").format(folder=folder))
        if folder is None:
            return [line(fault) for fault in check(shipped.profiles())]
        files, unread = told_texts(folder)
        return [line(fault) for fault in check(files, unread)]

    def check(
        self, files: Sequence[str], keywords: Path | None, allowed: Path | None, warn: Callable[[str], None]
    ) -> Iterable[Checked]:
        from desktop.bootstrap.checking import check_files, lists_from

        return check_files(files, lists_from(keywords, allowed, warn))

    def due(self, start: date, days: int, pauses: Sequence[tuple[date, date]], unit: str) -> Sequence[str]:
        from desktop.bootstrap.due import due_lines

        return due_lines(start, days, pauses, unit)

    def demo(self, out: Path, progress: Progress) -> int:
        from desktop.bootstrap.demo import run

        # joined by name: the demonstration brings its whole story, and imports windows and paper
        tell: Callable[[Path], int] | None = vars(run).get("demo")
        if tell is None:
            raise Hindered(_("这一版没有带演示。"))
        with _told():
            return tell(out)

    def pictures(self, out: Path) -> int:
        from desktop.bootstrap.demo import cast, own_form
        from desktop.bootstrap.demo.run import tell_week
        from desktop.bootstrap.pictures import take_all
        from desktop.vault.keys.cost import FLOOR

        with _told(), tempfile.TemporaryDirectory(prefix="custody-desk-") as folder:
            vault = Path(folder) / "vault" / "demo.vault"
            session, story = tell_week(vault, FLOOR)
            own_form.adopt(story, vault.parent)
            operator = session.operator
            session.close()
            take_all(vault, operator, cast.PASSWORD, out, story.clock.now())
        return 0

    def self_check(self) -> Sequence[str]:
        from desktop.bootstrap.self_check import self_check

        return self_check()

    def refused(self, refusal: Refusal) -> str:
        return sentence(refusal)

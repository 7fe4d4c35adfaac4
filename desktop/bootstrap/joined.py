"""The shell with its pages, its scan catcher and its line at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.bootstrap import shipped
from desktop.bootstrap.desk.machine_port import known_settings
from desktop.bootstrap.pages import make_pages
from desktop.operations.books import Books
from desktop.operations.desk.anchoring import since_last_sheet
from desktop.operations.scan_codes import valid_scan_code
from desktop.people.initials import initials
from desktop.plain.words import _
from desktop.vault.about import read_about
from desktop.windows.counter import Counter
from desktop.windows.pages.desk_acts import DeskActs
from desktop.windows.scan_catcher import ScanCatcher
from desktop.windows.shell import Shell, ShellPorts

if TYPE_CHECKING:
    from desktop.bootstrap.app import App


def _initials(words: str) -> str:
    return " ".join(initials(words)).lower()


def _standing(books: Books) -> tuple[str, str]:
    """What no printed sheet holds yet, as words and why they matter."""
    since = since_last_sheet(books)
    if since is None:
        return _("簿册还没有打印件"), _("打印一张表，页脚的簿册校验码就能核对到那一笔。")
    why = _("最近一张打印件的簿册校验码能核对到它那一笔；此后的要等下一张，如日终清点表。")
    return _("打印后又记 {n} 笔").format(n=since), why


def make_shell(app: App) -> Shell:
    """Build it over the open desk. The counter outlives a lock; pages do not."""
    desk, session = app.desk, app.desk.session
    if app.vault is None:
        raise LookupError("there is no vault")
    about = read_about(app.vault)
    counter = Counter(desk, app.threads)
    acts = DeskActs(counter)
    names = dict(about.operators)
    ports = ShellPorts(
        unit=about.unit,
        machine_level=about.machine_level,
        operator=names.get(session.operator, ""),
        now=app.clock.now,
        threads=app.threads,
        drafts=desk,
        initials=_initials,
        look=acts.look,
        scanned=acts.scanned,
        unlock=app.door,
        on_lock=lambda: desk.close("by_hand"),
        help_text=shipped.help_text,
        standing=lambda: desk.ask(_standing),
        idle_minutes=known_settings().idle_minutes,
    )
    shell = Shell(ports, make_pages(counter), ScanCatcher(app.qt, valid_scan_code))
    counter.setParent(shell)
    acts.at(shell)

    def say(sentence: str, tone: str) -> None:
        if not shell.locked:
            shell.status.say(sentence, tone)

    def recount() -> None:
        if not shell.locked:
            shell.recount()

    def go(page: str, thing: str) -> None:
        if not shell.locked and any(known.id == page for known in shell.pages):
            shell.go(page)
            body = shell.body(page)
            if thing and hasattr(body, "show_thing"):
                body.show_thing(thing)

    counter.wanted.connect(go)
    counter.cleared.connect(shell.start_afresh)
    counter.said.connect(say)
    counter.done.connect(recount)
    shell.pages_gone.connect(counter.forget_pages)
    return shell

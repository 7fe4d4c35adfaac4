"""``demo --out DIR``: the vault, ``password.txt``, every form as PDF and Word, pictures, and a verified book."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.bootstrap.demo import at_the_desk, cast
from desktop.bootstrap.demo.casting import enter_cast
from desktop.bootstrap.demo.documents import OPENING
from desktop.bootstrap.demo.papers import save_all
from desktop.bootstrap.demo.teller import Teller
from desktop.bootstrap.demo.week import tell
from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.bootstrap.pictures import take_pictures
from desktop.bootstrap.session import Session
from desktop.operations.sentences.catalogue import sentence
from desktop.operations.sentences.verify import report_sentences
from desktop.plain.clock import SetClock
from desktop.plain.ids import counted_ids
from desktop.plain.words import _
from desktop.vault.checking.verify import verify
from desktop.vault.connections import open_checker
from desktop.vault.keys.cost import FLOOR, Cost

Say = Callable[[str], object]
BEGINNING = datetime(2026, 3, 2, 7, 50)


def tell_week(vault: Path, cost: Cost | None = None) -> tuple[Session, Teller]:
    """A fresh demonstration vault with the whole week told; the session stays open."""
    clock = SetClock(BEGINNING)
    operators = [
        NewBookOperator(name, post, cast.PASSWORD, id=f"DEMO-{key}") for key, name, post in cast.OPERATORS
    ]
    book = NewBook(cast.UNIT, "panjin", "secret", operators, vault, demonstration=True)
    session = found(book, clock, cost, counted_ids("D"))
    story = Teller(session, clock, vault.parent / "printed")
    enter_cast(story)
    tell(story)
    return session, story


PARTS = ("vault", "forms", "pictures")
"""What an earlier demonstration left in the folder and this one makes anew."""


def demo(out: Path, say: Say = print) -> int:
    """The whole demonstration; 0 where the book verifies at the end, else 1."""
    for part in PARTS:
        if (out / part).is_dir():
            shutil.rmtree(out / part)
    vault = out / "vault" / "demo.vault"
    out.mkdir(parents=True, exist_ok=True)
    say(_("演示：{unit}的一周……").format(unit=cast.UNIT))
    session, story = tell_week(vault, FLOOR)
    password = vault.with_name("password.txt")
    password.write_text(cast.PASSWORD + "\n", encoding="utf-8")
    papers = save_all(story, out / "forms")
    counts = story.ask(lambda books: books.counts(story.clock.now()))
    say(
        _("一周记完：登记 {n} 件，表单 {papers} 个文件，被依规拒绝 {refused} 次，在外 {out} 份。").format(
            n=len(story.documents) + len(OPENING),
            papers=len(papers),
            refused=len(story.refused),
            out=counts.out,
        )
    )
    for refusal in story.refused:
        say(f"  {refusal.clause}  {sentence(refusal)}")
    operator, key = session.operator, session.opened.data_key
    checker = open_checker(vault, key)
    try:
        report = verify(checker, session.codebook)
    finally:
        checker.close()
    session.close("closing")
    pictures = take_pictures(vault, operator, cast.PASSWORD, out / "pictures", story.clock.now())
    say(_("各窗口图片 {n} 张：{place}").format(n=len(pictures), place=out / "pictures"))
    say(_("库：{vault}（密码在同一文件夹的 password.txt）").format(vault=vault))
    confirms, own = at_the_desk.CONFIRMS, at_the_desk.HIS_PASSWORD
    name = next(one.name for one in cast.PEOPLE if one.key == confirms)
    say(_("当面确认密码（{name}）：{own}").format(name=name, own=own))
    for line in report_sentences(report):
        say(line)
    return 0 if report.sound else 1

"""``fill``: as many documents as asked for, of every shape a desk sees, through the same door as the windows."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.custody.document_facts import Details
from desktop.custody.levels import Level, above
from desktop.operations.circulating.open_slip import OpenSlip
from desktop.operations.circulating.round import HandOutFolder, TakeBackFolder
from desktop.operations.codebook import whole_codebook
from desktop.operations.commands import Command, Done
from desktop.operations.ports import Store
from desktop.operations.receiving.opening import EnterOpening, OpeningLine
from desktop.operations.receiving.register import RegisterDocument
from desktop.operations.run import run
from desktop.operations.standing.enter import EnterBody, EnterSafe
from desktop.operations.verbs import VERBS
from desktop.plain.clock import Clock
from desktop.plain.facts import Text
from desktop.plain.progress import Progress
from desktop.plain.refusal import Refusal
from desktop.vault.batches import Batch
from desktop.vault.rules_in_force import machine_level
from desktop.vault.store import BookStore

YEARS_BACK = 6
OPENED_PER_CENT = 60
"""So many of a hundred come from the closed books of earlier years (期初), the others arrive today."""
CIRCULATED_EVERY = 40
"""Every so manyth document goes round, and some of these are still out."""

_PLACES = ("省委", "省政府", "市委", "市政府", "市纪委", "市委组织部", "市委政法委", "市委机要局")
_OFFICES = ("办公厅", "办公室", "督查室", "政策研究室", "保密办")
_ACTS = ("印发", "转发", "调整", "进一步加强", "切实做好", "严格规范", "报送", "征求")
_MATTERS = (
    "机要文件管理",
    "涉密人员管理",
    "节假日值班和应急处置",
    "年度重点工作任务分工",
    "信息系统安全检查",
    "干部人事档案专项审核",
    "重大项目风险评估",
    "突发事件信息报送",
    "国防动员潜力调查",
    "边境口岸检验检疫",
    "粮食和物资储备轮换",
    "涉外活动保密提醒",
)
_KINDS = ("通知", "意见", "方案", "报告", "函", "通报", "会议纪要", "决定")
_SIGNS = ("辽委办", "辽政发", "盘委", "盘政办", "盘纪发", "盘组通", "盘政法", "盘密发")


@dataclass
class _Desk:
    """What the documents refer to, and who reads them."""

    safe: str
    bodies: list[str]
    readers: list[str]
    levels: list[Level]


class FillRefused(Exception):
    """A command of the fill was refused: the vault's own rules do not let it be filled so."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def fill(store: BookStore, clock: Clock, documents: int, progress: Progress, seed: int = 1) -> int:
    """Add documents with one to five copies each; answers how many acts were done.

    ``Stopped`` leaves a batch that the next start closes. Raises ``FillRefused``.
    """
    dice = random.Random(seed)  # noqa: S311  (the same shapes for the same seed, no secret)
    desk = _furnish(store)
    batch = Batch(store, planned=documents)
    _must(batch.open())
    offset = store.books.head()[0]
    store.connection.rollback()
    filled = 0
    try:
        for number in range(1, documents + 1):
            _one(batch, clock, desk, dice, offset + number)
            filled = number
            if number % 50 == 0:
                progress.step(number, documents)
    finally:
        batch.rest()
    progress.step(filled, documents)
    _must(batch.close())
    return batch.done


def _must(outcome: Done | Refusal) -> Done:
    if isinstance(outcome, Refusal):
        raise FillRefused(outcome)
    return outcome


def _do(store: Store, command: Command) -> Done:
    return _must(run(VERBS[type(command)], command, store))


def _furnish(store: BookStore) -> _Desk:
    with store.connection.begin():
        known = {body.name: body.id for body in store.books.bodies(limit=200)}
        safes = [safe for safe in store.books.safes() if safe.level == Level.SECRET.value]
        readers = [person.id for person in store.books.persons()][:8]
        machine = Level(machine_level(store.connection, whole_codebook()))
    safe = safes[0].id if safes else _do(store, EnterSafe(name="5号柜", level=Level.SECRET)).ids["safe"]
    names = [f"{place}{office}" for place in _PLACES for office in _OFFICES]
    bodies = [known.get(name) or _do(store, EnterBody(name=name)).ids["body"] for name in names]
    levels = [
        level for level in (Level.SECRET, Level.CONFIDENTIAL, Level.INTERNAL) if not above(level, machine)
    ]
    return _Desk(safe, bodies, readers, levels)


def _title(dice: random.Random) -> str:
    title = f"关于{dice.choice(_ACTS)}{dice.choice(_MATTERS)}"
    while dice.random() < 0.3:
        title += f"和{dice.choice(_MATTERS)}"
    return f"{title}工作的{dice.choice(_KINDS)}"


def _one(batch: Batch, clock: Clock, desk: _Desk, dice: random.Random, number: int) -> None:
    body, level = dice.choice(desk.bodies), dice.choice(desk.levels)
    copies = dice.choice((1, 1, 2, 3, 3, 5))
    numbers = tuple(f"{number * 10 + n:06d}" for n in range(copies)) if dice.random() < 0.8 else ()
    today = clock.now().date()
    if dice.randrange(100) < OPENED_PER_CENT:
        received = today - timedelta(days=dice.randrange(1, YEARS_BACK * 365))
        line = OpeningLine(
            old_number=f"旧{received.year}-{number:06d}",
            issuing_body=body,
            title=_title(dice),
            level=level,
            copies=copies,
            copy_numbers=numbers,
            document_number=_sign(dice, received, number),
            received_on=received,
            safe=desk.safe,
        )
        _do(batch, EnterOpening(lines=(line,)))
        return
    command = RegisterDocument(
        issuing_body=body,
        title=_title(dice),
        level=level,
        copies=copies,
        copy_numbers=numbers,
        safe=desk.safe,
        must_return=dice.random() < 0.1,
        return_due=today + timedelta(days=dice.randrange(20, 200)),
        details=Details(
            document_number=Text(_sign(dice, today, number)), issued_on=today, pages=dice.randrange(1, 30)
        ),
    )
    document = _do(batch, command).ids["document"]
    if number % CIRCULATED_EVERY == 0 and desk.readers:
        _circulate(batch, desk, document, still_out=number % (CIRCULATED_EVERY * 10) == 0)


def _sign(dice: random.Random, day: date, number: int) -> str:
    return f"{dice.choice(_SIGNS)}〔{day.year}〕{number}号"


def _circulate(batch: Batch, desk: _Desk, document: str, *, still_out: bool) -> None:
    copies = tuple(copy.id for copy in batch.books.copies_of(document))[:1]
    said = "批示明确"
    waived = {"reader.below_level": said, "reader.without_clearance": said, "slip.mixed": "同夹"}
    slip = _do(batch, OpenSlip(copies=copies, readers=tuple(desk.readers), reasons=waived)).ids["slip"]
    for place, _reader in enumerate(desk.readers):
        _do(batch, HandOutFolder(slip=slip, reasons=waived))
        if still_out and place == len(desk.readers) // 2:
            return
        _do(batch, TakeBackFolder(slip=slip, counted=len(copies)))

"""The round itself: out, back, the four other ways of reading, a signature that followed, its corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from desktop.custody.slip_facts import FolderHandedOut, FolderTakenBack, ReadTogether, Way
from desktop.operations.circulating.correct_round import CorrectRound
from desktop.operations.circulating.readers import NoteSignature
from desktop.operations.circulating.round import HandOutFolder, ReadFolderTogether, TakeBackFolder
from desktop.operations.commands import Command
from desktop.operations.custody.move import HandOutForHandling
from desktop.plain.corrections import effective
from desktop.plain.facts import Fact
from desktop.plain.recorded import Recorded
from desktop.plain.refusal import Refusal
from desktop.plain.typed import Typed, read_count
from desktop.plain.words import N_, _
from desktop.windows.counter import Counter
from desktop.windows.pages.circulation.folder import (
    IN_ORIGINAL,
    MOST_CHOICES,
    Folder,
    copies_field,
    free_words,
    happened,
    moment,
    named,
    read_labels,
    when,
)
from desktop.windows.pages.middle import Asking
from desktop.windows.pages.typed import coming_day, reader
from desktop.windows.pages.typed_people import person, read_persons
from desktop.windows.ports import Reader
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.field_spec import Entered, FieldSpec, Offer

# out and back


def _out(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    first = next((r for r in folder.readers if r.person == folder.slip.next_reader), None)
    waiting = named(folder.readers, "waiting", "deferred", "read")
    return (
        FieldSpec("reader", _("送给"), required=True, span=4, choices=waiting,
                  default=Typed(first.person, first.name) if first else None),
        person(counter, "proxy", _("代收人（没有可空）"), False, 4),
        when(counter, 4),
    )  # fmt: skip


def _proxy(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    """代领: the secretary signs 代收, the reader is the holder; nobody signs for him (D6)."""
    reader_field, _proxy, *rest = _out(counter, folder)
    return (reader_field, person(counter, "proxy", _("代收人（阅件人仍须本人签字）"), True, 4), *rest)


def _hand_out(folder: Folder, entered: Entered) -> Command:
    proxy = entered.values.get("proxy", "")
    return HandOutFolder(
        slip=folder.slip.id,
        reader=entered.values["reader"],
        way=Way.PROXY if proxy else Way.CARRIED,
        proxy=proxy,
        reasons=entered.reasons,
        **happened(entered),
    )


def _back(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    count = len(folder.inside)
    return (
        FieldSpec("counted", _("清点份数"), reader(read_count), True,
                  Typed(count, _("{n} 份").format(n=count)), span=2),
        FieldSpec("signed", _("阅毕签字"), required=True, span=2, default=Typed(True, _("已签")),
                  choices=(Offer(True, _("已签")), Offer(False, _("未签")))),
        FieldSpec("instruction", _("批示（简记，或 见原件）"), span=5),
        when(counter),
    )  # fmt: skip


def instruction_of(entered: Entered) -> str | None:
    """None: he gave none; empty: it stands on the original."""
    said = entered.values.get("instruction")
    return None if said is None else "" if said in IN_ORIGINAL else str(said)


def take_back(folder: Folder, entered: Entered, missing: tuple[str, ...] = ()) -> TakeBackFolder:
    """The count as it was made; ``missing`` after counting copy by copy."""
    return TakeBackFolder(
        slip=folder.slip.id,
        counted=len(folder.inside) - len(missing) if missing else entered.values["counted"],
        signed=entered.values["signed"],
        missing=missing,
        instruction=instruction_of(entered),
        reasons=entered.reasons,
        **happened(entered),
    )


# the other ways of reading (D6)


def _together(way: Way) -> Asking:
    def fields(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
        waiting = [r for r in folder.readers if r.stand in ("waiting", "deferred")]
        if way is Way.AT_DESK:
            # who stands at the desk is one person, mostly the next one
            waiting = [r for r in waiting if r.person == folder.slip.next_reader]
        shown = "、".join(r.name for r in waiting)
        every = Typed(tuple(r.person for r in waiting), shown) if waiting else None
        field = FieldSpec(
            "readers", _("阅件人（逐人签字）"), reader(read_persons(counter)), True, every, span=8
        )
        return (field, when(counter, 4))

    def command(folder: Folder, entered: Entered) -> Command:
        return ReadFolderTogether(
            slip=folder.slip.id,
            readers=entered.values["readers"],
            way=way,
            reasons=entered.reasons,
            **happened(entered),
        )

    return Asking(N_("当面阅") if way is Way.AT_DESK else N_("集中阅文"), fields, command)


def _handling(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    """Who reads it and keeps it to handle: with a return date, on 拟办 or 批示 (D6, D8)."""
    holder = folder.slip.out_with
    spec = person(counter, "to", _("承办人"), span=3)
    if holder:
        spec = FieldSpec("to", spec.label, required=True, span=3, offers=spec.offers,
                         default=Typed(holder, folder.slip.out_with_name))  # fmt: skip
    here = tuple(c for c in folder.inside if c.place_kind != "ended")
    return (
        copies_field("copies", _("领用哪几份"), here),
        spec,
        FieldSpec("due", _("应还日"), coming_day(counter), True, span=2),
        person(counter, "proxy", _("代收人（没有可空）"), False),
    )


def _to_handle(_folder: Folder, entered: Entered) -> Command:
    values = entered.values
    return HandOutForHandling(
        copies=values["copies"],
        to=values["to"],
        due=values["due"],
        proxy=values.get("proxy", ""),
        reasons=entered.reasons,
    )


# a signature that followed


def unsigned(folder: Folder) -> tuple[Offer, ...]:
    """Who had the folder and has not signed."""
    return tuple(
        Offer(r.person, folder.name(r.person))
        for r in folder.state.readers
        if r.out_at is not None and not r.signed and r.stand.value in ("waiting", "deferred")
    )[:MOST_CHOICES]


def _sign(_counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    offers = unsigned(folder)
    first = Typed(offers[0].value, offers[0].shown) if offers else None
    return (FieldSpec("reader", _("谁补签了"), required=True, choices=offers, default=first, span=6),)


# corrections of what was booked (D1, edge case 15)


def has_rounds(folder: Folder) -> bool:
    """Whether anything of the round stands that could have been booked wrongly."""
    return any(_round_words(folder, row) for row in effective(folder.rows))


def rounds_told(folder: Folder, now: datetime) -> tuple[Offer, ...]:
    """The last facts of the round that still stand, newest first, as the officer would say them."""
    return tuple(_rounds(folder, now))[:MOST_CHOICES]


def _rounds(folder: Folder, now: datetime) -> Iterator[Offer]:
    # a corrected fact is found under the version of the wrong one, which is what a correction names
    for row in reversed(effective(folder.rows)):
        words = _round_words(folder, row)
        if words:
            day = said_day(row.happened_at.date(), now.date())
            yield Offer(row.version, f"{day} {row.happened_at:%H:%M} {words}")


def _round_words(folder: Folder, row: Recorded) -> str:
    match row.fact:
        case FolderHandedOut():
            return _("送{name}").format(name=folder.name(row.fact.reader))
        case FolderTakenBack():
            return _("从{name}收回").format(name=folder.name(row.fact.reader))
        case ReadTogether():
            return _("{names}阅").format(names="、".join(map(folder.name, row.fact.readers)))
        case _:
            return ""


RIGHT, NEVER = "right", "never"
NONE_MISSING = ("0", "不缺", "一份不缺")


def _correct(counter: Counter, folder: Folder) -> tuple[FieldSpec, ...]:
    told = rounds_told(folder, counter.now())
    kinds = {row.version: row.fact for row in effective(folder.rows)}

    def asked(*which: type[Fact]) -> Callable[[Mapping[str, Any]], bool]:
        """Only what the chosen entry has; taking it out is said, never the meaning of empty fields."""
        return lambda values: (
            values.get("what") == RIGHT and isinstance(kinds.get(values.get("version", 0)), which)
        )

    one = person(counter, "reader", _("改为何人（不改空着）"), False, 4)
    return (
        FieldSpec("version", _("哪一笔记错了"), required=True, choices=told, span=7, hint=_("按数字选")),
        FieldSpec("what", _("怎么改"), required=True, span=5,
                  choices=(Offer(RIGHT, _("写错了，改正")), Offer(NEVER, _("没有这回事，撤销这一笔")))),
        FieldSpec("happened_at", _("改为何时（不改空着）"), moment(counter), hint="902", span=4, when=asked(Fact)),
        replace(one, when=asked(FolderHandedOut, FolderTakenBack)),
        FieldSpec("readers", _("改为哪些人（不改空着）"), reader(read_persons(counter)), span=8,
                  when=asked(ReadTogether)),
        FieldSpec("missing", _("实际缺哪几份（不缺写 0）"), _lacking(folder), span=4,
                  hint=_("份号，几份用逗号"), when=asked(FolderTakenBack)),
        free_words("reason", _("更正原因（原记录保留可查）"), 12),
    )  # fmt: skip


def _lacking(folder: Folder) -> Reader:
    """Which copies were not in the folder when it came back; 0: it was whole."""
    some = read_labels(folder.copies)

    def read(text: str) -> Typed[Any] | Refusal:
        return Typed((), _("一份不缺")) if text.strip() in NONE_MISSING else some(text)

    return reader(read)


def _correction(folder: Folder, entered: Entered) -> Command:
    values = entered.values
    one = values.get("reader", "")
    right = values["what"] == RIGHT
    standing = next(row for row in effective(folder.rows) if row.version == values["version"])
    return CorrectRound(
        slip=folder.slip.id,
        version=values["version"],
        reason=values["reason"],
        # 改正 alone keeps the time: without it the verb would take the entry out
        happened_at=values.get("happened_at", standing.happened_at) if right else None,
        readers=((one,) if one else values.get("readers", ())) if right else (),
        missing=values.get("missing") if right else None,
    )


ACTS: Mapping[str, Asking] = MappingProxyType(
    {
        "slip.out": Asking(N_("送出"), _out, _hand_out, key="hand_out"),
        "slip.back": Asking(N_("收回"), _back, take_back, key="take_back"),
        "slip.at_desk": _together(Way.AT_DESK),
        "slip.gathering": _together(Way.GATHERING),
        "slip.proxy": Asking(N_("代领、代送"), _proxy, _hand_out),
        "slip.handling": Asking(N_("承办领用"), _handling, _to_handle),
        "slip.sign": Asking(
            N_("补签"), _sign, lambda f, e: NoteSignature(slip=f.slip.id, reader=e.values["reader"])
        ),
        "slip.correct": Asking(N_("更正送退"), _correct, _correction),
    }
)
"""Id of a verb → the act."""

WAYS = ("slip.at_desk", "slip.gathering", "slip.proxy", "slip.handling")
"""Reading otherwise than carried to his room, in the order of their digits."""

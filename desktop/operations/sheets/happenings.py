"""What happened to a document and its copies, in words: for the life (D18) and the 续页 (D12)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.audit.acts import ReasonGiven
from desktop.custody import copy_facts as c
from desktop.custody import document_facts as d
from desktop.custody import receipt_facts as r
from desktop.custody.places import Place
from desktop.operations.sheets.source import Source, ending
from desktop.plain.corrections import Annulled
from desktop.plain.facts import Fact
from desktop.plain.words import _


@dataclass(frozen=True)
class Happening:
    """``what`` in words, ``person`` whom it concerns, ``paper`` on which sheet it rests."""

    what: str
    person: str = ""
    paper: str = ""


def told(source: Source, fact: Fact, by: str) -> Happening | None:
    """The words of a fact; ``by`` is the operator's id; None where it says nothing to a reader."""
    return (
        _of_receipt(source, fact)
        or _of_document(source, fact, by)
        or _of_custody(source, fact, by)
        or _of_copy(source, fact, by)
    )


def _place(source: Source, place: Place) -> str:
    if place.kind.value == "person":
        return source.name(place.ref)
    if place.kind.value == "safe":
        safe = source.books.safe(place.ref)
        return safe.name if safe else ""
    return ending(place.ref) if place.kind.value == "ended" else _body(source, place.ref)


def _body(source: Source, body: str) -> str:
    found = source.books.body(body)
    return found.name if found else ""


def _safe(source: Source, safe: str) -> str:
    found = source.books.safe(safe)
    return found.name if found else ""


def _slip(source: Source, slip: str) -> str:
    found = source.books.slip(slip) if slip else None
    return found.number if found else ""


def _permit(source: Source, permit: str) -> str:
    found = source.books.permit(permit) if permit else None
    return found.number if found else ""


def _clearance(source: Source, clearance: str) -> str:
    found = source.books.clearance(clearance)
    return found.number if found else ""


def _of_receipt(source: Source, fact: Fact) -> Happening | None:
    match fact:
        case r.ReceiptSigned():
            what = _("签收，路单{list}，封套{n}件").format(
                list=fact.delivery_list or _("无号"), n=len(fact.envelopes)
            )
            return Happening(what, source.name(fact.receiver))
        case r.EnvelopesOpened():
            return Happening(_("拆封清点"), source.name(fact.opener))
        case r.EnvelopeDelivered():
            return Happening(_("亲启原封送达"), source.name(fact.addressee))
        case r.EnvelopeReturned():
            return Happening(_("错投退回：{to}").format(to=fact.to), "", fact.proof)
        case _:
            return None


def _of_document(source: Source, fact: Fact, by: str) -> Happening | None:
    match fact:
        case d.DocumentRegistered():
            what = _("期初建账") if fact.source is d.Source.OPENING else _("收文登记")
            return Happening(what, source.name(by))
        case d.DocumentCompleted():
            return Happening(_("补录登记栏目"), source.name(by))
        case d.EyesOnlyHandedOver():
            return Happening(_("亲启内件交回登记"), source.name(by))
        case d.DiscrepancyNoted():
            what = _("来文差错：应{listed}份，实{found}份；{account}").format(
                listed=fact.listed, found=fact.found, account=fact.account
            )
            return Happening(what, source.names(fact.witnesses))
        case d.DiscrepancySettled():
            return Happening(_("来文差错处理：{answer}").format(answer=fact.answer))
        case d.DocumentVoided():
            return Happening(_("登记作废：{reason}").format(reason=fact.reason), source.name(by))
        case d.PersonsInformed():
            return Happening(_("登记知悉人员"), source.names(fact.persons), _permit(source, fact.permit))
        case ReasonGiven():
            return Happening(_("说明：{reason}").format(reason=fact.reason), source.name(by))
        case Annulled():
            return Happening(_("更正：前条未发生。{reason}").format(reason=fact.reason), source.name(by))
        case _:
            return None


def _of_custody(source: Source, fact: Fact, by: str) -> Happening | None:
    """Where it went."""
    match fact:
        case c.CopyRegistered():
            return Happening(_("入{place}").format(place=_place(source, fact.place)), source.name(by))
        case c.CopyHandedOut():
            what = _("送阅") if fact.purpose is c.Purpose.CIRCULATION else _("承办领用")
            if fact.proxy:
                what = _("{what}（{name}代收）").format(what=what, name=source.name(fact.proxy))
            return Happening(what, source.name(fact.to), _slip(source, fact.slip))
        case c.CopyTakenBack():
            what = _("收回，入{safe}").format(safe=_safe(source, fact.safe))
            return Happening(what, source.name(fact.holder))
        case c.CopyReadAtDesk():
            what = _("当面阅读") if len(fact.readers) == 1 else _("集中阅文")
            return Happening(what, source.names(fact.readers), _slip(source, fact.slip))
        case c.CopyPassed():
            what = _("横传，由{giver}转给{taker}").format(
                giver=source.name(fact.holder), taker=source.name(fact.to)
            )
            return Happening(what, source.name(fact.to))
        case c.CopyMoved():
            return Happening(_("移入{safe}").format(safe=_safe(source, fact.safe)), source.name(by))
        case c.CopySentBack():
            what = _("送退{body}，未回单").format(body=_body(source, fact.body))
            return Happening(what, source.names(fact.carriers), _clearance(source, fact.clearance))
        case c.CopyReturnAcknowledged():
            return Happening(_("清退回单收到"), source.name(by), _clearance(source, fact.clearance))
        case c.CopyReturnRefused():
            what = _("接收单位退回，入{safe}").format(safe=_safe(source, fact.safe))
            return Happening(what, source.name(by), _clearance(source, fact.clearance))
        case c.CopyEnded():
            return Happening(ending(fact.how.value), source.name(by), fact.proof)
        case _:
            return None


def _of_copy(source: Source, fact: Fact, by: str) -> Happening | None:
    """What else happened to it."""
    match fact:
        case c.CopyKeptOvernight():
            what = _("留阅过夜：{reason}").format(reason=fact.reason)
            return Happening(what, _("{name}同意").format(name=source.name(fact.agreed_by)))
        case c.CopyChased():
            return Happening(_("催退"), source.name(fact.holder), fact.notice)
        case c.CopyReproduced():
            what = _("复制{n}份").format(n=len(fact.made))
            return Happening(what, source.name(by), _permit(source, fact.permit))
        case c.CopyRecalled():
            return Happening(_("制发机关收回：{notice}").format(notice=fact.notice))
        case c.CopyFrozen():
            return Happening(_("冻结，待查明"), source.name(by))
        case c.CopyReleased():
            return Happening(_("解除冻结：{why}").format(why=fact.explanation), source.name(by))
        case c.CopyMissed():
            return Happening(_("下落不明：{how}").format(how=fact.circumstances), source.name(by))
        case c.CopyFound():
            what = _("找到，在{place}：{how}").format(
                place=_place(source, fact.place), how=fact.circumstances
            )
            return Happening(what, source.name(by))
        case _:
            return None

"""An item driven fact by fact, for the tests of its laws."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from desktop.plain.facts import Fact, Text
from desktop.plain.recorded import Recorded
from desktop.procedures.review import item_facts as f
from desktop.procedures.review.item import Item, fold_item

DAY = date(2026, 3, 2)
PRINTS = f.Fingerprints("a" * 64, "b" * 64, "c" * 64, 20_480)


def words(
    title: str = "关于开放停车场的通告", number: str = "盘检〔2026〕12号", summary: str = ""
) -> f.Words:
    return f.Words(Text(title), Text(number) if number else None, Text(summary) if summary else None)


def handed_in(**changes: object) -> f.ItemHandedIn:
    given: dict[str, object] = {
        "words": words(),
        "department": "d1",
        "handed_in_by": "p1",
        "item_type": "web",
        "channels": ("site", "wechat"),
        "attribute": f.Attribute.PROACTIVE,
    }
    return f.ItemHandedIn(**{**given, **changes})  # type: ignore[arg-type]


def hit(kind: str = "id_number", weight: str = "blocking", passage: str = "110101…0012") -> f.Hit:
    return f.Hit(kind, weight, Text(passage), Text("正文第 3 段"), 1)


def checked(*hits: f.Hit) -> f.DraftChecked:
    return f.DraftChecked(text_sm3=PRINTS.text_sm3, words_digest="", hits=hits)


def draft(text_sm3: str = PRINTS.text_sm3) -> f.DraftTaken:
    prints = f.Fingerprints(PRINTS.sha256, PRINTS.sm3, text_sm3, PRINTS.size)
    return f.DraftTaken(name=Text("通告.docx"), prints=prints, text=Text("全文"))


def judged(kind: str, passage: str, verdict: f.Verdict, reason: str = "") -> f.HitJudged:
    return f.HitJudged(
        kind=kind,
        passage=Text(passage),
        verdict=verdict,
        person="p2",
        reason=Text(reason) if reason else None,
    )


def published(channel: str = "site", on: date = DAY + timedelta(3), compared_by: str = "p5") -> f.Published:
    return f.Published(channel=channel, on=on, published_by="p4", compared_by=compared_by)


@dataclass
class Story:
    """A stream that grows; each fact a day after the one before."""

    rows: list[Recorded] = field(default_factory=list)

    def add(self, *facts: Fact) -> Item:
        for fact in facts:
            version = len(self.rows) + 1
            at = datetime(2026, 3, 1, 9) + timedelta(days=version)
            self.rows.append(Recorded(version, version, "item/i1", version, fact, at, at, "p0"))
        return self.item

    @property
    def item(self) -> Item:
        return fold_item("i1", self.rows)


def begun(case: str = "c1", number: int = 1) -> f.RoundBegan:
    return f.RoundBegan(case=case, number=number)


def ended(conclusion: str = "publish", case: str = "c1") -> f.RoundEnded:
    return f.RoundEnded(case=case, conclusion=conclusion)

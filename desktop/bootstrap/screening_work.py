"""The content check as an order to a child: text, lists and register by its pipe; findings with their places back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from desktop.bootstrap.foreign import place_of
from desktop.intake import frames
from desktop.intake.limits import FileKind
from desktop.intake.reading import Read
from desktop.plain.progress import Progress
from desktop.screening.allowing import Allowed
from desktop.screening.config import Screening
from desktop.screening.finding import Kind, Weight
from desktop.screening.register import Registered
from desktop.screening.screen import screen
from desktop.screening.text import Passage

_EVERY = 200


def order_of(passages: Sequence[Passage], screening: Screening) -> dict[str, Any]:
    """All that the child needs; no key and no folder."""
    return {
        "passages": [frames.passage_out(one) for one in passages],
        "keywords": list(screening.keywords),
        "allowed": [
            {
                **asdict(one),
                "kind": one.kind.value if one.kind else "",
                "until": one.until.isoformat() if one.until else "",
            }
            for one in screening.allowed
        ],
        "register": [[one.key, one.title, list(one.numbers)] for one in screening.register],
        "weights": {key: weight.value for key, weight in screening.weights.items()},
        "day": screening.day.isoformat() if screening.day else "",
    }


def screened(order: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """In the child: what was found. Of the register nothing comes back but that it was met."""
    passages = tuple(frames.passage_in(one) for one in order["passages"])
    read = Read(FileKind.TXT, passages)
    found = [
        {
            "kind": one.kind.value,
            "text": one.text,
            "where": place_of(one, read),
            "weight": one.weight.value,
            "passage": one.spans[0].passage,
        }
        for one in screen(_told(passages, progress), _screening(order))
        if not read.only_beside(one)
    ]
    return {"found": found}


def _told(passages: Sequence[Passage], progress: Progress) -> Iterator[Passage]:
    for number, passage in enumerate(passages):
        if number % _EVERY == 0:
            progress.step(number, len(passages))
        yield passage


def _screening(order: Mapping[str, Any]) -> Screening:
    allowed = tuple(
        Allowed(
            **{
                **one,
                "kind": Kind(one["kind"]) if one["kind"] else None,
                "until": date.fromisoformat(one["until"]) if one["until"] else None,
            }
        )
        for one in order["allowed"]
    )
    return Screening(
        keywords=tuple(order["keywords"]),
        allowed=allowed,
        register=tuple(Registered(key, title, tuple(numbers)) for key, title, numbers in order["register"]),
        weights={key: Weight(weight) for key, weight in order["weights"].items()},
        day=date.fromisoformat(order["day"]) if order["day"] else None,
    )

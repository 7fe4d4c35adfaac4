"""Labels: a short scan code and a readable number, no content; never on what must be returned (D11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.operations.printing.ports import Label
from desktop.operations.scan_codes import scan_code
from desktop.operations.sheets.source import Source
from desktop.operations.standing.carriers import labelled_carriers
from desktop.operations.views import CopyRow, PersonRow, SlipRow
from desktop.plain.refusal import Refusal, refuse


def copy_labels(source: Source, copies: Iterable[str]) -> Sequence[Label] | Refusal:
    """Labels of copies whose carrier has labels by the profile; 须清退 documents never have one."""
    found: list[Label] = []
    for one in copies:
        copy = source.books.copy(one)
        if copy is None:
            return refuse("copy.unknown", at="copies")
        refused = _fits(source, copy)
        if refused is not None:
            return refused
        found.append(Label(scan_code("C", copy.seq), readable(source, copy)))
    return found or refuse("copies.none_chosen", at="copies")


def _fits(source: Source, copy: CopyRow) -> Refusal | None:
    document = source.books.register_line(copy.document)
    if copy.return_due is not None or (document is not None and document.must_return):
        # what goes back to its issuer must carry nothing of ours
        return refuse("label.must_return", "D11", at="copies", number=copy.register_number, label=copy.label)
    carrier = document.carrier if document else "paper"
    if carrier not in labelled_carriers(source.books, source.profile):
        clause = source.profile.custody.labels.clause
        return refuse("label.off", clause, at="copies", carrier=source.carrier(carrier))
    return None


def readable(source: Source, copy: CopyRow) -> str:
    """The control number of a copy in the unit's pattern: register number and copy number."""
    series = source.profile.series["copy_label"]
    return series.text(0, register=copy.register_number, copy=copy.number or copy.label)


def slip_label(slip: SlipRow) -> Label:
    """For the folder that a slip goes with: its code is enough for all that lies in it."""
    return Label(scan_code("S", slip.seq), slip.number)


def person_label(person: PersonRow) -> Label:
    """For a list of persons at the desk: a name is not content."""
    return Label(scan_code("P", person.seq), person.name)

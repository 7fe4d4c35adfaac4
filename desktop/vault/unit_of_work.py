"""One act: streams loaded and folded, facts added, everything written in one transaction or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection

from desktop.custody.standing import NumberDrawn, series_stream
from desktop.operations.books import Books
from desktop.operations.commands import Command
from desktop.plain.facts import Codebook, Fact, Text
from desktop.plain.ids import NewId
from desktop.plain.recorded import Recorded
from desktop.profiles.profile import Profile
from desktop.vault import rows
from desktop.vault.event_rows import Head, Ink, last_version, read_stream
from desktop.vault.projection.registry import PROJECTORS, split
from desktop.vault.rules_in_force import RulesInForce


class UnitOfWork:
    """The vault's side of ``operations.ports.Act``."""

    def __init__(
        self,
        connection: Connection,
        codebook: Codebook,
        head: Head,
        books: Books,
        *,
        command: Command,
        now: datetime,
        operator: str,
        login: int,
        rules: RulesInForce,
        machine_level: str,
        new_id: NewId,
        batch: str = "",
    ) -> None:
        self.command = command
        self.now = now
        self.operator = operator
        self.rules = rules
        self.profile_of = rules.named
        self.machine_level = machine_level
        self.last_entry = head.recorded_at
        self.books = books
        self._connection = connection
        self._codebook = codebook
        self._head = head
        self._login = login
        self._new_id = new_id
        self._batch = batch
        self._streams: dict[str, list[Recorded]] = {}
        self._versions: dict[str, int] = {}
        self._drawn: dict[str, int] = {}
        self._added: list[Recorded] = []
        self._profile: Profile | None = None
        self._made: set[str] = set()

    @property
    def at(self) -> datetime:
        return self.command.at or self.now

    @property
    def profile(self) -> Profile:
        """The profile in force today."""
        if self._profile is None:
            self._profile = self.rules.on(self.now.date())
        if self._profile is None:
            raise LookupError("no profile is in force: the book is not founded")
        return self._profile

    @property
    def act(self) -> int:
        """The number of this act."""
        return self._head.act + 1

    @property
    def added(self) -> Sequence[Recorded]:
        """What this act adds."""
        return self._added

    def new_id(self) -> str:
        made = self._new_id()
        self._made.add(made)
        return made

    def stream(self, name: str) -> Sequence[Recorded]:
        found = self._streams.get(name)
        if found is None:
            found = read_stream(self._connection, self._codebook, name)
            found += [row for row in self._added if row.stream == name]
            self._streams[name] = found
            self._versions[name] = len(found)
        return found

    def _next_version(self, name: str) -> int:
        known = self._versions.get(name)
        if known is None:
            # what was named in this act has no stream yet: no need to ask
            new = split(name)[1] in self._made
            known = 0 if new else last_version(self._connection, name)
        self._versions[name] = known + 1
        return known + 1

    def add(self, stream: str, fact: Fact, at: datetime | None = None, corrects: int = 0) -> Recorded:
        happened = at or self.at
        late = self.command.late_reason if happened.date() < self.now.date() else ""
        row = Recorded(
            self._head.sequence + len(self._added) + 1,
            self.act,
            stream,
            self._next_version(stream),
            fact,
            happened,
            self.now,
            self.operator,
            self.command.decided_by,
            self.command.capacity,
            corrects,
            self._login,
            Text(late) if late.strip() else None,
        )
        self._added.append(row)
        if stream in self._streams:
            self._streams[stream].append(row)
        return row

    def draw(self, series: str, year: int) -> int:
        stream = series_stream(series, year)
        last = self._drawn.get(stream)
        if last is None:
            last = self.books.next_number(series, year) - 1
        self.add(stream, NumberDrawn(last + 1), at=self.now)
        self._drawn[stream] = last + 1
        return last + 1

    def write(self) -> Head:
        """Append what was added and bring its read tables up to date; the caller commits."""
        head = Ink(self._connection, self._codebook, self._head).write(self._added, self._batch)
        project(self._connection, self._codebook, self._added, self._streams)
        return head


def project(
    connection: Connection,
    codebook: Codebook,
    added: Sequence[Recorded],
    loaded: dict[str, list[Recorded]],
) -> None:
    """Derive the read tables anew for every stream that was added to."""
    fresh: dict[str, list[Recorded]] = {}
    for row in added:
        fresh.setdefault(row.stream, []).append(row)
    buffers: dict[str, list[rows.Row]] = {}
    for stream, new in fresh.items():
        prefix, name = split(stream)
        projector = PROJECTORS.get(prefix)
        if projector is None:
            continue
        whole = new
        if new[0].version > 1:
            if prefix != "series":  # a series is derived from its last fact alone
                whole = loaded.get(stream) or read_stream(connection, codebook, stream)
            rows.clear(connection, projector.keys(name, whole))
        for table, derived in projector.derive(name, whole).items():
            buffers.setdefault(table, []).extend(derived)
    for table, waiting in buffers.items():
        rows.insert(connection, table, waiting)


def rederive(connection: Connection, codebook: Codebook, streams: Iterable[str]) -> None:
    """Derive the read tables of streams anew from what the book holds of them now."""
    for stream in streams:
        prefix, name = split(stream)
        projector = PROJECTORS.get(prefix)
        if projector is None:
            continue
        whole = read_stream(connection, codebook, stream)
        rows.clear(connection, projector.keys(name, whole))
        for table, derived in projector.derive(name, whole).items():
            rows.insert(connection, table, derived)

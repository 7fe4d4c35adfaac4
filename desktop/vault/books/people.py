"""Persons, departments, posts, deputies, named lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.operations.views import DeputyRow, PersonRow, TermRow
from desktop.vault.books.shelf import Shelf, beginning, like, to_tuple

_SELECT = """SELECT p.id, p.seq, p.name, p.initials, p.department, coalesce(d.name, ''), p.duty, p.rank,
    p.clearance, p.telephone, p.retired, p.operator,
    (SELECT count(*) FROM copies c WHERE c.place_kind = 'person' AND c.place = p.id)
    FROM persons p LEFT JOIN departments d ON d.id = p.department"""


class PeopleShelf(Shelf):
    """Reads of people."""

    def person(self, person: str) -> PersonRow | None:
        """A person by id."""
        return self._view(PersonRow, f"{_SELECT} WHERE p.id = ?", person)

    def person_by_seq(self, seq: int) -> PersonRow | None:
        """A person by the number in his scan code."""
        return self._view(PersonRow, f"{_SELECT} WHERE p.seq = ?", seq)

    def persons(self, typed: str = "", retired: bool = False, limit: int = 500) -> Sequence[PersonRow]:
        """Persons in order of rank, by a part of the name, by initials or spelling; ``limit`` -1: all."""
        where, values = ["1"], []
        if not retired:
            where.append("p.retired = 0")
        text = typed.strip()
        if text:
            where.append("(p.name LIKE ? ESCAPE '\\' OR (' ' || p.initials) LIKE ? ESCAPE '\\')")
            values += [like(text), beginning(text)]
        return self._views(
            PersonRow,
            f"{_SELECT} WHERE {' AND '.join(where)} ORDER BY p.retired, p.rank, p.seq LIMIT ?",
            *values,
            limit,
        )

    def departments(self) -> Sequence[tuple[str, str]]:
        """Departments in use: id, name."""
        rows = self._all("SELECT id, name FROM departments WHERE retired = 0 ORDER BY rank, name")
        return [(r[0], r[1]) for r in rows]

    def holders_of(self, post: str, on: date) -> Sequence[str]:
        """Who holds a post on a day, and the deputies named for it or for him."""
        day = on.isoformat()
        holders = self._all(
            "SELECT person FROM post_holders WHERE post = ? AND from_day <= ?"
            " AND (to_day IS NULL OR to_day >= ?) ORDER BY line",
            post,
            day,
            day,
        )
        names = [str(r[0]) for r in holders]
        for stands_for in (post, *names):
            rows = self._all(
                "SELECT person FROM deputies WHERE stands_for = ? AND from_day <= ? AND to_day >= ?",
                stands_for,
                day,
                day,
            )
            names += [str(r[0]) for r in rows]
        return list(dict.fromkeys(names))

    def posts_of(self, person: str, on: date) -> Sequence[str]:
        """The posts a person may act for on a day, as holder or as deputy."""
        rows = self._all("SELECT DISTINCT post FROM post_holders ORDER BY post")
        return [str(r[0]) for r in rows if person in self.holders_of(str(r[0]), on)]

    def terms(self, person: str = "", post: str = "") -> Sequence[TermRow]:
        """Posts with their holders, past ones too: of a person or of a post, the latest first."""
        return self._views(
            TermRow,
            "SELECT h.post, h.person, coalesce(p.name, ''), h.from_day, h.to_day FROM post_holders h"
            " LEFT JOIN persons p ON p.id = h.person WHERE (? = '' OR h.person = ?) AND (? = '' OR h.post = ?)"
            " ORDER BY h.from_day DESC, h.post",
            person, person, post, post,
        )  # fmt: skip

    def deputies(self, person: str) -> Sequence[DeputyRow]:
        """Whom he stands in for and who stands in for him, past ones too, the latest first."""
        return self._views(
            DeputyRow,
            "SELECT d.stands_for, d.person, coalesce(p.name, ''), coalesce(n.name, ''), d.from_day, d.to_day"
            " FROM deputies d LEFT JOIN persons p ON p.id = d.person LEFT JOIN persons n ON n.id = d.named_by"
            " WHERE d.person = ? OR d.stands_for = ? ORDER BY d.from_day DESC",
            person, person,
        )  # fmt: skip

    def named_lists(self) -> Sequence[tuple[str, str, tuple[str, ...]]]:
        """Named lists in use: id, name, persons in order."""
        rows = self._all("SELECT id, name, persons FROM lists WHERE retired = 0 ORDER BY name")
        return [(r[0], r[1], to_tuple(r[2])) for r in rows]

    def operators(self) -> Sequence[PersonRow]:
        """Those who may unlock."""
        return self._views(PersonRow, f"{_SELECT} WHERE p.operator = 1 ORDER BY p.seq")

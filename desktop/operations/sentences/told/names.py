"""Names of ids, as the book knows them now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from desktop.operations.books import Books
from desktop.operations.sentences import tables
from desktop.operations.sentences.told.lines import Names
from desktop.people.facts import department_stream, list_stream
from desktop.plain.words import _


def names_of(
    books: Books, posts: Mapping[str, str] | None = None, rules: Mapping[str, str] | None = None
) -> Names:
    """Answers a kind (``lines.NAMED``) and an id; each is read once. ``posts``: code → the unit's title;
    ``rules``: id of a profile → its name; a table of working days is called by its year.

    An id that the book does not know is said as 不详, never as the id.
    """
    finders: dict[str, Callable[[str], str]] = {
        "person": lambda id_: row.name if (row := books.person(id_)) else "",
        "department": lambda id_: dict(books.departments()).get(id_) or _given(books, department_stream(id_)),
        "list": lambda id_: (
            {one: name for one, name, _persons in books.named_lists()}.get(id_)
            or _given(books, list_stream(id_))
        ),
        "safe": lambda id_: row.name if (row := books.safe(id_)) else "",
        "body": lambda id_: row.name if (row := books.body(id_)) else "",
        "copy": lambda id_: f"{row.register_number}-{row.label}" if (row := books.copy(id_)) else "",
        "document": lambda id_: row.register_number if (row := books.document(id_)) else "",
        "slip": lambda id_: row.number if (row := books.slip(id_)) else "",
        "permit": lambda id_: row.number if (row := books.permit(id_)) else "",
        "case": lambda id_: _number(books, f"case/{id_}"),
        "clearance": lambda id_: _number(books, f"clearance/{id_}"),
        "item": lambda id_: _("《{title}》").format(title=row.title) if (row := books.item(id_)) else "",
        "batch": lambda id_: row.number if (row := books.batch(id_)) else "",
        "form": tables.form_words,
        "rules": lambda id_: (
            (rules or {}).get(id_) or (_("{year}年放假安排").format(year=id_) if id_.isdigit() else "")
        ),
    }

    @cache
    def name(kind: str, id_: str) -> str:
        if kind == "post":
            person = books.person(id_)
            return person.name if person else tables.role_words(id_, posts) or _("有关岗位")
        return finders[kind](id_) or _("不详")

    return name


def _given(books: Books, stream: str) -> str:
    """The name that was last given to what is no longer in use."""
    names = [str(row.fact.name) for row in books.stream(stream) if hasattr(row.fact, "name")]
    return names[-1] if names else ""


def _number(books: Books, stream: str) -> str:
    """The number that the first fact of a stream gave."""
    rows = books.stream(stream)
    return str(getattr(rows[0].fact, "number", "")) if rows else ""

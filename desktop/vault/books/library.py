"""All shelves together: the vault's ``Books``."""

from __future__ import annotations

from desktop.vault.books.copies import CopyShelf
from desktop.vault.books.documents import DocumentShelf
from desktop.vault.books.items import ItemShelf
from desktop.vault.books.ledger import LedgerShelf
from desktop.vault.books.people import PeopleShelf
from desktop.vault.books.printed import PrintedShelf
from desktop.vault.books.registers import RegisterShelf
from desktop.vault.books.rounds import RoundShelf
from desktop.vault.books.sheets import SheetShelf
from desktop.vault.books.slips import SlipShelf
from desktop.vault.books.standing import StandingShelf


class Library(
    StandingShelf,
    PeopleShelf,
    DocumentShelf,
    CopyShelf,
    SlipShelf,
    RoundShelf,
    SheetShelf,
    ItemShelf,
    PrintedShelf,
    RegisterShelf,
    LedgerShelf,
):
    """Every read of ``operations.books.Books``."""

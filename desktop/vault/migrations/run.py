"""Bring a file to the version this program writes; each step whole or not at all."""

from __future__ import annotations

from sqlalchemy import Connection

from desktop.vault.migrations import (
    m0001_first_book,
    m0002_review,
    m0003_overnight_agreed,
    m0004_judgements,
    m0005_issued,
    m0006_checked_by,
    m0007_registers,
    m0008_kept_online,
    m0009_held_up,
    m0010_case_about,
    m0011_channels_left,
    m0012_versions,
    m0013_clock_from,
    m0014_ink_due,
)
from desktop.vault.trouble import VaultTrouble

STEPS: tuple[tuple[str, ...], ...] = (
    m0001_first_book.STATEMENTS,
    m0002_review.STATEMENTS,
    m0003_overnight_agreed.STATEMENTS,
    m0004_judgements.STATEMENTS,
    m0005_issued.STATEMENTS,
    m0006_checked_by.STATEMENTS,
    m0007_registers.STATEMENTS,
    m0008_kept_online.STATEMENTS,
    m0009_held_up.STATEMENTS,
    m0010_case_about.STATEMENTS,
    m0011_channels_left.STATEMENTS,
    m0012_versions.STATEMENTS,
    m0013_clock_from.STATEMENTS,
    m0014_ink_due.STATEMENTS,
)
"""Step n brings a file from version n to n + 1."""

FILE_FORMAT = len(STEPS)


def version_of(connection: Connection) -> int:
    """The version a file has."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(connection: Connection) -> int:
    """Run the missing steps. Answers how many ran; raises ``VaultTrouble('vault_newer')``."""
    found = version_of(connection)
    connection.rollback()
    if found > FILE_FORMAT:
        raise VaultTrouble("vault_newer", version=found, known=FILE_FORMAT)
    for number in range(found, FILE_FORMAT):
        with connection.begin():
            for statement in STEPS[number]:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {number + 1}")
    return FILE_FORMAT - found

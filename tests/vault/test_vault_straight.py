"""The straight way to the driver: past the same recorder, the same authorizer, with the same troubles."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sql

from desktop.vault import connections
from desktop.vault.migrations.run import migrate
from desktop.vault.trouble import VaultTrouble
from tests.vault.vault_books import KEY

BODY = "INSERT INTO bodies (id, name, initials, collector, retired) VALUES (?, ?, '', '', 0)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    laid = connections.create_file(tmp_path / "a.vault", KEY)
    migrate(laid)
    laid.close()
    return tmp_path / "a.vault"


def test_statements_pass_the_recorder_without_their_values(path: Path) -> None:
    seen: list[str] = []
    writer = connections.open_writer(path, KEY, lambda _kind, statement: seen.append(statement))
    with writer.begin():
        connections.write(writer, BODY, ("B1", "秘密的名称"))
        connections.write(writer, BODY, [("B2", "乙"), ("B3", "丙")], many=True)
        assert connections.read(writer, "SELECT id FROM bodies ORDER BY id") == [("B1",), ("B2",), ("B3",)]
        assert connections.read(writer, "SELECT id FROM bodies WHERE id > ?", ("B1",), one=True) == [("B2",)]
    assert seen[1:3] == [BODY, BODY]
    assert not any("秘密" in statement for statement in seen)
    writer.close()


def test_what_is_rolled_back_is_gone(path: Path) -> None:
    writer = connections.open_writer(path, KEY)
    with writer.begin() as transaction:
        connections.write(writer, BODY, ("B1", "甲"))
        transaction.rollback()
    assert connections.read(writer, "SELECT * FROM bodies") == []
    writer.close()


def test_the_authorizer_is_asked(path: Path) -> None:
    writer, reader = connections.open_writer(path, KEY), connections.open_reader(path, KEY)
    with writer.begin(), pytest.raises(sql.DatabaseError, match="not authorized"):
        connections.write(writer, "DELETE FROM events", ())
    with reader.begin(), pytest.raises(sql.DatabaseError):
        connections.write(reader, BODY, ("B1", "甲"))
    reader.close()
    writer.close()


def test_trouble_comes_out_as_trouble(path: Path) -> None:
    first, second = connections.open_migrator(path, KEY), connections.open_migrator(path, KEY)
    driver = first.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA busy_timeout = 10")
    with second.begin(), pytest.raises(VaultTrouble, match="vault_busy"):
        connections.write(first, BODY, ("B1", "甲"))
    second.close()
    first.close()

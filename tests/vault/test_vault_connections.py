"""The doors of the encrypted file: what each kind of connection may do, and what it finds out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from desktop.vault import connections
from desktop.vault.authorizer import guards
from desktop.vault.trouble import VaultTrouble

KEY = bytes(range(32))
TABLES = ("events", "content", "requests", "logins")


def lay(path: Path) -> None:
    """A file with guarded tables, one read table and one full-text index."""
    connection = connections.create_file(path, KEY)
    with connection.begin():
        for table in TABLES:
            connection.exec_driver_sql(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, words TEXT) STRICT")
            for guard in guards(table, "NEW.words IS NULL" if table == "content" else ""):
                connection.exec_driver_sql(guard)
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES (1, '第一')")
        connection.exec_driver_sql("CREATE TABLE cards (id INTEGER PRIMARY KEY, title TEXT) STRICT")
        connection.exec_driver_sql("INSERT INTO cards VALUES (1, '题')")
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE finder USING fts5(words, content='', contentless_delete=1, detail=none)"
        )
    connection.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "柜 #1 100%?.vault"
    lay(path)
    return path


@pytest.fixture
def writer(file: Path) -> Iterator[Connection]:
    connection = connections.open_writer(file, KEY)
    yield connection
    connection.close()


def refused(connection: Connection, statement: str) -> str:
    with pytest.raises(DBAPIError) as caught:
        connection.exec_driver_sql(statement)
    connection.rollback()
    return str(caught.value.orig)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET words = 'x'",
        "DELETE FROM {}",
        "INSERT OR REPLACE INTO {} VALUES (1, 'x')",
        "REPLACE INTO {} VALUES (1, 'x')",
        "INSERT INTO {} VALUES (1, 'x') ON CONFLICT DO UPDATE SET words = 'x'",
        "DROP TABLE {}",
        "DROP TRIGGER {}_keeps_rows",
        "ALTER TABLE {} ADD COLUMN more TEXT",
        "CREATE TRIGGER {}_wild AFTER INSERT ON {} BEGIN DELETE FROM cards; END",
        "CREATE TEMP TRIGGER {}_wild AFTER INSERT ON {} BEGIN DELETE FROM cards; END",
    ],
)
def test_a2_9a_writer_cannot_bend_an_append_only_table(
    writer: Connection, table: str, statement: str
) -> None:
    words = refused(writer, statement.replace("{}", table))
    assert "not authorized" in words or "append only" in words
    assert writer.exec_driver_sql(f"SELECT words FROM {table}").fetchall() == [("第一",)]


@pytest.mark.parametrize(
    "statement", ["UPDATE events SET words = 'x'", "DELETE FROM events", "DELETE FROM EVENTS WHERE id = 1"]
)
def test_without_any_trigger_the_authorizer_alone_refuses(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "bare.vault"
    bare = connections.create_file(path, KEY)
    with bare.begin():
        bare.exec_driver_sql("CREATE TABLE events (id INTEGER PRIMARY KEY, words TEXT)")
    bare.close()
    door = connections.open_writer(path, KEY)
    assert "not authorized" in refused(door, statement)
    door.close()


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA writable_schema = ON",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA user_version = 99",
        "PRAGMA rekey = 'x'",
        "DROP TABLE cards",
        "ATTACH DATABASE ':memory:' AS other",
        "CREATE TABLE more (id INTEGER)",
    ],
)
def test_writer_cannot_change_a_setting_or_the_schema(writer: Connection, statement: str) -> None:
    assert "not authorized" in refused(writer, statement)


def test_writer_appends_and_changes_read_tables_and_the_index(writer: Connection, file: Path) -> None:
    with writer.begin():
        writer.exec_driver_sql("INSERT INTO events VALUES (2, '第二')")
        writer.exec_driver_sql("UPDATE cards SET title = '改'")
        for row in range(1, 400):
            writer.exec_driver_sql("INSERT INTO finder (rowid, words) VALUES (?, ?)", (row, f"甲乙 w{row}"))
    with writer.begin():
        writer.exec_driver_sql("DELETE FROM finder WHERE rowid = 7")
        writer.exec_driver_sql("UPDATE finder SET words = '丙丁' WHERE rowid = 8")
        writer.exec_driver_sql("INSERT INTO finder (finder) VALUES ('optimize')")
        writer.exec_driver_sql("DELETE FROM cards")
    reader = connections.open_reader(file, KEY)
    assert reader.exec_driver_sql("SELECT count(*) FROM finder('甲乙')").scalar() == 397
    assert reader.exec_driver_sql("SELECT rowid FROM finder('丙丁')").fetchall() == [(8,)]
    assert reader.exec_driver_sql("SELECT count(*) FROM events").scalar() == 2
    reader.close()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO cards VALUES (9, 'x')",
        "DELETE FROM cards",
        "PRAGMA query_only = OFF",
        "PRAGMA user_version = 3",
        "CREATE TEMP TABLE t (a)",
        "VACUUM INTO 'copy.vault'",
    ],
)
def test_reader_only_looks(file: Path, statement: str) -> None:
    reader = connections.open_reader(file, KEY)
    refused(reader, statement)
    assert reader.exec_driver_sql("SELECT title FROM cards").fetchall() == [("题",)]
    reader.close()


def test_d17_excision_blanks_and_does_nothing_else(file: Path) -> None:
    door = connections.open_excision(file, KEY, frozenset({"content", "cards", "finder"}))
    with door.begin():
        door.exec_driver_sql("UPDATE content SET words = NULL WHERE id = 1")
        door.exec_driver_sql("UPDATE cards SET title = ''")
        door.exec_driver_sql("INSERT INTO events VALUES (2, '清除')")
        door.exec_driver_sql("INSERT INTO content VALUES (2, '原因')")  # the reason of the excision itself
        door.exec_driver_sql("DELETE FROM finder WHERE rowid = 1")
        door.exec_driver_sql("INSERT INTO finder (finder) VALUES ('optimize')")
    assert "append only" in refused(door, "UPDATE content SET words = '别的'")
    for statement in (
        "DELETE FROM content",
        "UPDATE events SET words = 'x'",
        "DELETE FROM events",
        "INSERT INTO logins VALUES (5, 'x')",
        "DROP TABLE cards",
        "PRAGMA recursive_triggers = OFF",
    ):
        assert "not authorized" in refused(door, statement), statement
    connections.truncate_log(door)
    assert file.with_name(file.name + "-wal").stat().st_size == 0
    door.close()


def test_every_statement_passes_the_recorder_without_its_parameters(file: Path) -> None:
    seen: list[tuple[str, str]] = []
    door = connections.open_writer(file, KEY, lambda kind, statement: seen.append((kind, statement)))
    with door.begin():
        door.exec_driver_sql("INSERT INTO events VALUES (?, ?)", (2, "秘密的话"))
    connections.truncate_log(door)
    door.close()
    assert seen == [
        ("writer", "BEGIN IMMEDIATE"),
        ("writer", "INSERT INTO events VALUES (?, ?)"),
        ("writer", "COMMIT"),
        ("writer", "PRAGMA wal_checkpoint(TRUNCATE)"),
    ]


def test_an_error_tells_no_words(writer: Connection) -> None:
    with pytest.raises(DBAPIError) as caught:
        writer.exec_driver_sql("INSERT INTO events VALUES (?, ?)", (1, "秘密的话"))
    assert "秘密的话" not in str(caught.value)


def test_schema_changes_roll_back_with_the_version(file: Path) -> None:
    door = connections.open_migrator(file, KEY)
    with door.begin() as work:
        door.exec_driver_sql("CREATE TABLE more (id INTEGER)")
        door.exec_driver_sql("PRAGMA user_version = 7")
        work.rollback()
    assert door.exec_driver_sql("PRAGMA user_version").scalar() == 0
    assert door.exec_driver_sql("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").scalar() == 0
    door.close()


def test_second_writer_waits_then_says_busy(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tuple(
        ("busy_timeout", "20", 20) if name == "busy_timeout" else (name, value, read)
        for name, value, read in connections._SETTINGS
    )
    monkeypatch.setattr(connections, "_SETTINGS", settings)
    one, two = connections.open_writer(file, KEY), connections.open_writer(file, KEY)
    with one.begin():
        one.exec_driver_sql("INSERT INTO events VALUES (2, 'x')")
        with pytest.raises(VaultTrouble, match="vault_busy"):
            two.begin()
    one.close()
    two.close()


def test_wrong_key_missing_file_and_existing_file(file: Path, tmp_path: Path) -> None:
    for act, code in (
        (lambda: connections.open_writer(file, bytes(32)), "vault_damaged"),
        (lambda: connections.open_reader(tmp_path / "none.vault", KEY), "vault_missing"),
        (lambda: connections.create_file(file, KEY), "vault_exists"),
    ):
        with pytest.raises(VaultTrouble) as caught:
            act()
        assert caught.value.code == code
    assert not (tmp_path / "none.vault").exists()


def test_a_flipped_byte_is_damage_and_names_itself(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[3 * 4096 + 100] ^= 1
    file.write_bytes(raw)
    reader = connections.open_reader(file, KEY)
    every = " UNION ALL ".join(f"SELECT words FROM {table}" for table in TABLES)
    with pytest.raises(VaultTrouble, match="vault_damaged"):
        reader.exec_driver_sql(every).fetchall()
    reader.close()


def test_a_link_in_the_place_of_the_vault_is_refused(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.vault"
    link.symlink_to(file)
    with pytest.raises(VaultTrouble, match="path_is_link"):
        connections.open_reader(link, KEY)


def test_the_file_is_for_its_owner_and_encrypted(file: Path, writer: Connection) -> None:
    for name in (file.name, file.name + "-wal", file.name + "-shm"):
        assert (file.parent / name).stat().st_mode & 0o077 == 0
    with writer.begin():
        writer.exec_driver_sql("INSERT INTO events VALUES (3, 'CANARY-WORDS')")
    connections.truncate_log(writer)
    assert b"CANARY" not in file.read_bytes()
    assert b"SQLite format" not in file.read_bytes()


def test_an_old_page_put_back_is_not_seen_by_the_encryption(file: Path) -> None:
    """Documents a limit: only the chain, with a head kept outside, shows a page that was put back."""
    reader = connections.open_reader(file, KEY)
    root = reader.exec_driver_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'cards'").scalar_one()
    reader.close()
    at = slice((root - 1) * 4096, root * 4096)
    old = file.read_bytes()[at]
    writer = connections.open_writer(file, KEY)
    with writer.begin():
        writer.exec_driver_sql("UPDATE cards SET title = '新'")
    connections.truncate_log(writer)
    writer.close()
    raw = bytearray(file.read_bytes())
    assert raw[at] != old
    raw[at] = old
    file.write_bytes(raw)
    checker = connections.open_reader(file, KEY)
    assert checker.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall() == []
    assert checker.exec_driver_sql("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert checker.exec_driver_sql("SELECT title FROM cards").scalar() == "题"
    checker.close()


def test_unsafe_setting_stops_the_start(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(RuntimeError, match=r"3\.51\.3"):
        connections.open_writer(file, KEY)


def test_a_copy_of_the_whole_file_opens_with_the_same_key(file: Path, tmp_path: Path) -> None:
    """Nothing in the file says that it is an old one: the head kept outside must."""
    copy = tmp_path / "old.vault"
    shutil.copy(file, copy)
    reader = connections.open_reader(copy, KEY)
    assert reader.exec_driver_sql("SELECT count(*) FROM events").scalar() == 1
    reader.close()

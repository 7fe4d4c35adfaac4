"""The one place where connections to the encrypted file are made.

Each kind has its settings (set, read back, asserted), its authorizer and the recorder hook that every
statement passes. Trouble of the environment comes out as ``VaultTrouble``, everything else as SQLAlchemy
raises it. POSIX drops all locks of a file when any handle to it is closed: so nobody opens the live file
by other means (``open()``) while a connection of this process is alive.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event, exc
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2 as sql

from desktop.plain.progress import Progress
from desktop.vault import authorizer, disk
from desktop.vault.authorizer import APPEND_ONLY, Authorizer, Kind
from desktop.vault.trouble import VaultTrouble

Recorder = Callable[[str, str], None]
"""Gets the kind of connection and each statement (without its parameters)."""

KEY_BYTES = 32
OLDEST_SQLITE = (3, 51, 3)  # before it, two connections at a checkpoint could damage a WAL file
PATIENCE_MS = 5_000
CACHE_KIB = 12 * 1024  # a window's reads need little; a large book must not take more memory than a small one
_PAGES = 512
"""So many pages are copied between two words of how far it is: 2 MB."""
CHECKER_CACHE_KIB = 64 * 1024  # goes through everything, in a process of its own
_TELL = "recorder"
_LOOKING = frozenset({Kind.READER, Kind.CHECKER})
VOCABULARY = "vocabulary"
"""Name of the checker's temporary view of the search index: its tokens, in column ``term``."""

# name, value as written, value as read back
_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),  # else INSERT OR REPLACE walks past the triggers
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),  # words that were once replaced must not rest in free pages (D17)
    ("synchronous", "FULL", 2),
    ("locking_mode", "NORMAL", "normal"),
    ("busy_timeout", str(PATIENCE_MS), PATIENCE_MS),
    ("cache_size", str(-CACHE_KIB), -CACHE_KIB),
)


def open_writer(
    path: Path, key: bytes, recorder: Recorder | None = None, append_only: frozenset[str] = APPEND_ONLY
) -> Connection:
    """The connection that appends; BEGIN IMMEDIATE; one at a time, in the writer thread."""
    return _connect(path, key, Kind.WRITER, authorizer.writer(append_only), recorder)


def open_reader(path: Path, key: bytes, recorder: Recorder | None = None) -> Connection:
    """A connection that only looks (``query_only``), for a thread or a child process of its own.

    Where the folder is read-only and no write-ahead log lies there, the file is read as standing still.
    """
    return _connect(path, key, Kind.READER, authorizer.reader(), recorder)


def open_checker(path: Path, key: bytes, recorder: Recorder | None = None) -> Connection:
    """A reader that also sees the tokens of the search index, as ``temp.VOCABULARY``."""
    return _connect(path, key, Kind.CHECKER, authorizer.reader(), recorder)


def open_excision(
    path: Path, key: bytes, blanked: frozenset[str], recorder: Recorder | None = None
) -> Connection:
    """The connection of D17: blanks rows of ``blanked``, appends the event that says so, nothing else."""
    return _connect(path, key, Kind.EXCISION, authorizer.excision(blanked), recorder)


def open_migrator(path: Path, key: bytes, recorder: Recorder | None = None) -> Connection:
    """Free in the schema: at start only, after a verified backup, and for scratch files."""
    return _connect(path, key, Kind.MIGRATOR, None, recorder)


def open_scratch() -> Connection:
    """An empty book in memory, gone with the connection: what the migrations make, to compare with."""
    engine = create_engine(
        "sqlite://",
        module=sql,
        creator=lambda: sql.connect(":memory:", isolation_level=None),
        poolclass=NullPool,
    )
    return engine.connect()


def create_file(path: Path, key: bytes, recorder: Recorder | None = None) -> Connection:
    """A new encrypted file, readable by its owner only, open for the migrator.

    Raises ``VaultTrouble('vault_exists')`` where something lies there already.
    """
    disk.reserve(path)
    return open_migrator(path, key, recorder)


def copy_whole(source: Connection, target: Path, key: bytes, progress: Progress) -> None:
    """All pages of the open book, as of one moment and with what waits in its log, into a new file of the same key.

    Between transactions only. Raises ``VaultTrouble``, or ``Stopped``; what stands in ``target`` is the caller's.
    """
    disk.reserve(target)
    source.info[_TELL](f"-- all pages to {target.name}")
    driver: Any = source.connection.driver_connection
    try:
        fresh = sql.connect(_address(target, Kind.MIGRATOR, False), uri=True, isolation_level=None)
        try:
            fresh.execute("PRAGMA cipher_log_level = NONE")
            fresh.set_key(f"x'{key.hex()}'")
            driver.backup(
                fresh, pages=_PAGES, progress=lambda _status, left, of: progress.step(of - left, of), sleep=0
            )
        finally:
            fresh.close()
    except sql.Error as error:
        raise trouble_of(error) or error from None


def _connect(
    path: Path, key: bytes, kind: Kind, ask: Authorizer | None, recorder: Recorder | None
) -> Connection:
    if len(key) != KEY_BYTES:
        raise ValueError("the data key has 32 bytes")
    engine = create_engine(
        "sqlite://",
        module=sql,
        creator=lambda: _open(path, key, kind, ask),
        poolclass=NullPool,
        hide_parameters=True,
        echo=False,
    )
    begin = "BEGIN" if kind in _LOOKING else "BEGIN IMMEDIATE"
    tell = recorder or _nobody

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "before_cursor_execute")
    def _record(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        tell(kind.value, statement)

    @event.listens_for(engine, "commit")
    def _commit(_connection: Connection) -> None:
        tell(kind.value, "COMMIT")

    @event.listens_for(engine, "rollback")
    def _rollback(_connection: Connection) -> None:
        tell(kind.value, "ROLLBACK")

    event.listen(engine, "handle_error", _translate)
    connection = engine.connect()
    connection.info[_TELL] = lambda statement: tell(kind.value, statement)
    return connection


def truncate_log(connection: Connection) -> None:
    """Bring the write-ahead log into the file and empty it (after excision, before closing).

    Between transactions only. Raises ``VaultTrouble('vault_busy')`` while a reader still needs the log.
    """
    statement = "PRAGMA wal_checkpoint(TRUNCATE)"
    connection.info[_TELL](statement)
    driver: Any = connection.connection.driver_connection
    try:
        busy = driver.execute(statement).fetchone()[0]
    except sql.Error as error:
        raise trouble_of(error) or error from None
    if busy:
        raise VaultTrouble("vault_busy")


def write(connection: Connection, statement: str, values: Sequence[Any], *, many: bool = False) -> None:
    """One statement of the write path, in the open transaction, straight through the driver.

    For the few statements of which each act runs many: the library above the driver would take longer than they
    do. Past the recorder hook and the authorizer like any other; trouble comes out as ``VaultTrouble``.
    """
    connection.info[_TELL](statement)
    driver: Any = connection.connection.driver_connection
    try:
        if many:
            driver.executemany(statement, values)
        else:
            driver.execute(statement, values)
    except sql.Error as error:
        raise trouble_of(error) or error from None


def read(
    connection: Connection, statement: str, values: Sequence[Any] = (), *, one: bool = False
) -> list[tuple[Any, ...]]:
    """All rows (``one``: the first) of a query of the book's reads, straight through the driver, like ``write``.

    In the open transaction, if one is open; else the query sees one moment of its own.
    """
    connection.info[_TELL](statement)
    driver: Any = connection.connection.driver_connection
    try:
        cursor = driver.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchmany(1) if one else cursor.fetchall()
        cursor.close()
    except sql.Error as error:
        raise trouble_of(error) or error from None
    return rows


def _nobody(_kind: str, _statement: str) -> None:
    return None


def _translate(context: ExceptionContext) -> None:
    """Environment trouble instead of the driver's error, on every statement and commit."""
    trouble = trouble_of(context.original_exception)
    if trouble is not None:
        raise trouble from context.original_exception


def trouble_of(error: BaseException | None) -> VaultTrouble | None:
    """The trouble behind an error of the driver; None: it is a fault of the statement, that is, a bug."""
    if isinstance(error, exc.DBAPIError):
        error = error.orig
    if not isinstance(error, sql.DatabaseError):
        return None
    words = str(error)
    for part, code in _WORDS:
        if part in words:
            return VaultTrouble(code)
    return None


_WORDS = (
    ("disk is full", "disk_full"),
    ("readonly database", "disk_read_only"),
    ("read-only", "disk_read_only"),
    ("file is not a database", "vault_damaged"),
    ("malformed", "vault_damaged"),
    ("file is encrypted", "vault_damaged"),
    ("database is locked", "vault_busy"),
    ("disk I/O error", "disk_error"),
    ("unable to open database file", "disk_error"),
)


def _open(path: Path, key: bytes, kind: Kind, ask: Authorizer | None) -> Any:
    """A driver's connection with its key, settings and authorizer."""
    if sql.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {sql.sqlite_version} can damage a write-ahead log; 3.51.3 is needed")
    disk.refuse_link(path)
    if not path.is_file():
        raise VaultTrouble("vault_missing", path=str(path))
    if kind not in _LOOKING and not disk.writable_folder(path.parent):
        raise VaultTrouble("disk_read_only")  # SQLite would only say that it cannot open the file
    still = kind in _LOOKING and _stands_still(path)
    try:
        connection = sql.connect(
            _address(path, kind, still),
            uri=True,
            isolation_level=None,
            check_same_thread=False,  # locking closes it from the window's thread
            cached_statements=512,
        )
    except sql.Error as error:
        raise trouble_of(error) or error from None
    try:
        _settle(connection, key, kind, still)
        if ask is not None:
            connection.set_authorizer(ask)
    except sql.Error as error:
        connection.close()
        raise trouble_of(error) or error from None
    except BaseException:
        connection.close()
        raise
    return connection


def _stands_still(path: Path) -> bool:
    """Nobody can write here, and nothing waits in a write-ahead log."""
    if disk.writable_folder(path.parent):
        return False
    log = path.with_name(path.name + "-wal")
    return not log.exists() or log.stat().st_size == 0


def _address(path: Path, kind: Kind, still: bool) -> str:
    mode = "ro" if kind in _LOOKING and not disk.writable_folder(path.parent) else "rw"
    return f"{path.absolute().as_uri()}?mode={mode}" + ("&immutable=1" if still else "")


def _settle(connection: Any, key: bytes, kind: Kind, still: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes about pages on stderr
    connection.set_key(f"x'{key.hex()}'")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # the first page opens, or raises
    for name, value, expected in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
        _assert_setting(connection, name, expected)
    if kind not in _LOOKING:
        connection.execute("PRAGMA journal_mode = WAL")
    if not still:
        _assert_setting(connection, "journal_mode", "wal")
    if kind is Kind.CHECKER:
        connection.execute(f"PRAGMA cache_size = {-CHECKER_CACHE_KIB}")
        # the temporary schema lies in memory; made before query_only, which would refuse it
        connection.execute(f"CREATE VIRTUAL TABLE temp.{VOCABULARY} USING fts5vocab(main, words, row)")
    if kind in _LOOKING:
        connection.execute("PRAGMA query_only = ON")
        _assert_setting(connection, "query_only", 1)


def _assert_setting(connection: Any, name: str, expected: object) -> None:
    found = connection.execute(f"PRAGMA {name}").fetchone()[0]
    if found != expected:
        raise RuntimeError(f"PRAGMA {name} is {found!r}, not {expected!r}")

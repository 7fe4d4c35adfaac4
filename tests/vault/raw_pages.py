"""The file as a person with the key finds it at rest: every page decrypted, every row of every table."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop.vault.connections import open_reader

PAGE, RESERVED = 4096, 80


def plain_pages(path: Path, key: bytes) -> bytes:
    """Every page of the file and of its log, decrypted: what a person with the key could find at rest."""
    out = bytearray()
    data = path.read_bytes()
    for start in range(0, len(data), PAGE):
        out += _open(data[start : start + PAGE], key, first=start == 0)
    log = path.with_name(path.name + "-wal")
    frames = log.read_bytes() if log.exists() else b""
    for start in range(32, len(frames), PAGE + 24):
        out += _open(frames[start + 24 : start + 24 + PAGE], key, first=False)
    return bytes(out)


def _open(page: bytes, key: bytes, first: bool) -> bytes:
    secret, iv = page[16 if first else 0 : -RESERVED], page[-RESERVED : -RESERVED + 16]
    opener = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return opener.update(secret) + opener.finalize()


def dump(path: Path, key: bytes) -> bytes:
    """Every row of every table, those behind the search index too."""
    reader = open_reader(path, key)
    tables = reader.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    out = bytearray()
    for (name,) in tables:
        if name == "words":
            continue
        for row in reader.exec_driver_sql(f"SELECT * FROM {name}").fetchall():
            for value in row:
                out += value if isinstance(value, bytes) else str(value).encode()
                out += b"\n"
    reader.close()
    return bytes(out)

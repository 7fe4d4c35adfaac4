"""Zips that lie: written byte by byte, since no library writes them."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.intake.letters import letter
from tests.intake.packages import packed

MB = 1 << 20


@dataclass(frozen=True)
class Entry:
    """A member as it is claimed to be."""

    name: bytes
    data: bytes = b"x"
    method: int = 0
    size: int | None = None
    crc: int | None = None
    flags: int = 0
    at: int | None = None
    """Where its directory line says it begins; nothing is written for it then."""


def deflated(name: str, raw: bytes) -> Entry:
    """A member that is what it says."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = squeeze.compress(raw) + squeeze.flush()
    return Entry(name.encode(), data, 8, len(raw), zlib.crc32(raw))


def written(entries: Iterable[Entry], count: int | None = None, directory: int | None = None) -> bytes:
    """The zip. ``count``, ``directory``: what its end claims of them."""
    body, central = b"", b""
    entries = list(entries)
    for one in entries:
        crc = zlib.crc32(one.data) if one.crc is None else one.crc
        size = len(one.data) if one.size is None else one.size
        sizes = (crc, len(one.data), size, len(one.name))
        at = len(body) if one.at is None else one.at
        if one.at is None:
            body += struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, one.flags, one.method, 0, 33, *sizes, 0)
            body += one.name + one.data
        central += struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, one.flags, one.method, 0, 33, *sizes, 0, 0, 0, 0, 0, at
        )
        central += one.name
    claimed = len(entries) if count is None else count
    length = len(central) if directory is None else directory
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, claimed, claimed, length, len(body), 0)
    return body + central + end


def flat_bomb() -> bytes:
    """A letter of which the body unpacks a thousandfold."""
    text = b"<w:p><w:r><w:t>" + b"0" * (40 * MB)
    return written([deflated("word/document.xml", text), deflated("[Content_Types].xml", b"<Types/>")])


def wide_bomb() -> bytes:
    """Modest members, each within its ratio, half a gigabyte and more together."""
    block = bytes(random.Random(7).choices(b" \n\t\r", k=4_000))
    one = deflated("x", b"".join(block + b" " * (n % 97) for n in range(30 * MB // len(block))))
    assert one.size is not None
    return written(replace(one, name=b"m%d.txt" % n) for n in range(20))


def nested(depth: int) -> bytes:
    """Zips in one another."""
    inner = packed({"a.txt": "最里面"})
    for number in range(depth):
        inner = packed({f"{number}.zip": inner})
    return inner


def tree_of_zips() -> bytes:
    """Ten in ten in ten: what counts is the whole."""
    leaf = packed({f"{n}.txt": b"word " * 2000 for n in range(10)})
    middle = packed({f"{n}.zip": leaf for n in range(10)})
    return packed({f"{n}.zip": middle for n in range(10)})


def same_place() -> bytes:
    """Many names for the same bytes."""
    first = deflated("a.txt", b"0" * MB)
    return written([first, *(replace(first, name=b"b%d.txt" % n, at=0) for n in range(50))])


def one_over_the_other() -> bytes:
    """The data of a member holds the head of the next."""
    inner = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 0, 0, 33, 0, 1, 1, 1, 0) + b"bx"
    return written([Entry(b"a", inner + b"....."), Entry(b"b", b"x", at=31)])


def doubled() -> bytes:
    return written([Entry(b"word/document.xml", b"<a/>"), Entry(b"word/document.xml", b"<b/>")])


def doubled_but_for_capitals() -> bytes:
    return written([Entry(b"a.txt"), Entry(b"A.TXT")])


def climbing() -> bytes:
    return written([Entry(b"../../etc/cron.d/x")])


def climbing_backwards() -> bytes:
    return written([Entry(b"a\\..\\..\\x.txt")])


def absolute() -> bytes:
    return written([Entry(b"/etc/passwd")])


def on_a_drive() -> bytes:
    return written([Entry(b"C:\\x.txt")])


def locked() -> bytes:
    return written([Entry(b"a.txt", flags=1)])


def crowded() -> bytes:
    return written(Entry(b"%d" % n, b"") for n in range(2_500))


def more_than_it_says() -> bytes:
    """The directory holds far more than the end claims."""
    return written((Entry(b"%d" % n, b"") for n in range(6_000)), count=3)


def claims_many() -> bytes:
    return written([Entry(b"a.txt")], count=0xFFFF)


def claims_a_directory() -> bytes:
    return written([Entry(b"a.txt")], directory=0xFFFFFFFF)


def strange_method() -> bytes:
    return written([Entry(b"a.txt", method=14)])


def wrong_sum() -> bytes:
    return written([replace(deflated("a.txt", b"words"), crc=1)])


def larger_than_said() -> bytes:
    return written([replace(deflated("a.txt", b"words" * 100_000), size=3)])


def larger_than_the_file() -> bytes:
    content = bytearray(written([Entry(b"a.txt", b"x")]))
    at = content.index(b"PK\1\2") + 20
    struct.pack_into("<II", content, at, 1 << 30, 1 << 30)
    return bytes(content)


def cut_in_half() -> bytes:
    content = letter(lambda document: document.add_paragraph("x" * 500))
    return content[: len(content) // 2]


def itself() -> bytes:
    """A member of which the bytes are the whole zip."""
    content = written([Entry(b"a.zip", b"x"), Entry(b"b.zip", b"y" * 100, at=0)])
    return content


def empty_members() -> bytes:
    return written([Entry(b"a.txt", b""), Entry(b"folder/", b"")])

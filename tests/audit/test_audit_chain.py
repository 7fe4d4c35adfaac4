"""The chain finds every edit, deletion, insertion and swap where it is; the printed code every typing error."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.chain import GENESIS, LINKED, Link, link, verify
from desktop.audit.head_code import head_code, read_head_code
from desktop.plain.refusal import Refusal


def chain(length: int, seed: int = 0) -> list[Link]:
    links, previous = [], GENESIS
    for sequence in range(1, length + 1):
        columns: tuple[str | int, ...] = tuple(
            sequence if name == "sequence" else (seed + n if name in ("act", "version") else f"{name}{n}㙓")
            for n, name in enumerate(LINKED)
        )
        links.append(Link(columns, previous, link(previous, columns)))
        previous = links[-1].hash
    return links


lengths = st.integers(2, 25)


@given(lengths)
def test_a_whole_chain_has_no_break(length: int) -> None:
    assert list(verify(chain(length))) == []


@given(lengths, st.data())
def test_any_edit_of_any_column_is_found_where_it_is(length: int, data: st.DataObject) -> None:
    links = chain(length)
    at = data.draw(st.integers(0, length - 1))
    column = data.draw(st.integers(1, len(LINKED) - 1))
    columns = list(links[at].columns)
    columns[column] = f"{columns[column]}。" if isinstance(columns[column], str) else int(columns[column]) + 1
    links[at] = replace(links[at], columns=tuple(columns))
    assert [(b.code, b.sequence) for b in verify(links)] == [("content", at + 1)]


@given(lengths, st.data())
def test_an_edit_with_its_own_hash_made_anew_breaks_the_next_link(length: int, data: st.DataObject) -> None:
    links = chain(length)
    at = data.draw(st.integers(0, length - 2))
    columns = (
        "x" if name == "body" else value for name, value in zip(LINKED, links[at].columns, strict=True)
    )
    forged = tuple(columns)
    links[at] = Link(forged, links[at].previous, link(links[at].previous, forged))
    assert [(b.code, b.sequence) for b in verify(links)] == [("previous", at + 2)]


@given(lengths, st.data())
def test_a_deletion_is_a_gap_unless_it_is_the_end(length: int, data: st.DataObject) -> None:
    links = chain(length)
    at = data.draw(st.integers(0, length - 2))
    del links[at]
    found = [(b.code, b.sequence) for b in verify(links)]
    assert found == [("gap", at + 1), ("previous", at + 2)]


def test_a_cut_end_is_not_seen_by_the_chain_alone() -> None:
    # that is what the printed code is for
    assert list(verify(chain(9)[:5])) == []


@given(lengths, st.data())
def test_an_insertion_is_found(length: int, data: st.DataObject) -> None:
    links = chain(length)
    at = data.draw(st.integers(1, length - 1))
    columns = (at + 1, *links[at].columns[1:])
    previous = links[at - 1].hash
    foreign = (*columns[:-1], "other")
    links.insert(at, Link(foreign, previous, link(previous, foreign)))
    assert {b.code for b in verify(links)} >= {"gap", "previous"}


@given(lengths, st.data())
def test_a_swap_is_found(length: int, data: st.DataObject) -> None:
    links = chain(length)
    one, two = data.draw(st.lists(st.integers(0, length - 1), min_size=2, max_size=2, unique=True))
    links[one], links[two] = links[two], links[one]
    assert list(verify(links))


@given(lengths)
def test_a_run_is_verified_from_a_known_head(length: int) -> None:
    links = chain(length)
    assert list(verify(links[1:], links[0].hash, 1)) == []
    assert list(verify(links[1:]))


sequences = st.integers(1, 10**9)
hashes = st.binary(min_size=32, max_size=32)
TYPED = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@given(sequences, hashes)
def test_a_code_reads_back_however_it_is_typed(sequence: int, event_hash: bytes) -> None:
    code = head_code(sequence, event_hash)
    text = str(code)
    for typed in (text, text.lower(), text.replace("-", ""), text.replace("-", " "), text.replace("0", "O")):
        assert read_head_code(typed) == code


@given(sequences, hashes, st.data())
def test_every_single_wrong_character_is_caught(
    sequence: int, event_hash: bytes, data: st.DataObject
) -> None:
    text = str(head_code(sequence, event_hash))
    at = data.draw(st.integers(0, len(text) - 1).filter(lambda n: text[n] != "-"))
    wrong = data.draw(
        st.sampled_from(TYPED).filter(
            lambda c: c != text[at] and {c, text[at]} not in ({"1", "I"}, {"0", "O"})
        )
    )
    assert isinstance(read_head_code(text[:at] + wrong + text[at + 1 :]), Refusal)


@given(sequences, hashes, st.data())
def test_two_neighbours_exchanged_are_caught(sequence: int, event_hash: bytes, data: st.DataObject) -> None:
    text = str(head_code(sequence, event_hash)).replace("-", "")
    at = data.draw(st.integers(0, len(text) - 3).filter(lambda n: text[n] != text[n + 1]))
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    assert isinstance(read_head_code(swapped), Refusal)

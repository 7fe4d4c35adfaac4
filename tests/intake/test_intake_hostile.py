"""Hostile files: the program goes on, the worker stays in its bounds, the sentence is plain.

Each goes through a worker of its own, as a real one does; what it needed is its own account, from the system.
"""

from __future__ import annotations

import inspect
import re
import time
from collections.abc import Callable
from types import ModuleType

import pytest

from desktop.bootstrap.children import Reader
from desktop.intake.faults import Why
from desktop.intake.limits import LIMITS, WIDEST
from desktop.intake.reading import NotRead, Read, read_file
from desktop.operations.sentences.foreign import unread_sentence
from desktop.screening.finding import Kind
from tests.intake import hostile_files, hostile_pdfs, hostile_swells, hostile_zips
from tests.intake.letters import letter
from tests.intake.packages import packed

READ = None
"""The file is read: what is hostile in it has no effect."""
EXPECTED: dict[str, tuple[Why | None, ...]] = {
    "flat_bomb": (Why.RATIO, Why.BROKEN),
    "wide_bomb": (Why.UNPACKED,),
    "nested": (Why.NESTED,),
    "tree_of_zips": (READ,),
    "same_place": (Why.OVERLAPPING,),
    "one_over_the_other": (Why.OVERLAPPING,),
    "doubled": (Why.DOUBLED,),
    "doubled_but_for_capitals": (Why.DOUBLED,),
    "climbing": (Why.NAMES,),
    "climbing_backwards": (Why.NAMES,),
    "absolute": (Why.NAMES,),
    "on_a_drive": (Why.NAMES,),
    "locked": (Why.ENCRYPTED,),
    "crowded": (Why.MEMBERS,),
    "more_than_it_says": (Why.MEMBERS,),
    "claims_many": (Why.MEMBERS,),
    "claims_a_directory": (Why.MEMBERS,),
    "strange_method": (Why.ARCHIVE,),
    "wrong_sum": (Why.BROKEN,),
    "larger_than_said": (Why.BROKEN,),
    "larger_than_the_file": (Why.BROKEN,),
    "cut_in_half": (Why.BROKEN,),
    "itself": (Why.OVERLAPPING,),
    "empty_members": (READ,),
    "billion_laughs": (Why.ENTITIES,),
    "laughs_in_an_attribute": (Why.ENTITIES,),
    "outside_entity": (Why.ENTITIES,),
    "outside_type_after_a_long_comment": (Why.ENTITIES,),
    "laughs_in_strings": (Why.ENTITIES,),
    "laughs_in_properties": (Why.ENTITIES,),
    "laughs_in_ofd": (Why.ENTITIES,),
    "laughs_bare": (Why.ENTITIES,),
    "bottomless_letter": (READ, Why.TOO_DEEP),
    "bottomless_tables": (READ, Why.TOO_DEEP),
    "bottomless_xml": (Why.TOO_DEEP,),
    "bottomless_html": (Why.TOO_DEEP,),
    "one_endless_word": (Why.RATIO, Why.BROKEN),
    "cut_short": (Why.BROKEN,),
    "strange_encoding": (Why.BROKEN,),
    "prefix_changes": (READ,),
    "styles_in_a_ring": (READ,),
    "far_cell": (READ,),
    "strings_that_are_not_there": (READ,),
    "endless_rows": (Why.BROKEN,),
    "one_long_string": (Why.RATIO, Why.BROKEN),
    "many_sheets": (Why.PAGES,),
    "sectors_in_a_ring": (Why.BROKEN, READ),
    "folders_in_a_ring": (Why.BROKEN, Why.UNKNOWN, READ),
    "long_row_of_folders": (Why.BROKEN, Why.UNKNOWN),
    "stream_of_four_gigabytes": (Why.BROKEN,),
    "half_a_compound": (Why.BROKEN,),
    "story_of_two_thousand_million": (Why.BROKEN,),
    "story_less_than_nothing": (Why.BROKEN,),
    "pieces_beyond_the_stream": (Why.BROKEN,),
    "millions_of_pieces": (Why.BROKEN,),
    "properties_without_end": (READ,),
    "page_of_patterns": (READ, Why.TOO_DEEP),
    "text_of_one_line": (READ,),
    "text_of_too_much": (Why.TOO_LARGE,),
    "half_characters": (Why.UNKNOWN,),
    "image_of_ten_thousand_million_pixels": (Why.IMAGE,),
    "pages_in_a_ring": (Why.BROKEN, READ),
    "pages_without_number": (Why.PAGES, Why.BROKEN, READ),
    "pages_beyond_the_bound": (Why.PAGES,),
    "table_that_precedes_itself": (READ, Why.BROKEN),
    "table_that_is_not_there": (READ, Why.BROKEN),
    "form_that_draws_itself": (READ, Why.CRASHED),
    "objects_in_a_ring": (Why.BROKEN,),
    "length_in_a_ring": (READ, Why.BROKEN),
    "bookmarks_in_a_ring": (READ,),
    "arrays_without_floor": (READ,),
    "page_as_large_as_a_country": (READ,),
    "picture_as_large_as_a_country": (Why.SCAN,),
    "squeezed_twice": (READ, Why.TIME, Why.MEMORY, Why.CRASHED),
    "with_script_and_launch": (READ,),
    "cut_off": (Why.BROKEN, READ),
    "head_alone": (Why.BROKEN,),
    "one_paragraph_of_deletions": (READ, Why.SILENT),
    "choices_in_choices": (READ, Why.SILENT),
    "paragraphs_in_boxes": (READ,),
    "styles_made_from_one_another": (READ,),
    "namespaces_without_end": (READ, Why.BROKEN),
    "attributes_without_end": (READ,),
    "relations_without_end": (Why.CELLS,),
    "columns_hidden_one_by_one": (READ,),
    "strings_by_the_million": (Why.RATIO,),
    "one_string_in_every_cell": (Why.CHARACTERS,),
    "slide_shown_without_end": (READ,),
    "groups_in_groups": (READ,),
    "charset_that_squeezes": (READ,),
    "charset_of_names": (READ,),
    "charset_of_hosts": (READ,),
    "charset_that_fails": (READ,),
    "charset_of_escapes": (READ,),
    "marks_never_closed": (READ, Why.TOO_DEEP),
    "table_of_tables_with_words": (READ, Why.TOO_DEEP),
    "drawn_twice_as_often_each_time": (READ, Why.TIME, Why.MEMORY, Why.CRASHED, Why.SILENT),
    "notes_without_end": (Why.CELLS,),
    "many_signs_in_one_place": (READ, Why.SILENT),
    "fields_in_a_ring": (READ,),
    "places_that_are_no_numbers": (READ,),
    "pages_listed_without_end": (READ,),
    "objects_in_objects": (Why.NESTED,),
    "pages_of_looks_that_overlap": (READ,),
    "names_that_turn_round": (READ,),
    "text_of_openings": (READ,),
    "text_of_one_number": (READ,),
    "prefix_before_the_zip": (Why.UNKNOWN,),
}
"""What each may come to; more than one where the library decides."""
_HELPERS = ("body", "made", "stream", "written", "deflated")
ASIDE = {"nested": (3,)}


def _files(module: ModuleType) -> dict[str, Callable[..., bytes]]:
    return {
        name: make
        for name, make in inspect.getmembers(module, inspect.isfunction)
        if make.__module__ == module.__name__ and not name.startswith("_") and name not in _HELPERS
    }


FILES = _files(hostile_zips) | _files(hostile_files) | _files(hostile_pdfs) | _files(hostile_swells)


def test_there_are_enough_and_none_is_forgotten() -> None:
    assert set(FILES) == set(EXPECTED)
    assert len(FILES) >= 40


@pytest.mark.parametrize("name", EXPECTED)
def test_a_hostile_file_harms_nobody(name: str) -> None:
    content = FILES[name](*ASIDE.get(name, ()))
    start = time.monotonic()
    answer = read_file(content, Reader)
    assert time.monotonic() - start < 60
    if isinstance(answer, Read):
        came_to = answer.unread[0].why if answer.unread and READ not in EXPECTED[name] else READ
    else:
        came_to = answer.why
    assert came_to in EXPECTED[name]
    assert answer.use.memory_kib * 1024 <= WIDEST.memory
    assert answer.use.milliseconds <= WIDEST.seconds * 1000
    if isinstance(answer, NotRead):
        assert re.search(r"请.*。$", unread_sentence(answer.why.value, answer.facts))


@pytest.mark.parametrize(
    "name", ["far_cell", "flat_bomb", "billion_laughs", "one_long_string", "stream_of_four_gigabytes"]
)
def test_what_would_swell_stays_small(name: str) -> None:
    """Not only within its bounds: nowhere near them."""
    assert read_file(FILES[name](), Reader).use.memory_kib < 120 * 1024


def test_the_far_cell_is_read_and_the_words_behind_another_prefix() -> None:
    for name, words in (("far_cell", "远"), ("prefix_changes", "机密")):
        answer = read_file(FILES[name](), Reader)
        assert isinstance(answer, Read)
        assert any(words in one.text for one in answer.passages)


def test_scripts_and_launches_are_findings_and_nothing_runs() -> None:
    answer = read_file(hostile_pdfs.with_script_and_launch(), Reader)
    assert isinstance(answer, Read)
    kinds = {kind for kind, _what, _where in answer.found}
    assert kinds == {Kind.MACRO, Kind.EXTERNAL_REFERENCE}


def test_one_bad_file_in_a_zip_does_not_hide_the_others() -> None:
    good = letter(lambda document: document.add_paragraph("好的一份"))
    content = packed(
        {"坏.docx": hostile_files.billion_laughs(), "好.docx": good, "断.docx": hostile_zips.cut_in_half()}
    )
    answer = read_file(content, Reader)
    assert isinstance(answer, Read)
    assert any("好的一份" in one.text for one in answer.passages)
    assert [one.why for one in answer.unread] == [Why.ENTITIES, Why.BROKEN]


def test_after_all_of_them_an_ordinary_file_is_read_as_ever() -> None:
    answer = read_file("平常的一份".encode(), Reader)
    assert isinstance(answer, Read)
    assert answer.kind in LIMITS

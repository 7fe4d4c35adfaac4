"""Which function says what stands on which form; it finds it in the book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop.operations.sheets import (
    chase_list,
    circulation_slip,
    clearance_list,
    continuation,
    day_sheet,
    disclosure_catalogue,
    draw,
    figures,
    hits_list,
    holdings,
    import_log,
    knowing,
    life,
    not_received,
    open_matters,
    opening_count,
    paper_out,
    print_log,
    publication_lists,
    query_letter,
    recall_notice,
    register_page,
    register_volume,
    reproduction_request,
    reproductions,
    review_asked,
    review_case,
    review_comparison,
    review_extension,
    review_lists,
    review_released,
    review_story,
    sign_list,
    widening_request,
)
from desktop.operations.sheets.sheet_facts import SheetFacts, Wanted
from desktop.operations.sheets.source import Source
from desktop.operations.sheets.unleaked import unleaked
from desktop.plain.refusal import Refusal

Writer = Callable[[Source, Wanted], SheetFacts | Refusal]

WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "f01_register": register_page.facts,
        "f01_cover": register_volume.cover,
        "f01_keeping": register_volume.keeping,
        "f01_continuation": continuation.facts,
        "f02_slip": circulation_slip.facts,
        "f03_copy_approval": reproduction_request.facts,
        "f04_copy_register": reproductions.facts,
        "f07_clearance": clearance_list.facts,
        "f11_widening": widening_request.facts,
        "f12_knowing": knowing.facts,
        "f24_query": query_letter.facts,
        "f24_not_received": not_received.facts,
        "opening_count": opening_count.facts,
        "recall_notice": recall_notice.facts,
        "chase_list": chase_list.facts,
        "sign_list": sign_list.facts,
        "day_closing": day_sheet.facts,
        "life": life.facts,
        "holdings": holdings.facts,
        "draw": draw.facts,
        "figures": figures.facts,
        "print_log": unleaked(print_log.facts),
        "import_log": unleaked(import_log.facts),
        "open_matters": open_matters.facts,
        "paper_out": paper_out.facts,
        "f30_review": unleaked(review_case.facts),
        "batch_sheet": unleaked(review_lists.batch_facts),
        "document_comparison": unleaked(review_comparison.comparison_facts),
        "f31_ledger": unleaked(review_lists.ledger_facts),
        "publication_register": unleaked(publication_lists.register_facts),
        "disclosure_catalogue": unleaked(disclosure_catalogue.facts),
        "f32_release_approval": unleaked(review_released.release_facts),
        "f38_extension": unleaked(review_extension.extension_facts),
        "f39_consultation": unleaked(review_released.consultation_facts),
        "f47_referral": unleaked(review_asked.referral_facts),
        "f52_press_release": unleaked(review_asked.press_facts),
        "review_record": unleaked(review_story.record_facts),
        "hits_list": hits_list.facts,  # says what the others must not, at its own level (D21)
    }
)
"""Form → what stands on it; a test holds it together with the forms and their traits."""

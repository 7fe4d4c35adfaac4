"""What a unit's file says about custody: each value with the clause it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")

FORBIDDEN_CHANNELS = frozenset({"ordinary_post", "express"})
"""Never for a classified carrier (保密法28)."""

REGISTER_FIELDS = (
    "document_number", "secrecy_period", "urgency", "pages", "attachments", "channel", "envelope",
    "seal", "delivery_list", "received_stamp", "carrier", "destination", "issued_on", "clearance_due",
    "remark",
)  # fmt: skip
"""Fields of the register (F01) that a unit may require beyond the smallest set (D4)."""


@dataclass(frozen=True)
class Setting(Generic[T]):
    """``clause``: id of the rule it comes from; ``D…`` where it is practice."""

    value: T
    clause: str


class Kind(Enum):
    """How a setting is written in the file."""

    FLAG = "flag"
    TIME = "time"
    COUNT = "count"
    TEXTS = "texts"
    SLIP_MODE = "slip_mode"
    LEVEL = "level"
    LEVELS = "levels"
    ROLE = "role"
    REGISTER_FIELDS = "register_fields"
    LEVEL_COUNT = "level_count"
    LEVEL_ROLE = "level_role"
    LEVEL_CHANNELS = "level_channels"
    LEVEL_TEXTS = "level_texts"
    CLEARANCE_LEVEL = "clearance_level"
    CARRIER_FLAG = "carrier_flag"


SLIP_MODES = ("folder", "document")
"""One slip for a folder of several documents, or one for each; 绝密 always goes alone (D7)."""


@dataclass(frozen=True)
class CustodyRules:
    """The parameters of custody; levels, roles, channels, carriers and clearances by their codes.

    ``cutoff_before_…``  the hour on the last day worked before a holiday, before a plain weekend (D9, edge 20)
    ``chase_list_after`` chases, or ``chase_list_days`` days: then the list for the 分管领导 (D8)
    ``presumed_years``   an unmarked period counts so long
    ``exchange_levels``  levels that may go through the exchange station
    ``labels``           carrier → whether a label is offered; never for 须清退 (D11)
    ``same_body_collects``  the issuing body calls its own papers back unless another is entered
    ``inventory_months`` how often a level is counted
    ``missing_days``     found by then or handled as a leak
    """

    same_day_return: Setting[bool]
    cutoff: Setting[time]
    cutoff_before_holidays: Setting[time]
    cutoff_before_weekends: Setting[time]
    clearance_levels: Setting[Mapping[str, str]]
    chase_list_after: Setting[int]
    chase_list_days: Setting[int]
    presumed_years: Setting[Mapping[str, int]]
    exchange_levels: Setting[tuple[str, ...]]
    two_carriers: Setting[tuple[str, ...]]
    delivery_channels: Setting[Mapping[str, tuple[str, ...]]]
    required_fields: Setting[tuple[str, ...]]
    copier_places: Setting[tuple[str, ...]]
    reading_places: Setting[Mapping[str, tuple[str, ...]]]
    knowers_from: Setting[str]
    copy_approver: Setting[Mapping[str, str]]
    loan_approver: Setting[str]
    range_approver: Setting[str]
    chase_list_reader: Setting[str]
    slip_mode: Setting[str]
    labels: Setting[Mapping[str, bool]]
    sheet_codes_as_qr: Setting[bool]
    titles_on_paper: Setting[bool]
    same_body_collects: Setting[bool]
    inventory_months: Setting[Mapping[str, int]]
    missing_days: Setting[Mapping[str, int]]
    loan_days: Setting[int]


KINDS: Mapping[str, Kind] = {
    "same_day_return": Kind.FLAG,
    "cutoff": Kind.TIME,
    "cutoff_before_holidays": Kind.TIME,
    "cutoff_before_weekends": Kind.TIME,
    "clearance_levels": Kind.CLEARANCE_LEVEL,
    "chase_list_after": Kind.COUNT,
    "chase_list_days": Kind.COUNT,
    "presumed_years": Kind.LEVEL_COUNT,
    "exchange_levels": Kind.LEVELS,
    "two_carriers": Kind.LEVELS,
    "delivery_channels": Kind.LEVEL_CHANNELS,
    "required_fields": Kind.REGISTER_FIELDS,
    "copier_places": Kind.TEXTS,
    "reading_places": Kind.LEVEL_TEXTS,
    "knowers_from": Kind.LEVEL,
    "copy_approver": Kind.LEVEL_ROLE,
    "loan_approver": Kind.ROLE,
    "range_approver": Kind.ROLE,
    "chase_list_reader": Kind.ROLE,
    "slip_mode": Kind.SLIP_MODE,
    "labels": Kind.CARRIER_FLAG,
    "sheet_codes_as_qr": Kind.FLAG,
    "titles_on_paper": Kind.FLAG,
    "same_body_collects": Kind.FLAG,
    "inventory_months": Kind.LEVEL_COUNT,
    "missing_days": Kind.LEVEL_COUNT,
    "loan_days": Kind.COUNT,
}
"""Field of ``CustodyRules`` → how the file writes it."""

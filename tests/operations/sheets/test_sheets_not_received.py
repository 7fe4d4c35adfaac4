"""F24 清退查询函 (D13): what the collector names and we never received, without a title."""

from __future__ import annotations

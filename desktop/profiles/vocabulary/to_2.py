"""From what was written before the language had a number: what later files must say is added as it was then.

Three ages of text come here: before the review (verbs, kinds of items), before the hour of an ordinary weekend,
before the terms of the law. Frozen: a later change of the shipped files changes nothing here.
"""

from __future__ import annotations

import tomllib
from typing import Any

WORDS = "common/words.toml"
PROFILE = "/profile.toml"
VERBS = {
    "revise": "修改", "second_review": "复审", "final_review": "终审", "agree": "同意", "report_up": "报批",
}  # fmt: skip
ROLE = ("office_head", "办公室负责人")
ITEM_TYPES = {
    "document": "公文", "web": "网站公众号", "mixed": "综合", "formed": "形成", "interpretation": "政策解读",
    "other": "其他",
}  # fmt: skip
SERIES = tomllib.loads("""
[batch_sheet]
title = "批次审查单"
pattern = "批审〔{year}〕{n:03}号"
clause = "D20"

[consultation]
title = "征求意见函"
pattern = "征意〔{year}〕{n}号"
clause = "公开条例32"

[referral]
title = "报请确定"
pattern = "报确〔{year}〕{n}号"
clause = "实施条例42"
""")
TERMS = tomllib.loads("""
[active_publish]
title = "主动公开"
count = 20
from = "formed"
clause = "公开条例26"

[correction]
title = "补正通知"
count = 7
from = "received"
clause = "公开条例30"

[reply]
title = "答复申请"
count = 20
from = "received"
clause = "公开条例33"

[reply.extend]
count = 20
role = "办公室负责人"
form = "F38"
clause = "公开条例33"

[third_party]
title = "征求第三方意见"
count = 15
from = "sent"
clause = "公开条例32"
silence = "decides"

[unit_consult]
title = "征求共同制作机关意见"
count = 15
from = "sent"
clause = "公开条例34"
silence = "consent"
""")


def step(tables: dict[str, dict[str, Any]]) -> None:
    """Words and series that are missing; the weekend's hour as the plain one was; the law's terms at the root."""
    words = tables.get(WORDS, {})
    words["verbs"] = {**VERBS, **words.get("verbs", {})}
    words["roles"] = {ROLE[0]: ROLE[1], **words.get("roles", {})}
    words.setdefault("item_types", dict(ITEM_TYPES))
    for path, data in tables.items():
        if path.count("/") != 1 or not path.endswith(PROFILE):
            continue
        custody = data.get("custody", {})
        if isinstance(custody, dict) and "cutoff" in custody:
            custody.setdefault("cutoff_before_weekends", dict(custody["cutoff"]))
        if "extends" not in data:
            data.setdefault("terms", TERMS)
            if isinstance(data.get("series"), dict):
                data["series"] = {**SERIES, **data["series"]}

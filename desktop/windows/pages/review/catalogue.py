"""Every verb of the page, by its id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.plain.words import N_
from desktop.windows.pages.middle import Asking, no_fields
from desktop.windows.pages.review.again import AGAIN_VERBS
from desktop.windows.pages.review.batch_verbs import BATCH_VERBS
from desktop.windows.pages.review.bringing_out import OUT_VERBS
from desktop.windows.pages.review.emergency import EMERGENCY_VERBS
from desktop.windows.pages.review.extending import EXTEND_VERBS
from desktop.windows.pages.review.files_out import FILE_VERBS
from desktop.windows.pages.review.mending import MEND_VERBS
from desktop.windows.pages.review.printing import PRINT_VERBS
from desktop.windows.pages.review.verbs import ITEM_VERBS

_OPENED: Mapping[str, Asking] = MappingProxyType(
    {
        "batch.new": Asking(N_("收批次单"), no_fields, free=True, key="like_this"),
        "release.many": Asking(N_("已审未发的一并登记公开"), no_fields, free=True),
        "batch.read": Asking(N_("逐条审"), no_fields),
        "review.month": Asking(N_("比对公文"), no_fields, free=True),
        "batch.bring": Asking(N_("导入文稿"), no_fields),
        "item.bring": Asking(N_("导入文稿"), no_fields),
        "item.judge": Asking(N_("判定命中"), no_fields),
        "item.compare": Asking(N_("核对是否审查过的那份"), no_fields),
        "item.excise": Asking(N_("清除库里的文稿"), no_fields),
    }
)
"""Those with a panel of their own, or a page: they ask for nothing here."""

VERBS: Mapping[str, Asking] = MappingProxyType(
    {
        **ITEM_VERBS,
        **FILE_VERBS,
        **AGAIN_VERBS,
        **BATCH_VERBS,
        **OUT_VERBS,
        **PRINT_VERBS,
        **EXTEND_VERBS,
        **MEND_VERBS,
        **EMERGENCY_VERBS,
        **_OPENED,
    }
)

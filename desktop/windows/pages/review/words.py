"""Words for codes of the review, as the unit's profile or the program says them."""

from __future__ import annotations

from desktop.operations.sentences.tables import WordTable
from desktop.plain.words import N_
from desktop.windows.counter import Counter
from desktop.windows.widgets.field_spec import Offer

hit_words = WordTable(
    {
        "classification_mark": N_("密级标志"),
        "internal_mark": N_("工作秘密、内部标志"),
        "register_title": N_("与在册涉密文件比对"),
        "register_number": N_("与在册文号比对"),
        "id_number": N_("居民身份证号"),
        "mobile": N_("手机号"),
        "landline": N_("固定电话"),
        "bank_card": N_("银行卡号"),
        "passport": N_("护照号"),
        "uscc": N_("统一社会信用代码"),
        "email": N_("电子邮箱"),
        "plate": N_("车牌号"),
        "keyword": N_("关键词"),
        "macro": N_("宏"),
        "external_reference": N_("外部引用"),
        "unread_part": N_("没有读出的部分，须人工看"),
    }
)


def item_type_word(counter: Counter, code: str) -> str:
    """公文, 网站公众号 … as the profile says it."""
    profile = counter.known.profile
    return profile.words.item_types.get(code, code) if profile else code


def item_types(counter: Counter, procedure: str = "review") -> tuple[Offer, ...]:
    """The kinds that the unit's review is for."""
    profile = counter.known.profile
    if profile is None or procedure not in profile.procedures:
        return ()
    kinds = profile.procedures[procedure].item_types
    return tuple(Offer(code, profile.words.item_types.get(code, code)) for code in kinds)[:9]


def listed(counter: Counter, field: str, procedure: str = "review") -> tuple[Offer, ...]:
    """The entries of a list that a field of the review is answered from."""
    profile = counter.known.profile
    found = (
        profile.procedures[procedure].field(field) if profile and procedure in profile.procedures else None
    )
    return tuple(Offer(c.id, c.title) for c in found.choices)[:9] if found else ()

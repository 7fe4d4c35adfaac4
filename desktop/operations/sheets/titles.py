"""The forms by name: their number in the catalogue, title, whether ink is awaited, how a sheet is repeated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.plain.words import N_, _
from desktop.profiles.profile import Profile


@dataclass(frozen=True)
class FormTraits:
    """``code``: number of the catalogue, by which a profile names its own title.

    ``signed``    others sign it: it has a paper life (printed → signed → back in its binder, D15)
    ``standing``  one valid sheet at a time: printed again it replaces the older one, with a reason (D12)
    ``awaits``    what a signed sheet waits for
    ``bound``     fixed pages with the head of the book, or several sheets under one serial: no Word template can do it
    ``asks_why``  it tells more than a record may: no issue without a word why (D21)
    ``leaves``    a letter: neither serial nor code on it; both stand on the 存根 (D15)
    """

    title: str
    code: str = ""
    signed: bool = False
    standing: bool = False
    leaves: bool = False
    awaits: str = ""
    bound: bool = False
    asks_why: bool = False


FORMS: Mapping[str, FormTraits] = MappingProxyType(
    {
        "f01_register": FormTraits(N_("收文登记簿"), "F01", standing=True, bound=True),
        "f01_cover": FormTraits(N_("收文登记簿封面"), standing=True),
        "f01_keeping": FormTraits(
            N_("登记簿启用交接表"), signed=True, standing=True, awaits=N_("启用、交接签章")
        ),
        "f01_continuation": FormTraits(N_("收文登记簿续页")),
        "f02_slip": FormTraits(
            N_("涉密文件传阅单"), "F02", signed=True, standing=True, awaits=N_("阅件人签字")
        ),
        "f03_copy_approval": FormTraits(
            N_("涉密文件（资料）复制审批表"), "F03", signed=True, standing=True, awaits=N_("审批签字")
        ),
        "f04_copy_register": FormTraits(N_("复制件登记簿"), "F04"),
        "f07_clearance": FormTraits(
            N_("涉密文件清退清单"), "F07", signed=True, standing=True, awaits=N_("接收单位签章")
        ),
        "f11_widening": FormTraits(
            N_("扩大国家秘密知悉范围审批表"), "F11", signed=True, standing=True, awaits=N_("审批签字")
        ),
        "f12_knowing": FormTraits(N_("国家秘密知悉人员登记表"), "F12", signed=True, awaits=N_("知悉人签字")),
        "f24_query": FormTraits(
            N_("查询函"), "F24", signed=True, standing=True, leaves=True, awaits=N_("签发及复函")
        ),
        "f24_not_received": FormTraits(
            N_("清退查询函"), signed=True, standing=True, leaves=True, awaits=N_("签发及复函")
        ),
        "opening_count": FormTraits(
            N_("期初清点表"), signed=True, standing=True, awaits=N_("监盘人、分管领导签字")
        ),
        "recall_notice": FormTraits(
            N_("涉密文件催退单"), signed=True, standing=True, awaits=N_("持有人回执")
        ),
        "sign_list": FormTraits(N_("涉密文件签收单"), signed=True, awaits=N_("签收人签字")),
        "chase_list": FormTraits(N_("涉密文件催退情况报告表"), signed=True, awaits=N_("分管领导意见")),
        "day_closing": FormTraits(N_("当日未退清单"), signed=True, standing=True, awaits=N_("签字")),
        "f30_review": FormTraits(
            N_("政府信息公开保密审查表"), "F30", signed=True, standing=True, awaits=N_("审查签字、审查机构章")
        ),
        "batch_sheet": FormTraits(N_("批次审查单"), signed=True, standing=True, awaits=N_("各环节签字")),
        "f31_ledger": FormTraits(N_("保密审查台账"), "F31", signed=True, awaits=N_("审查机构签字")),
        "document_comparison": FormTraits(
            N_("公文公开比对记录"), signed=True, standing=True, awaits=N_("比对人、办公室负责人签字")
        ),
        "publication_register": FormTraits(N_("信息发布登记簿")),
        "disclosure_catalogue": FormTraits(N_("政府信息公开目录"), "F55"),
        "f32_release_approval": FormTraits(
            N_("信息公开审批表"), "F32", signed=True, standing=True, awaits=N_("审批签字")
        ),
        "f38_extension": FormTraits(
            N_("延期答复告知书"), "F38", signed=True, standing=True, leaves=True, awaits=N_("签发及送达")
        ),
        "f39_consultation": FormTraits(
            N_("征求意见函"), "F39", signed=True, standing=True, leaves=True, awaits=N_("签发及回执")
        ),
        "f47_referral": FormTraits(
            N_("报请确定的请示"), "F47", signed=True, standing=True, leaves=True, awaits=N_("签发及批复")
        ),
        "f52_press_release": FormTraits(
            N_("新闻发布审批表"), "F52", signed=True, standing=True, awaits=N_("审批签字")
        ),
        "review_record": FormTraits(N_("保密审查档案"), bound=True),
        "hits_list": FormTraits(N_("机检命中全单"), asks_why=True),
        "life": FormTraits(N_("文件经历单")),
        "holdings": FormTraits(N_("个人持有涉密文件清单")),
        "draw": FormTraits(N_("抽查表"), signed=True, awaits=N_("检查人签字")),
        "figures": FormTraits(N_("期间统计表")),
        "print_log": FormTraits(N_("打印输出登记")),
        "import_log": FormTraits(N_("导入登记")),
        "open_matters": FormTraits(N_("未结事项一览")),
        "paper_out": FormTraits(N_("未回纸面清单")),
    }
)
"""Every form that the program prints."""


_BY_CODE = {traits.code: form for form, traits in FORMS.items() if traits.code}


def form_of(code: str) -> str:
    """The form that bears a number of the catalogue, as a profile names it (F31); nothing where none does."""
    return _BY_CODE.get(code, "")


def form_title(profile: Profile, form: str) -> str:
    """Title of a form: the unit's own, else ours."""
    traits = FORMS.get(form)
    if traits is None:
        return form
    return profile.form_titles.get(traits.code or form) or _(traits.title)

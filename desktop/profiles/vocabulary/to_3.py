"""Fixed sentences of letters and ledgers became the profile's: an older text gets those that the program said then.

Frozen: a later change of the shipped files changes nothing here.
"""

from __future__ import annotations

import tomllib
from typing import Any

PROFILE = "/profile.toml"
LETTERS = tomllib.loads("""
[F31]
note = "每月末汇总，交保密审查机构存查。"
unpublished = "已审结可以公开、尚未报告发布的 {n} 件，请有关部门报告发布日期和渠道。"

[F38]
body = '''
你（单位）提出的政府信息公开申请（{title}），我单位于{received_on}收到，应于{before}前答复。因{reason}，不能按期答复。根据《中华人民共和国政府信息公开条例》第三十三条的规定，经{approved_by}同意，延长答复期限{count}，于{after}前答复。
特此告知。'''

[F39]
body = "我单位拟公开《{title}》。{why}。根据政府信息公开和保密审查的有关规定，现征求意见。不同意公开或者只同意部分公开的，请说明理由和不同意公开的部分。"
reply = "请于{answer_by}前将意见书面函复我单位（可使用所附回执）。"
silence_consent = "逾期未答复的，视为同意公开。"
silence_decides = "逾期未答复的，由我单位依照规定决定是否公开。"
why_right_holder = "信息涉及权利人的商业秘密或者个人隐私，公开可能损害其合法权益"
why_third_party = "信息涉及第三方合法权益，公开可能造成损害"
why_other_body = "信息由其他机关共同制作或者涉及其他机关"
why_press_office = "新闻发布需会同新闻主管部门"

[F47]
question = "是否公开、是否属于国家秘密"
body = "我单位拟公开《{title}》。经审查，不能确定该信息是否可以公开。根据《中华人民共和国政府信息公开条例》第十七条和我单位保密审查制度的规定，现将有关材料报上，请予确定。在得到批复前，该信息不予公开。"
closing = "妥否，请批示。"
text_enclosure = "《{title}》信息文本"
explanation = "关于不能确定是否公开的原因说明"
""")  # noqa: E501
EXTENSION = {"title": "延期答复告知书", "pattern": "延告〔{year}〕{n:02}号", "clause": "公开条例33"}


def step(tables: dict[str, dict[str, Any]]) -> None:
    """The sentences, and the series of the letter that is new, at the root of the line."""
    for path, data in tables.items():
        if path.count("/") == 1 and path.endswith(PROFILE) and "extends" not in data:
            data.setdefault("letters", LETTERS)
            if isinstance(data.get("series"), dict):
                data["series"].setdefault("extension", dict(EXTENSION))

"""The words and signs that marks are made of."""

from __future__ import annotations

from desktop.screening.folding import HAN
from desktop.screening.marks.lines import G, spaced

ENDS = "".join(map(chr, (0x3002, 0xFF1B, 0xFF01, 0xFF1F)))
"""The signs that end a Chinese sentence or a part of it, by number: a heart writes no sentence."""
STOPS = f"[{ENDS};!]"

STARS = "★☆⭐⭑⭒✩✪✭✮✯✰⋆✬✫🌟※✱✶✷✴✵⍟▲△✦✧⁎⁂"
"""The five-pointed star and what stands for it where a face lacks it; the asterisk is judged apart."""
NUMERAL = "[0-9〇零一二两三四五六七八九十拾廿卅百]"
EVENTS = "长期|永久|启用前|解密前|公布前|公开前|发布前|开启前|考试前|考前|使用前"
PERIOD = (
    rf"(?:{NUMERAL}(?:{G}{NUMERAL}){{0,2}}{G}(?:年(?:{G}{NUMERAL}{{1,2}}{G}个{G}月)?|个{G}月|月|日|天)|(?:{spaced(EVENTS)})"
    rf"|[{HAN}](?:{G}[{HAN}]){{1,9}}?{G}前"
    rf"|(?:{spaced('解密时间|解密条件|解密日期|解密')})[^\n\x00]{{0,24}})"
)
"""A period, an event (any that ends in 前) or a condition, as it follows the star (保密法20)."""
DATE = (
    r"(?:至? ?[12] ?[0-9] ?[0-9] ?[0-9] ?[年.\-/](?: ?[0-9]{1,2} ?[月.\-/](?: ?[0-9]{1,2} ?日?)?)?"
    r"(?: ?前解密| ?解密| ?前)?)"
)
"""A day of declassification; on the star's own line, for many lines begin with a date."""
STRICT_PERIOD = rf"(?:{NUMERAL}(?:{G}{NUMERAL})?{G}年(?! ?{NUMERAL})|{spaced('长期|启用前')})"
"""A period that may follow without a star."""

OPENING, CLOSING = "【[〔［〖{〈<", "】]〕］〗}〉>"
"""Brackets that frame a mark."""
ROUND_OPENING, ROUND_CLOSING = "(（", ")）"
"""Brackets that frame a mark or a remark."""

URGENCY = "特急|加急|平急|特提|急件|急|明传|密传|明电|密电"
WARNINGS = (
    "注意保存|请注意保密|注意保密|严格保密|对外保密|请勿外传|不得外传|严禁外传|切勿外传|禁止外传|勿外传|不准外传|不要外传|严禁外泄|禁止外泄|不得外泄|请勿外泄|请勿扩散|严禁扩散|"
    "不得扩散|切勿扩散|禁止扩散|不得翻印|严禁翻印|请勿翻印|禁止翻印|不得泄露|严禁泄露|请勿泄露|用后收回|阅后收回|会后收回|用后交回|"
    "会后交回|阅后退回|阅后交回|阅后即焚|阅后销毁|用后销毁|阅后清退|阅后归还|阅后即退|阅后删除|阅后即删|阅后请删除|阅后请及时删除|阅后请销毁|阅后请及时销毁|阅后请退回|阅后请交回|阅毕收回|阅毕退回|不要扩散|控制知悉范围|严格控制知悉范围|内部掌握"
)
"""What is printed beside a mark, or on a line of its own in its stead."""
BESIDE = (
    f"{WARNINGS}|注意保管|妥善保管|妥善保存|请妥善保管|请妥善保存|请注意保存|专人保管|翻印必究|不得复制|严禁复制|请勿复制|"
    "禁止复制|不得复印|严禁复印|禁止复印|请勿复印|严禁拍照|禁止拍照|不得拍照|请勿拍照|不得引用|请勿引用|不得转发|请勿转发|严禁转发|"
    "不得摘抄|不得上网|严禁上网|请勿传播|严禁传播|不得传播|禁止传播|不得转载|请勿转载|严禁转载|不得公开|不得对外|请勿对外|不对外公开|"
    "不予公开|不公开|免费交流|免费赠阅|仅供参考|仅供学习|仅供参阅|仅供内部"
)
"""What says something beside 内部资料, and nothing alone."""

"""Each fault as a Chinese sentence that says what to do."""

from __future__ import annotations

from desktop.plain.words import N_, _
from desktop.profiles.faults import Fault

SENTENCES = {
    "no_profile": N_("没有找到任何规则方案。每个方案一个文件夹，内有 profile.toml；请选它们的上一级文件夹。"),
    "missing_file": N_("缺少文件 {word}。请从程序自带的规则方案中取回。"),
    "vocabulary_newer": N_("规则文件的写法（第 {word} 版）比本程序认识的新。请用较新版本的程序。"),
    "stray_file": N_("这个文件放错了位置或名称不对，不会被读取。请改正，或拿走。"),
    "linked_folder": N_("这是指向别处的文件夹，不会被读取。请把其中的文件复制到这里。"),
    "not_a_folder_name": N_("文件夹名称“{word}”里有空格或符号。请只用文字、字母、数字、横线和下划线。"),
    "profile_twice": N_("已有一个规则方案叫“{word}”。请改用别的名称，免得选错。"),
    "toml_syntax": N_("{place}写法不对。请检查引号、括号和等号。"),
    "toml_twice": N_("{place}又写了一次前面写过的项目。请删去一处。"),
    "too_large": N_("文件超过 {word} 个字符，不像规则文件。请核对是否选错了文件。"),
    "too_deep": N_("内容嵌套超过 {word} 层，不像规则文件。请核对是否选错了文件。"),
    "too_many_files": N_("有 {word} 个文件，不像规则方案的文件夹。请核对路径。"),
    "unknown_profile": N_("没有名为“{word}”的规则方案。请改正 extends，或补上这个方案。"),
    "extends_loop": N_("“{word}”绕了一圈又引用到自己。请去掉其中一处 extends。"),
    "unknown_key": N_("不认识的项目“{word}”。请改正名称或删去。"),
    "missing_key": N_("缺少项目“{word}”。请补上。"),
    "unknown_word": N_("不认识的词“{word}”。请改用规则文件说明里有的词。"),
    "wrong_type": N_("内容“{word}”的类型不对。"),
    "blank": N_("内容是空的。请填写。"),
    "list_empty": N_("列表是空的。请至少写一项。"),
    "too_long": N_("文字“{word}…”太长，不像规则里的话。请缩短。"),
    "unprinted_sign": N_("文字里有看不见、印不出的字符（{word}）。请删去重打。"),
    "too_small": N_("数字 {word} 太小，至少是 {nearest}。请改正。"),
    "too_big": N_("数字 {word} 太大，不像规则里的数。请核对。"),
    "not_a_file": N_("这不是文件，或没有权限读。请核对。"),
    "not_utf8": N_("不是 UTF-8 文本。请用文本编辑器另存为 UTF-8。"),
    "not_a_time": N_("“{word}”不是时间。请写成 17:30 的样子。"),
    "not_a_code": N_("代码“{word}”只能用小写英文字母、数字和下划线，以字母开头。请改正。"),
    "not_a_form": N_("“{word}”不是表单编号。请写成 F03 的样子。"),
    "unknown_form": N_("程序里没有 {word} 这张表单。请改正编号，或去掉。"),
    "word_twice": N_("“{word}”出现了两次。请去掉一处，或改成不同的。"),
    "condition_shape": N_("条件 {word} 写法不对。每个条件请只写一项；按答案判断的写 answer 和 is 两项。"),
    "pattern_braces": N_("编号样式的花括号不成对，请改正：{word}"),
    "pattern_place": N_("编号样式中没有 {{{word}}} 这个位置。可用 year、n、parent、register、copy。"),
    "pattern_place_twice": N_("编号样式中同一个位置出现了两次，请去掉一处：{word}"),
    "pattern_without_number": N_("编号样式 {word} 中没有顺序号，每个编号都会一样。请加上 {{n}}。"),
    "pattern_without_year": N_("编号样式 {word} 中没有年度，不同年度的编号会重复。请加上 {{year}}。"),
    "pattern_shared": N_("这个编号样式与“{word}”的相同，两个序列会给出同样的编号。请改成不同的样式。"),
    "letter_braces": N_("文字中的花括号不成对，请改正：{word}"),
    "letter_place": N_("这段文字中没有“{word}”这个位置。可用的位置："),
    "letter_no_place": N_("这段文字是固定的，没有可以填写的位置。请去掉“{word}”和花括号。"),
    "law_delivery": N_("涉密载体不得普通邮寄或快递（依据：{word}）。请从传递方式中去掉。"),
    "law_knowers": N_("机密级以上必须记录知悉人员（依据：{word}）。请改为机密或更低。"),
    "law_too_long": N_("比法定的期限长（依据：{word}）。请改短。"),
    "law_exchange": N_("绝密级不得通过交换站（依据：{word}）。请去掉“绝密”。"),
    "law_two_carriers": N_("绝密级须二人以上同行（依据：{word}）。请加上“绝密”。"),
    "law_weight": N_("涉密标志和在册涉密文件必须逐项处理，不能降低（依据：{word}）。请改为 blocking。"),
    "eve_after_cutoff": N_("节假日前的收回时间 {word} 不能晚于平日。请改早。"),
    "approver_differs": N_("与审批流程“{word}”中最后批准的岗位不一致。请改为同一岗位。"),
    "stage.conclusion_missing": N_("环节“{word}”能往下走而不说结论。请改用带结论（conclusion）的决定。"),
    "stage.conclusion_leads_wrong": N_("决定“{word}”的结论与去向不合。请改正它的 leads。"),
    "decision.conclusion_leads_wrong": N_(
        "决定“{word}”的去向与结论不合。延期和报请确定的 leads 请写 hold，其他结论写 next 或 finished。"
    ),
    "chain.nobody_concludes": N_("信息类别“{word}”的情形下没有任何环节作出审查结论。请补上环节。"),
    "field.unless_unknown": N_("unless 写的“{word}”不是另一个栏目。请改为另一个栏目的代码。"),
    "condition.conclusion_too_early": N_(
        "环节“{word}”的条件用到结论，但它之后（含它自己）还有作结论的环节。请把它移到后面。"
    ),
    "condition.conclusion_never_drawn": N_("没有哪个环节能得出结论“{word}”。请改条件。"),
    "stages.none": N_("没有任何办理环节。请至少写一个 [[stages]]。"),
    "stages.too_many": N_("环节有 {word} 个，太多了。请拆成几个流程。"),
    "fields.too_many": N_("栏目有 {word} 个，太多了。请拆成几个流程。"),
    "stage.twice": N_("环节代码“{word}”用了两次。请改成不同的代码。"),
    "stage.no_way_forward": N_("环节“{word}”没有可以往下走的决定。请在 decisions 中加上一个。"),
    "stage.back_from_first": N_("第一个环节“{word}”没有可以退回的环节。请去掉退回。"),
    "stage.back_not_earlier": N_("“{word}”不是前面的环节，不能退回到那里。请改为前面环节的代码。"),
    "stage.grants_before_last": N_("环节“{word}”不是最后一个，不能直接批准办结。请改用往下走的决定。"),
    "stage.finishes_an_approval": N_(
        "这个流程以许可结束，环节“{word}”不能不给许可就办结。请改用往下走的决定。"
    ),
    "stage.unreachable": N_("环节“{word}”在任何情形下都走不到。请检查它的条件。"),
    "stage.oral_for_copying": N_("复制审批任何密级都不得口头同意，环节“{word}”不能写 oral。请删去。"),
    "chain.nobody_decides": N_("{word} 的情形下没有任何审批环节，等于自动通过。请补上环节。"),
    "chain.nobody_approves": N_("{word} 的情形下只有提出意见或审查，没有批准环节。请补上批准的环节。"),
    "chain.too_many_cases": N_("用来决定环节的栏目太多（{word} 个），走法无法逐一检查。请减少条件。"),
    "field.never_asked": N_("栏目“{word}”没有在任何环节填写。请列入 opening 或某个环节的 fields。"),
    "field.no_choices": N_("栏目“{word}”没有列出选项。请写上 choices。"),
    "field.unknown": N_("没有“{word}”这个栏目。请改正，或在 [fields] 中补上。"),
    "field.bound_unknown": N_("at_most 写的“{word}”不存在，或者与本栏目类型不同。请改正。"),
    "condition.asked_later": N_("条件用到的“{word}”要到后面的环节才填写。请在前面的环节询问。"),
    "condition.on_itself": N_("栏目“{word}”不能用自己的答案决定是否显示。请改用别的栏目。"),
    "condition.item_type_unknown": N_("item_types 中没有“{word}”。请改正，或补进 item_types。"),
    "condition.not_a_choice": N_("栏目“{word}”不是选项或是否题，不能作条件。请改用别的栏目。"),
    "condition.no_such_answer": N_("条件中的答案“{word}”不在选项代码之内。请改正。"),
    "permit.missing": N_("流程以许可结束，但没有写 [permit]。请补上。"),
    "permit.unused": N_("写了 [permit]，但流程不以许可结束。请把 ends 改为 granted。"),
    "permit.needs_field": N_("许可必须指明“{word}”取自哪个栏目。请补上。"),
    "permit.wrong_field": N_("许可指明的栏目“{word}”不存在或类型不对。请改正。"),
    "deadline.point_unknown": N_("期限起止点“{word}”不存在。可写 opened、ended 或环节代码。"),
    "example_stuck": N_("示例走不通（原因代码 {word}）。请改正示例或环节。"),
}
"""Code of a fault → its sentence; ``{word}`` is the word at fault."""


TYPES = {
    "str": N_("应写文字，放在引号里。"),
    "int": N_("应写整数，不加引号。"),
    "bool": N_("应写 true 或 false，不加引号。"),
    "list": N_("应写列表，放在方括号里。"),
    "dict": N_("应写一组项目，不是单个值。"),
}
"""What should stand where something of the wrong type stands."""


STUCK = {
    "answer.missing": N_("示例走不通：这里要答“{field}”而没有答。请补上。"),
    "answer.wrong_make": N_("示例走不通：“{field}”答得不合。请改正。"),
    "answer.too_small": N_("示例走不通：“{field}”的数字太小。请改正。"),
    "answer.beyond_bound": N_("示例走不通：“{field}”超出了它的上限。请改正。"),
    "answer.in_future": N_("示例走不通：“{field}”的日期在办理当日之后，示例从 2026-01-05 开始。请改正。"),
    "answer.not_asked": N_("示例走不通：“{field}”不在这里填写。请移到填写它的环节。"),
    "answer.not_shown": N_("示例走不通：按前面的回答，“{field}”不用填。请删去。"),
    "case.stage_out_of_turn": N_("示例走不通：还没有轮到这个环节。请按环节的次序写。"),
    "case.decision_unknown": N_("示例走不通：这个环节没有这个决定。请改正。"),
    "case.not_open": N_("示例走不通：前面已经办结，这一步是多的。请删去。"),
    "case.barred_by_checklist": N_("示例走不通：检查单中有禁止公开的情形，不能得出公开的结论。请改正。"),
    "case.level_not_covered": N_("示例走不通：这个流程不办示例所写密级的事项。请改正 level。"),
    "case.item_type_unknown": N_("示例走不通：没有写信息类别，或不在 item_types 中。请改正 item_type。"),
    "case.no_stage_in_its_way": N_("示例走不通：这种情形没有任何环节。请改正示例或环节的条件。"),
    "example.ends_otherwise": N_("示例没有走到它写的结束方式。请补上后面的环节，或改正 ends。"),
    "example.concludes_otherwise": N_("示例得出的结论与它写的不同。请改正 conclusion 或各环节的决定。"),
}
"""Why an example does not go through → what to do; any other reason is told by its code."""
_MAY_MEAN = ("unknown_key", "unknown_word", "unknown_profile", "unknown_form", "missing_key")
LONGEST_WORD = 80
"""Characters of the word at fault that are said; a file may hold one of thousands."""


def sentence(fault: Fault) -> str:
    """The fault in words, with the nearest known word where there is one."""
    word = fault.word if len(fault.word) <= LONGEST_WORD else fault.word[:LONGEST_WORD] + "…"
    said = _(SENTENCES[fault.code]).format(word=word, nearest=fault.nearest, place=_place(fault.word))
    if fault.nearest and fault.code in _MAY_MEAN:
        said += _("是否想写“{nearest}”？").format(nearest=fault.nearest)
    if fault.code == "example_stuck" and fault.word in STUCK:
        said = _(STUCK[fault.word]).format(field=fault.nearest)
    if fault.code == "letter_place":
        said += fault.nearest
    if fault.code == "wrong_type":
        said += _(TYPES[fault.nearest])
    return said


def _place(word: str) -> str:
    """``2:7`` as people say it; nothing: the text broke off, or the place is not told."""
    number, _colon, sign = word.partition(":")
    if not (number.isdigit() and sign.isdigit()):
        return _("文件末尾") if word else _("有个数字")
    return _("第 {line} 行第 {sign} 个字符附近").format(line=number, sign=sign)


def line(fault: Fault) -> str:
    """``file: key path: sentence``, as a list of faults shows it."""
    where = f"{fault.file}: {fault.path}" if fault.path else fault.file
    return f"{where}: {sentence(fault)}" if where else sentence(fault)

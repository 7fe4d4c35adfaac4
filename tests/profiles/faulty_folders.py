"""Folders of profiles as people spoil them: the files, and every fault that must be told, by file, place and words.

Each lies over the words and the national profile; ``danwei`` is the unit that somebody wrote by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.profiles.profile_files import SHIPPED

Told = tuple[str, str, str]
"""File, key path, part of the sentence."""

P, R = "danwei/profile.toml", "danwei/procedures/review.toml"
C = "danwei/procedures/reproduction.toml"
UNIT = 'extends = "national"\nname = "某单位"\n'
REVIEW = SHIPPED["national/procedures/review.toml"]
COPYING = SHIPPED["national/procedures/reproduction.toml"]
BELOW = {p: t for p, t in SHIPPED.items() if p.split("/")[0] in ("common", "national")}
"""What every folder has."""


@dataclass(frozen=True)
class Faulty:
    """``files``: path → text, or the very bytes; ``told``: all faults, no more."""

    files: Mapping[str, str | bytes]
    told: tuple[Told, ...]


def profile(more: str, *told: tuple[str, str]) -> Faulty:
    """A fault in the unit's own profile."""
    return Faulty({P: UNIT + more}, tuple((P, path, words) for path, words in told))


def review(old: str, new: str, *told: tuple[str, str]) -> Faulty:
    """A fault in the unit's own chain of the review."""
    assert old in REVIEW, old
    return Faulty({P: UNIT, R: REVIEW.replace(old, new, 1)}, tuple((R, path, words) for path, words in told))


def added(more: str, *told: tuple[str, str]) -> Faulty:
    """Something added to that chain, before its stages."""
    return review("[[stages]]", f"{more}\n[[stages]]", *told)


def copying(old: str, new: str, *told: tuple[str, str]) -> Faulty:
    """A fault in the unit's own approval of copying."""
    assert old in COPYING, old
    return Faulty({P: UNIT, C: COPYING.replace(old, new, 1)}, tuple((C, path, words) for path, words in told))


STAGE = '[[stages]]\nid = "{}"\ntitle = "{}"\nrole = "保密办"\nverb = "审查"\nclause = "A2.1"\n'
DEADLINE = '[deadlines.own]\ntitle = "自定"\nunit = "working_days"\n{}\nclause = "A2.1"\n'
NO_WAY = (("stages[2].decisions", "没有可以往下走的决定"), ("example.acts[2].decision", "不认识的词"))
OFFICE = 'id = "secrecy_office"'

FAULTY: dict[str, Faulty] = {
    # types
    "a name that is a number": Faulty({P: 'extends = "national"\nname = 7\n'}, ((P, "name", "应写文字"),)),
    "a clause that is a number": review('clause = "实施条例42"\nitem', "clause = 42\nitem", ("clause", "应写文字")),
    "a clause that is a day": review('clause = "实施条例42"\nitem', "clause = 2026-01-01\nitem", ("clause", "应写文字")),
    "a clause of blanks": review('clause = "实施条例42"\nitem', 'clause = "　 "\nitem', ("clause", "是空的")),
    "a clause that is a list": review('clause = "实施条例42"\nitem', 'clause = ["A"]\nitem', ("clause", "应写文字")),
    "a count in quotes": profile('[terms.reply]\ncount = "20"', ("terms.reply.count", "应写整数")),
    "half a day": profile("[terms.reply]\ncount = 2.5", ("terms.reply.count", "应写整数")),
    "a count that is endless": profile("[terms.reply]\ncount = inf", ("terms.reply.count", "应写整数")),
    "true for a count": profile("[terms.reply]\ncount = true", ("terms.reply.count", "应写整数")),
    "yes for true": profile('[custody.titles_on_paper]\nvalue = "yes"', ("custody.titles_on_paper.value", "true")),
    "an hour of another zone": profile('[custody.cutoff]\nvalue = "17:30+08:00"',
        ("custody.cutoff.value", "17:30 的样子")),
    "no hour": profile('[custody.cutoff]\nvalue = "25:00"', ("custody.cutoff.value", "不是时间")),
    "stages that are one table": Faulty({P: UNIT, R: 'extends = "common/review"\nclause = "A"\nstages = { id = "a" }\n'},
        (("common/procedures/review.toml", "example.acts", "缺少"), (R, "stages", "应写列表"))),
    # names and keys
    "a key nobody knows": profile("[terms.reply]\ncount = 10\ncuont = 9", ("terms.reply.cuont", "是否想写“count”")),
    "a table nobody knows": profile("[term.reply]\ncount = 10", ("term", "不认识的项目")),
    "a term nobody knows": profile('[terms.replly]\ntitle = "x"\ncount = 1\nfrom = "sent"\nclause = "D1"',
        ("terms.replly", "是否想写“reply”")),
    "a role nobody knows": review('role = "保密办"', 'role = "保蜜办"', ("stages[2].role", "是否想写“保密办”")),
    "a verb nobody knows": review('verb = "审查"', 'verb = "审察"', ("stages[2].verb", "是否想写“审")),
    "a decision nobody knows": review(OFFICE, OFFICE + '\ndecisions = ["may_publsh"]',
        ("stages[2].decisions", "是否想写“may_publish”"), ("example.acts[2].decision", "不认识的词")),
    "a list nobody knows": added('[fields.ground]\nchoices = "groundz"', ("fields.ground.choices", "是否想写“grounds”")),
    "a form nobody prints": added('forms = ["F30", "F99"]', ("forms", "没有 F99 这张表单")),
    "a form that is a word": added('forms = ["审查单"]', ("forms", "F03 的样子")),
    "a title for a form nobody prints": profile('[form_titles]\nF98 = "单"', ("form_titles.F98", "没有 F98")),
    "a decision with a form nobody prints": profile('[decisions.refer]\nform = "F74"',
        ("decisions.refer.form", "没有 F74")),
    "a duty with a form nobody prints": profile('[duties.summary]\nform = "F13"', ("duties.summary.form", "没有 F13")),
    "an extension with a form nobody prints": profile('[terms.reply.extend]\nform = "F83"',
        ("terms.reply.extend.form", "没有 F83")),
    "a weight nobody knows": profile('[weights]\nemail = "loud"', ("weights.email", "不认识的词")),
    "a weight that may not sink": profile('[weights]\nclassification_mark = "hint"',
        ("weights.classification_mark", "blocking")),
    "a kind of finding nobody knows": profile('[weights]\nfax = "hint"', ("weights.fax", "不认识的词")),
    "a field nobody asks for": added('[fields.more]\ntitle = "另"\ntype = "text"', ("fields.more", "没有在任何环节填写")),
    "a field that is not there": review(OFFICE, OFFICE + '\nfields = ["nothing"]', ("stages[2].fields", "不认识的词")),
    "a kind of field nobody knows": added('[fields.title]\ntype = "words"', ("fields.title.type", "不认识的词")),
    "a level nobody knows": added('levels = ["秘蜜"]', ("levels", "是否想写“秘密”")),
    "a series nobody has": added('series = "reveiw"', ("series", "是否想写“review”")),
    "a code in Chinese": profile('[roles]\n"主任" = "主任"', ("roles.主任", "小写英文字母")),
    # stages
    "no stages at all": Faulty({P: UNIT, R: REVIEW[: REVIEW.index("[[stages]]")] + '[example]\nacts = []\nstages = []\n'},
        ((R, "example.stages", "不认识的项目"), (R, "stages", "缺少"))),
    "a stage without a role": review('role = "保密办"\n', "", ("stages[2].role", "缺少")),
    "a stage without a clause": review('verb = "审查"\nalso_fields = ["questions", "marks"]\nclause = "实施条例42"',
        'verb = "审查"\nalso_fields = ["questions", "marks"]', ("stages[2].clause", "缺少")),
    "two stages with one id": review('id = "leader"', 'id = "department"', ("stages[3].id", "用了两次"),
        ("example.acts[3].stage", "不认识的词")),
    "a way back that goes forward": review(OFFICE, OFFICE + '\nback_to = ["leader"]',
        ("stages[2].back_to", "不是前面的环节")),
    "a way back to itself": review(OFFICE, OFFICE + '\nback_to = ["secrecy_office"]',
        ("stages[2].back_to", "不是前面的环节")),
    "a way back to nowhere": review(OFFICE, OFFICE + '\nback_to = ["leadr"]', ("stages[2].back_to", "不认识的词")),
    "a loop without a way out": review(OFFICE, OFFICE + '\ndecisions = ["send_back"]', *NO_WAY),
    "a stage that only waits": review(OFFICE, OFFICE + '\ndecisions = ["refer", "postpone"]',
        *NO_WAY),
    "a decision that leads nowhere": profile('[decisions.later]\ntitle = "以后再说"\nleads = "nowhere"',
        ("decisions.later.leads", "不认识的词")),
    "a decision that does not say where": profile('[decisions.later]\ntitle = "以后再说"',
        ("decisions.later.leads", "缺少")),
    "a conclusion that cannot wait": profile('[decisions.withhold]\nleads = "hold"',
        ("decisions.withhold.leads", "去向与结论不合")),
    "a stage nobody reaches": review(OFFICE, OFFICE + '\nwhen = { item_type = [] }', ("stages[2].when", "写法不对")),
    "a stage of another level": review(OFFICE, OFFICE + '\nwhen = { level_is = "绝密" }',
        ("stages[2].when", "任何情形下都走不到")),
    "nobody but one who prepares": Faulty({P: UNIT, R: 'extends = "common/review"\nclause = "A"\n[[stages]]\nid = "a"\n'
        'title = "经办"\nrole = "保密办"\nverb = "经办"\nclause = "A"\nalso_fields = ["questions", "marks"]\n'
        '[[example.acts]]\nstage = "a"\ndecision = "may_publish"\nanswers = { questions = [], marks = [] }\n'},
        ((R, "stages", "没有任何审批环节"),)),
    # the example
    "an example that does not answer": review('answers = { questions = [], marks = [] }', "answers = { marks = [] }",
        ("example.acts[2]", "这里要答“questions”")),
    "an example out of turn": review('stage = "department"\ndecision', 'stage = "leader"\ndecision',
        ("example.acts[1]", "按环节的次序写")),
    "an example that stops halfway": Faulty({P: UNIT, R: REVIEW[: REVIEW.rindex("[[example.acts]]")]},
        (("common/procedures/review.toml", "example.ends", "补上后面的环节"),)),
    "an example that ends otherwise": review("[[example.acts]]", '[example]\nconclusion = "sever"\n[[example.acts]]',
        ("example.conclusion", "结论与它写的不同")),
    "an example of tomorrow": review("[[example.acts]]", '[example.answers]\nformed_on = 2030-01-01\n[[example.acts]]',
        ("example", "“formed_on”的日期在办理当日之后")),
    # conditions
    "a condition that calculates": review(OFFICE, OFFICE + '\nwhen = "level > 3"', ("stages[2].when", "不认识的词")),
    "a condition with code": review(OFFICE, OFFICE + '\nwhen = { python = "1" }', ("stages[2].when", "不认识的词")),
    "a condition of two": review(OFFICE, OFFICE + '\nwhen = { level_is = "内部", item_type = "公文" }',
        ("stages[2].when", "写法不对")),
    "a condition on an answer that is none": review(OFFICE, OFFICE + '\nwhen = { answer = "attribute", is = "pubic" }',
        ("stages[2].when", "不在选项代码之内")),
    "a condition on free words": review(OFFICE, OFFICE + '\nwhen = { answer = "title", is = "x" }',
        ("stages[2].when", "不能作条件")),
    "a condition on what comes later": review('id = "department"',
        'id = "department"\nwhen = { answer = "questions", yes = "privacy" }',
        ("stages[1].when", "后面的环节才填写")),
    "a condition on a kind not handled here": review(OFFICE, OFFICE + '\nwhen = { item_type = "政策解读" }',
        ("stages[2].when", "不认识的词")),
    "a condition on the conclusion too early": review(OFFICE, OFFICE + '\nwhen = { conclusion = "sever" }',
        ("stages[2].when", "还有作结论的环节")),
    "a field that asks itself": added('[fields.attribute]\nshown_when = { answer = "attribute", is = "proactive" }',
        ("fields.attribute.shown_when", "不能用自己的答案")),
    # time
    "a term of no days": profile("[terms.reply]\ncount = 0", ("terms.reply.count", "至少是 1")),
    "a term of fewer than no days": profile("[terms.reply]\ncount = -1", ("terms.reply.count", "至少是 1")),
    "a term of a thousand million": profile("[terms.reply]\ncount = 1000000000", ("terms.reply.count", "太大")),
    "a term in moons": profile('[terms.reply]\nunit = "moons"', ("terms.reply.unit", "不认识的词")),
    "an extension of no days": profile("[terms.reply.extend]\ncount = 0", ("terms.reply.extend.count", "至少是 1")),
    "an extension beyond all": profile("[terms.reply.extend]\ncount = 99999", ("terms.reply.extend.count", "太大")),
    "an extension nobody agrees to": profile('[terms.reply.extend]\nrole = "无名"',
        ("terms.reply.extend.role", "不认识的词")),
    "silence that means anything": profile('[terms.reply]\nsilence = "maybe"', ("terms.reply.silence", "不认识的词")),
    "a deadline of its own of no days": added(DEADLINE.format('count = 0\nstarts = "opened"\nstops = ["ended"]'),
        ("deadlines.own.count", "至少是 1")),
    "a deadline that never begins": added(DEADLINE.format('count = 3\nstarts = []\nstops = ["ended"]'),
        ("deadlines.own.starts", "列表是空的")),
    "a deadline that never ends": added(DEADLINE.format('count = 3\nstarts = "opened"\nstops = []'),
        ("deadlines.own.stops", "列表是空的")),
    "a deadline from nowhere": added(DEADLINE.format('count = 3\nstarts = "yesterday"\nstops = ["ended"]'),
        ("deadlines.own.starts", "不认识的词")),
    "a deadline by a term that is not there": added('[deadlines.own]\nterm = "repl"\nstarts = "opened"\nstops = ["ended"]',
        ("deadlines.own.term", "是否想写“reply”")),
    "a duty at no time": profile('[duties.summary]\nwhen = "friday"', ("duties.summary.when", "不认识的词")),
    # letters and numbers
    "a letter with a place nobody fills": profile('[letters.F38]\nbody = "于{befor}前"',
        ("letters.F38.body", "{before}")),
    "a letter with half a brace": profile('[letters.F38]\nbody = "于{before前"', ("letters.F38.body", "不成对")),
    "a letter that computes": profile('[letters.F38]\nbody = "{title.__class__}"', ("letters.F38.body", "不成对")),
    "a fixed sentence with a place": profile('[letters.F31]\nnote = "{n} 件"', ("letters.F31.note", "是固定的")),
    "a letter nobody sends": profile('[letters.F40]\nbody = "x"', ("letters.F40", "不认识的项目")),
    "a number without its year": profile('[series.review]\npattern = "审{n:03}号"',
        ("series.review.pattern", "{year}")),
    "a number without a number": profile('[series.review]\npattern = "审〔{year}〕号"', ("series.review.pattern", "{n}")),
    "a number like another": profile('[series.review]\npattern = "批审〔{year}〕{n:03}号"',
        ("series.review.pattern", "同样的编号")),
    # lists and words
    "an entry twice": profile('[lists.grounds]\nentries = [{ id = "a", title = "甲" }, { id = "a", title = "乙" }]',
        ("lists.grounds.entries[2].id", "两次")),
    "an entry that is a word": profile('[lists.grounds]\nentries = ["国家秘密"]', ("lists.grounds.entries[1]", "一组项目")),
    "two posts called alike": profile('[roles]\nhead = "保密员"', ("roles.head", "两次")),
    "a sign that no paper shows": profile('[roles]\nhead = "主\\u0007任"', ("roles.head", "印不出")),
    "a sign that turns the line round": profile('[roles]\nhead = "主\\u202e任"', ("roles.head", "U+202E")),
    "a title like a book": profile(f'[roles]\nhead = "{"主" * 3_000}"', ("roles.head", "太长")),
}  # fmt: skip

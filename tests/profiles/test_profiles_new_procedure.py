"""A new procedure is one file with its example, and no Python: everything a file can say, read and walked."""

from __future__ import annotations

import pytest

from desktop.procedures.case import Case, Status
from desktop.procedures.definition import Choice, Condition, Deadline, Procedure
from desktop.procedures.vocabulary import ConditionKind, End, Lead, Unit, Verb
from desktop.profiles.example_walk import walk
from desktop.profiles.loading import check, load
from desktop.profiles.profile import Profile
from tests.profiles.profile_files import SHIPPED

FILE = "panjin/procedures/review.toml"
TEXT = """
title = "政府信息公开保密审查"
series = "review"
clause = "A2.9a"
subject = "item"
ends = "finished"
forms = ["F30"]
item_types = ["公文", "综合"]
opening = ["summary", "doubt", "level_seen", "day", "author"]
pin_rule = "A2.9b"

[fields.summary]
title = "内容摘要"
type = "text"

[fields.doubt]
title = "有无疑问"
type = "choice"
choices = { none = "无", some = "有", unclear = "不能确定" }

[fields.level_seen]
title = "载体密级"
type = "level"

[fields.day]
title = "拟公开日期"
type = "date"

[fields.author]
title = "撰稿人"
type = "person"

[fields.passages]
title = "遮盖的段落"
type = "text"
shown_when = [{ answer = "doubt", is = "some" }, { item_type = "公文" }]

[fields.secret]
title = "是否涉密"
type = "yes_no"

[[stages]]
id = "department"
title = "业务科室意见"
role = "业务科室负责人"
verb = "初审"
decisions = ["open"]
fields = ["secret", "passages"]
enclosures.text = { title = "信息文本" }
enclosures.letter = { title = "公函", needed_when = { answer = "doubt", is = "unclear" } }
clause = "A2.9b"

[[stages]]
id = "group"
title = "领导小组会审"
role = "保密办"
or_roles = ["综合办公室"]
verb = "会审"
when = [{ level_at_least = "工作秘密" }, "always"]
decisions = ["open", "send_back", "kept_back"]
back_to = ["department"]
oral = true
same_person = true
clause = "A2.9b"

[[stages]]
id = "head"
title = "组长确定"
role = "主要负责人"
verb = "确定"
when = "important"
decisions = ["open", "kept_back"]
clause = "A2.9b"

[deadlines.whole]
title = "审查期限"
count = 10
unit = "working_days"
starts = "opened"
pauses = ["group"]
stops = ["head", "ended"]
clause = "A2.9a"

[example]
level = "工作秘密"
important = true
item_type = "公文"
ends = "finished"
conclusion = "withhold"

[example.answers]
summary = "㙓䶮镇通知"
doubt = "有"
level_seen = "内部"
day = 2026-03-05
author = "张喆"

[[example.acts]]
stage = "department"
decision = "open"
answers = { secret = false, passages = "第三段" }

[[example.acts]]
stage = "group"
decision = "open"

[[example.acts]]
stage = "head"
decision = "kept_back"
"""

PROFILE = (
    SHIPPED["panjin/profile.toml"]
    + """
[decisions.kept_back]
title = "不予公开"
leads = "finished"
conclusion = "withhold"

[decisions.open]
title = "可以公开"
leads = "next"
conclusion = "publish"
"""
)


def files(*pairs: tuple[str, str]) -> dict[str, str]:
    text = TEXT
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return {**SHIPPED, "panjin/profile.toml": PROFILE, FILE: text}


def review() -> Procedure:
    loaded = load(files(), "panjin")
    assert isinstance(loaded, Profile), loaded
    return loaded.procedures["review"]


def test_all_that_a_file_can_say_is_read() -> None:
    read = review()
    department, group, head = read.stages
    assert (read.ends, read.item_types, read.pin_rule) == (End.FINISHED, ("document", "mixed"), "A2.9b")
    assert [e.title for e in department.enclosures] == ["信息文本", "公函"]
    assert department.enclosures[1].needed_when == (Condition(ConditionKind.ANSWER, "unclear", "doubt"),)
    assert (group.verb, group.roles) == (Verb.JOINT_REVIEW, ("secrecy_office", "office"))
    assert group.when == (Condition(ConditionKind.LEVEL_AT_LEAST, "work_secret"),)
    assert (group.back_to, group.oral_allowed, group.same_person) == (("department",), True, True)
    assert head.when == (Condition(ConditionKind.IMPORTANT),)
    assert [d.leads for d in head.decisions] == [Lead.NEXT, Lead.FINISHED]
    whole = Deadline(
        "whole", "审查期限", 10, Unit.WORKING_DAYS, ("opened",), ("head", "ended"), ("group",), "A2.9a"
    )
    assert read.deadlines == (whole,)
    doubt = read.field("doubt")
    assert doubt is not None
    assert doubt.choices[1] == Choice("some", "有")


def test_its_example_is_walked_to_the_end_it_names() -> None:
    read = review()
    assert read.example is not None
    case = walk(read, read.example)
    assert isinstance(case, Case)
    assert case.status is Status.FINISHED
    assert case.answers["day"].values == ("2026-03-05",)
    assert case.answers["level_seen"].values == ("internal",)
    assert case.answers["passages"].words == "第三段"


@pytest.mark.parametrize(
    ("old", "new", "path", "word", "near"),
    [
        ('starts = "opened"', 'starts = "open"', "deadlines.whole.starts", "open", "opened"),
        ('"working_days"', '"workdays"', "deadlines.whole.unit", "workdays", "working_days"),
        ('stops = ["head"', 'stops = ["heads"', "deadlines.whole.stops", "heads", "head"),
        ('item_type = "公文" }]', 'item_type = "公告" }]', "fields.passages.shown_when", "公告", "公文"),
        ('is = "some"', 'is = "sone"', "fields.passages.shown_when", "sone", ""),
        ('back_to = ["department"]', 'back_to = ["head"]', "stages[2].back_to", "head", ""),
        ('series = "review"', 'series = "reviews"', "series", "reviews", "review"),
        ('type = "person"', 'type = "persn"', "fields.author.type", "persn", "person"),
        ('level_seen = "内部"', 'level_seen = "内部件"', "example.answers.level_seen", "内部件", "内部"),
        ('doubt = "有"\n', 'dout = "有"\n', "example.answers.dout", "dout", "doubt"),
        ("needed_when", "need_when", "stages[1].enclosures.letter.need_when", "need_when", "needed_when"),
        ('"open", "kept_back"]\nclause', '"open", "keptback"]\nclause', "stages[3].decisions", "keptback", "kept_back"),
    ],
)  # fmt: skip
def test_a_word_spelled_wrong_is_named_with_the_nearest(
    old: str, new: str, path: str, word: str, near: str
) -> None:
    found = {(f.path, f.word): f for f in check(files((old, new))) if f.file == FILE}
    assert (path, word) in found
    assert found[path, word].nearest == near or not near


def test_an_example_that_ends_otherwise_is_a_fault() -> None:
    last = '\n[[example.acts]]\nstage = "head"\ndecision = "kept_back"\n'
    stuck = [f for f in check(files((last, ""))) if f.code == "example_stuck"]
    assert [(f.path, f.word) for f in stuck] == [("example.ends", "example.ends_otherwise")]

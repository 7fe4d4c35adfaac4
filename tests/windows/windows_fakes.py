"""Fakes of the windows' ports, under the same names, and odd data: long titles, rare names, 300 rows."""

from __future__ import annotations

from datetime import datetime, timedelta

from desktop.plain.progress import Progress
from desktop.plain.refusal import Refusal, refuse
from desktop.windows.ports import (
    FirstRun,
    Found,
    OperatorShown,
    ProfileShown,
    Trouble,
)
from desktop.windows.widgets.card_facts import CardFacts, LifeEntry, Line, PaperLine, Verb
from desktop.windows.widgets.field_spec import Offer
from desktop.windows.widgets.rows import Asked, Column, Row, RowKey, Rows, Sort, Toned

NOW = datetime(2026, 3, 5, 14, 30)
UNIT = "盘锦市示范区保密委员会办公室"
TITLES = (
    "关于进一步加强基层单位涉密载体全过程闭环管理并做好年度清退销毁工作有关事项的通知（征求意见稿修订后第二次印发）",
    "关于转发〈＜省委办公厅关于做好 2026 年度文件清退工作＞的通知〉的通知",
    "会议纪要",
    "关于 A&B <C> 项目的批复",
    "关于成立应急领导小组的通知",
)
NAMES = ("㙓志强", "𫖯仰之", "䶮龙飞", "喆 堃", "朱镕𠮷", "王小明", "阿不都热合曼·买买提·吐尔逊")
LEVELS = ("top_secret", "secret", "confidential", "work_secret", "internal")
COLUMNS = (
    Column("number", "收文编号", "number", 184, sortable=True),
    Column("copy", "份号", width=72),
    Column("title", "标题", "middle", 0),
    Column("level", "密级", "level", 76),
    Column("where", "现在何处", width=132),
    Column("since", "自何时", "time", 104, sortable=True),
    Column("due", "应还", width=88),
)


class FakeSentences:
    def of(self, refusal: Refusal) -> str:
        known = {
            "typed.required": "请填写{field}。",
            "typed.copies_twice": "份号 {numbers} 重复，请核对后改正。",
            "custody.lateral": "{name}还没有退回，不能直接转给下一位；请先收回再交出。",
            "custody.late": "登记日晚于签收日，按补记处理。",
            "password.short": "至少 10 位",
        }
        facts = {k: "、".join(v) if isinstance(v, tuple) else v for k, v in refusal.facts.items()}
        return known.get(refusal.code, "“{typed}”认不出来，请重新输入。").format_map({"typed": "", **facts})

    def clause(self, clause: str) -> str:
        return {"A6.1.2e": "传阅文件不得横传，阅毕应当及时退还保密员。"}.get(clause, "")


class FakeDrafts:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def save(self, key: str, text: str) -> None:
        self.kept[key] = text

    def load(self, key: str) -> str | None:
        return self.kept.get(key)

    def delete(self, key: str) -> None:
        self.kept.pop(key, None)


class FakeUnlocking:
    def __init__(self, answer: Trouble | None = None) -> None:
        self.answer = answer
        self.tried: list[tuple[str, str]] = []

    def unit(self) -> str:
        return UNIT

    def place(self) -> str:
        return "D:\\保密\\簿册\\2026\\盘锦市示范区保密委员会办公室\\desk.vault"

    def machine_level(self) -> str:
        return "secret"

    def operators(self) -> tuple[OperatorShown, ...]:
        return (OperatorShown("p1", "朱镕𠮷", "保密员"), OperatorShown("p2", "㙓志强", "保密员（AB 岗）"))

    def unlock(self, operator: str, password: str, progress: Progress | None = None) -> Trouble | None:
        self.tried.append((operator, password))
        return self.answer


class FakeFounding:
    def __init__(self) -> None:
        self.founded: list[FirstRun] = []

    def profiles(self) -> tuple[ProfileShown, ...]:
        return (
            ProfileShown("national", "国家标准", "保密法、实施条例和国家规定的最低要求"),
            ProfileShown("panjin", "盘锦", "在国家标准之上，按盘锦市的制度收紧"),
        )

    def suggested_place(self) -> str:
        return "D:\\保密\\簿册"

    def place_fault(self, place: str) -> Refusal | None:
        return None if place.startswith("D:") else refuse("place.foreign", typed=place)

    def password_faults(self, password: str, name: str, level: str) -> tuple[Refusal, ...]:
        faults = []
        if len(password) < 10:
            faults.append(refuse("password.short", "B8.2"))
        if password.isalnum():
            faults.append(refuse("password.plain", "B8.2"))
        return tuple(faults)

    def password_rule(self, level: str) -> tuple[tuple[str, str], ...]:
        return (("password.short", "至少 10 位"), ("password.plain", "含特殊字符"))

    def faces(self) -> tuple[Found, ...]:
        return (Found("宋体", "随程序附带"), Found("仿宋_GB2312", "本机没有，以宋体代替", True))

    def printers(self) -> tuple[Found, ...]:
        return ()

    def found_vault(self, first: FirstRun) -> Trouble | None:
        self.founded.append(first)
        return None


def make_row(number: int) -> Row:
    level = LEVELS[number % 5]
    title = TITLES[number % len(TITLES)]
    name = NAMES[number % len(NAMES)]
    due = (Toned("逾期 2 天", "overdue"), Toned("今日", "today"), Toned("待取", "waiting"), None)[number % 4]
    return Row(
        f"d{number}",
        (number,),
        {
            "number": f"密收〔2026〕017-{number:06d}",
            "copy": f"{number % 90:06d}",
            "title": title,
            "level": level,
            "where": name if number % 3 else "2号柜",
            "since": NOW - timedelta(minutes=37 * number),
            "due": due,
        },
        head=CardFacts(
            f"d{number}",
            f"密收〔2026〕017-{number:06d}",
            title,
            level,
            "10年" if number % 2 else "",
            whole=False,
        ),
    )


class FakeShelf:
    """A shelf of ``size`` rows, paged by key as the vault does it."""

    def __init__(self, size: int) -> None:
        self.numbers = list(range(1, size + 1))
        self.calls: list[tuple[RowKey | None, int]] = []

    def fetch(self, after: RowKey | None, limit: int, sort: Sort, asked: Asked) -> Rows:
        self.calls.append((after, limit))
        numbers = sorted(self.numbers, reverse=sort.descending)
        if asked.words:
            numbers = [n for n in numbers if asked.words in str(n)]
        if after is not None:
            numbers = [n for n in numbers if (n < after[0] if sort.descending else n > after[0])]
        page = numbers[:limit]
        return Rows(tuple(make_row(n) for n in page), (page[-1],) if len(numbers) > limit else None)


def make_card(row_id: str) -> CardFacts:
    number = int(row_id[1:])
    row = make_row(number)
    head = row.head
    assert isinstance(head, CardFacts)
    return CardFacts(
        row_id,
        head.number,
        head.title,
        head.level,
        head.period,
        now=(
            Line("现在", f"{NAMES[number % len(NAMES)]}（三楼 305）自 09:02"),
            Line("应还", "今日 17:30", "today"),
            Line("在外", "在外 2 天 3 时", "overdue"),
        ),
        verbs=(
            Verb("take_back", "收回", "take_back", primary=True),
            Verb("to_handling", "转承办"),
            Verb("chase", "催退"),
            Verb("print", "打印", "print"),
        ),
        life=(
            LifeEntry(
                NOW.replace(hour=9, minute=2), f"交 {NAMES[number % len(NAMES)]}", "传〔2026〕008 · 朱镕𠮷"
            ),
            LifeEntry(NOW.replace(hour=8, minute=40), "登记入 2号柜"),
            LifeEntry(NOW - timedelta(days=1), "签收 路单 0312", "补记：当日外出取件"),
            LifeEntry(NOW - timedelta(days=90), "更正：份号 000023 改为 000032", tone="today"),
        ),
        paper=(PaperLine("传阅单 000142", "待收回", "today"), PaperLine("收文登记簿 第3页第12行", "已固定")),
        more=(Line("来文单位", "中共辽宁省委办公厅"), Line("文号", "辽委办发〔2026〕17号")),
    )


BODIES = (
    Offer("b1", "中共辽宁省委办公厅", "zglnswbgt"),
    Offer("b2", "辽宁省人民政府办公厅", "lnsrmzfbgt"),
    Offer("b3", "盘锦市委保密委员会办公室", "pjswbmwyhbgs"),
)


def bodies(text: str) -> tuple[Offer, ...]:
    return tuple(o for o in BODIES if text in o.shown or o.note.startswith(text.lower()))

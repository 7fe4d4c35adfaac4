"""The papers of the week: more than thirty, in the odd shapes that a real desk sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LONG_TITLE = (
    "关于进一步加强新形势下全市检验检测机构涉密文件资料管理、涉密计算机和移动存储介质管理、涉密会议活动管理"
    "以及工作人员保密教育培训工作并开展保密自查自评和专项整治的实施意见（征求意见稿）及其编制说明、任务分工表、"
    "责任清单和有关附件材料的通知"
)


@dataclass(frozen=True)
class Paper:
    """One registration. ``numbers`` as an officer types them; ``shape`` says what is odd about it."""

    day: int
    body: str
    title: str
    level: str
    numbers: str = ""
    copies: int = 1
    number: str = ""
    period: str = ""
    issued: date | None = None
    pages: int | None = None
    channel: str = "courier_exchange"
    due: date | None = None
    shape: str = ""
    urgency: str = ""


PAPERS = (
    Paper(0, "province", "关于做好全国两会期间安全保密工作的通知", "secret", "000023，000025，000101", 3,
          "辽委办发电〔2026〕12号", "10年", date(2026, 2, 26), 6, due=date(2026, 12, 20), shape="non_contiguous"),
    Paper(0, "city", "市委常委会会议纪要（第3期）", "secret", "17-20", 4, "盘委纪〔2026〕3号", "5年",
          date(2026, 2, 25), 9, due=date(2026, 6, 30)),
    Paper(0, "citygov", "关于印发《盘锦市突发事件信息报送内部规程》的通知", "confidential", "", 2,
          "盘政办密〔2026〕2号", "", date(2026, 2, 24), 14, shape="no_copy_numbers_no_period"),
    Paper(0, "market", "检验检测领域风险监测情况通报", "confidential", "甲0007", 1, "国市监密〔2026〕9号", "长期",
          date(2026, 2, 13), 22, shape="long_term"),
    Paper(0, "secrecy", "保密自查自评工作提示", "confidential", "000311", 1, "", "6个月", None, 3,
          shape="no_document_number"),
    Paper(0, "police", "关于近期涉检舆情的情况", "secret", "3", 1, "盘公密〔2026〕31号", "10年",
          date(2026, 3, 1), 4, urgency="加急"),
    Paper(0, "health", "医疗器械检验内部资料汇编（征求意见）", "internal", "", 2, "", "", None, 60, shape="internal"),
    Paper(1, "city", "【密码电报】关于落实值班值守要求的紧急通知", "secret", "1", 1, "盘委密电〔2026〕7号", "",
          date(2026, 3, 3), 1, channel="courier_exchange", shape="telegram", urgency="加急"),
    Paper(1, "provmarket", "食品安全监督抽检未公布结果", "work_secret", "", 3, "辽市监函〔2026〕44号", "",
          date(2026, 2, 28), 11, shape="work_secret"),
    Paper(1, "military", "国防动员潜力调查数据", "secret", "000882", 1, "盘军密〔2026〕4号", "20年",
          date(2026, 2, 20), 37, shape="period_at_maximum"),
    Paper(1, "province", "领导同志讲话（会议带回）", "secret", "无", 1, "", "", None, 12, channel="meeting",
          shape="meeting"),
    Paper(1, "citygov", LONG_TITLE, "confidential", "000041-000045", 5, "盘政办密〔2026〕5号", "3年",
          date(2026, 3, 2), 88, shape="long_title"),
    Paper(1, "market", "计量基准保密管理办法（转发）", "confidential", "0012", 1, "国市监密〔2026〕11号",
          "解密条件：公布后", date(2026, 2, 27), 8, shape="condition"),
    Paper(1, "secrecy", "涉密人员备案名册（附表）", "secret", "000009", 1, "盘保〔2026〕2号", "2030.1.1",
          date(2026, 3, 1), 5, shape="until_day"),
    Paper(2, "city", "致高建国同志（亲启）", "secret", "", 1, "", "", None, None, shape="eyes_only"),
    Paper(2, "provmarket", "关于检验数据泄露事件的内部通报", "secret", "000140", 1, "辽市监密〔2026〕6号", "10年",
          date(2026, 3, 3), 7, shape="count_differs"),
    Paper(2, "police", "涉外检测活动管控名单", "secret", "55,57,59", 3, "盘公密〔2026〕36号", "10年",
          date(2026, 3, 2), 2),
    Paper(2, "city", "干部考察方案", "confidential", "2", 1, "盘委组密〔2026〕8号", "1年", date(2026, 3, 3), 10),
    Paper(2, "ccp", "中央文件（代号：松涛）", "secret", "0041733", 1, "中办发〔2026〕3号", "20年", date(2026, 1, 29), 26,
          due=date(2026, 11, 30), shape="code_word"),
    Paper(2, "citygov", "关于调整价格监测点的请示批复", "confidential", "", 1, "盘政密函〔2026〕1号", "",
          date(2026, 2, 11), 3, shape="late"),
    Paper(2, "health", "传染病疫情应急检验预案", "confidential", "000071", 1, "盘卫密〔2026〕3号", "5年",
          date(2026, 2, 19), 31),
    Paper(3, "province", "关于开展涉密载体清退工作的通知", "secret", "000060", 1, "辽委办〔2026〕8号", "10年",
          date(2026, 3, 4), 5, due=date(2026, 12, 31)),
    Paper(3, "market", "标准物质研制进展（光盘）", "confidential", "盘01", 1, "国市监密〔2026〕15号", "10年",
          date(2026, 2, 28), None, shape="disc"),
    Paper(3, "citygov", "㙓家堡地块检测情况专报", "confidential", "8", 1, "盘政专报〔2026〕8号", "2年", date(2026, 3, 4), 4,
          shape="rare_characters"),
    Paper(3, "secrecy", "保密工作责任书（样本）", "internal", "", 1, "", "", None, 2, shape="internal"),
    Paper(3, "police", "重点目标防范等级调整", "secret", "000201-000203", 3, "盘公密〔2026〕40号", "机密★30年",
          date(2026, 3, 4), 3, shape="period_over_maximum"),
    Paper(3, "city", "关于做好机构改革期间涉密文件移交的通知", "secret", "31，33", 2, "盘委办密〔2026〕14号", "5年",
          date(2026, 3, 4), 6, due=date(2026, 9, 30)),
    Paper(4, "provmarket", "能力验证异常结果（不予公布）", "work_secret", "", 1, "辽市监函〔2026〕51号", "",
          date(2026, 3, 4), 9),
    Paper(4, "province", "省委督查室转办件", "secret", "000018", 1, "辽委督〔2026〕22号", "3年", date(2026, 3, 5), 2,
          urgency="加急"),
    Paper(4, "military", "演训空域电磁检测需求", "secret", "6", 1, "盘军密〔2026〕6号", "10年", date(2026, 3, 4), 15),
    Paper(4, "citygov", "误登记的普通通知", "confidential", "", 1, "盘政办〔2026〕19号", "",
          date(2026, 3, 5), 1, shape="voided"),
    Paper(4, "market", "检验检测机构黑名单（内部掌握）", "confidential", "000402，000403", 2, "国市监密〔2026〕18号", "5年",
          date(2026, 3, 2), 13),
)  # fmt: skip
"""``day``: 0 Monday … 4 Friday."""

OPENING = (
    (
        "2024-密收-0031",
        "province",
        "2024年度省委重要文件",
        "secret",
        "000009",
        date(2024, 5, 6),
        True,
        "main",
        "",
    ),
    (
        "2024-密收-0044",
        "city",
        "全市安全生产形势分析",
        "confidential",
        "12-14",
        date(2024, 8, 1),
        False,
        "main",
        "",
    ),
    (
        "2025-密收-0002",
        "market",
        "检验检测十五五规划（内部稿）",
        "confidential",
        "",
        date(2025, 1, 9),
        False,
        "second",
        "",
    ),
    ("2025-密收-0017", "city", "市委全会文件", "secret", "000101", date(2025, 4, 22), True, "main", ""),
    ("2025-密收-0023", "military", "民兵编组方案", "secret", "7", date(2025, 6, 3), False, "second", ""),
    (
        "2025-密收-0040",
        "province",
        "关于信访维稳工作的情况",
        "secret",
        "33",
        date(2025, 9, 12),
        True,
        "",
        "charge",
    ),
    (
        "2025-密收-0058",
        "police",
        "年度反恐检测预案",
        "secret",
        "2，4",
        date(2025, 12, 1),
        False,
        "second",
        "",
    ),
)
"""Old number, body, title, level, copy numbers, day, must be returned, safe, holder (D2)."""

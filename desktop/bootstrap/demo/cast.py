"""Who takes part in the demonstration: an invented unit, its people, bodies and safes."""

from __future__ import annotations

from dataclasses import dataclass

UNIT = "盘锦市检验检测中心（演示）"
PASSWORD = "Yanshi#2026-Desk"
"""Of both operators of the demonstration; written into ``password.txt`` beside the vault."""


@dataclass(frozen=True)
class Somebody:
    """A person: key in the story, name, duty, department, clearance, rank, post he holds."""

    key: str
    name: str
    duty: str
    department: str
    clearance: str
    rank: int
    post: str = ""
    telephone: str = ""
    room: str = ""


OPERATORS = (("officer", "沈静", "officer"), ("second", "周𫖯", ""))

DEPARTMENTS = ("领导班子", "综合办公室", "业务科", "信息中心", "财务科")

PEOPLE = (
    Somebody("head", "高建国", "主任、党委书记", "领导班子", "core", 1, "head", "2826001", "501"),
    Somebody("charge", "李㙓", "副主任", "领导班子", "core", 2, "leader_in_charge", "2826002", "502"),
    Somebody("deputy", "欧阳喆", "副主任", "领导班子", "important", 3, "", "2826003", "503"),
    Somebody("engineer", "曾镕", "总工程师", "领导班子", "important", 4, "", "2826004", "505"),
    Somebody("office", "王堃", "综合办公室主任", "综合办公室", "important", 10, "office", "2826010", "301"),
    Somebody("secretary", "仇小敏", "秘书", "综合办公室", "general", 20, "", "2826011", "302"),
    Somebody(
        "business", "解明", "业务科科长", "业务科", "important", 11, "department_head", "2826020", "401"
    ),
    Somebody("clerk", "单䶮", "业务科科员", "业务科", "general", 30, "", "2826021", "402"),
    Somebody("computers", "查玉", "信息中心主任", "信息中心", "general", 12, "", "2826030", "201"),
    Somebody("money", "𠮷田秀英", "财务科科长", "财务科", "none", 13, "", "2826040", "305"),
)

SECRECY_OFFICE = "office"
"""Who does the work of the 保密办 in the story."""

BODIES = {
    "ccp": "中共中央办公厅",
    "province": "中共辽宁省委办公厅",
    "city": "中共盘锦市委办公室",
    "citygov": "盘锦市人民政府办公室",
    "market": "国家市场监督管理总局",
    "provmarket": "辽宁省市场监督管理局",
    "secrecy": "盘锦市国家保密局",
    "police": "盘锦市公安局",
    "military": "盘锦军分区",
    "health": "盘锦市卫生健康委员会",
}
COLLECTED_BY_CITY = ("ccp", "province", "city")
"""Whose papers the city's office calls back (D13)."""

SAFES = (("main", "2号密码文件柜", "secret", "301"), ("second", "3号保密柜", "secret", "301"))

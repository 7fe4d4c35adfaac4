"""The one table of keys: the same verb has the same key in every window."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.plain.words import N_, _


@dataclass(frozen=True, slots=True)
class Key:
    """``id`` of what it does, Qt's portable key sequence, its Chinese words and how the key is printed."""

    id: str
    sequence: str
    title: str
    shown: str

    @property
    def words(self) -> str:
        """What it does, in the language spoken."""
        return _(self.title)


KEYS: tuple[Key, ...] = (
    Key("help", "F1", N_("帮助"), "F1"),
    Key("box", "F2", N_("扫码、编号尾数或姓名首字母"), "F2"),
    Key("search", "F3", N_("查找"), "F3"),
    Key("view_after", "Ctrl+PgDown", N_("下一个视图"), "Ctrl+PageDown"),
    Key("view_before", "Ctrl+PgUp", N_("上一个视图"), "Ctrl+PageUp"),
    Key("new", "F4", N_("新登记"), "F4"),
    Key("hand_out", "F5", N_("交出"), "F5"),
    Key("take_back", "F6", N_("收回"), "F6"),
    Key("print", "F7", N_("打印"), "F7"),
    Key("put_aside", "F8", N_("挂起"), "F8"),
    Key("close_day", "F9", N_("日终清点"), "F9"),
    Key("like_this", "Ctrl+D", N_("照此再登一件"), "Ctrl+D"),
    Key("circulate", "Ctrl+T", N_("送传阅"), "Ctrl+T"),
    Key("save", "Ctrl+Return", N_("保存"), "Ctrl+Enter"),
    Key("more", "Ctrl+M", N_("展开或收起其余各栏"), "Ctrl+M"),
    Key("out", "Esc", N_("退出、返回列表"), "Esc"),
    Key("palette", "Ctrl+K", N_("按名称或首字母找操作"), "Ctrl+K"),
    Key("lock", "Ctrl+L", N_("锁屏"), "Ctrl+L"),
    Key("keys", "?", N_("本窗口的按键"), "?"),
)

LOCAL_KEYS: tuple[tuple[str, str], ...] = (
    ("Enter", N_("下一栏；灰色默认值按此键采用")),
    ("→", N_("空栏中把灰色的字取来改")),
    ("Shift+Enter", N_("上一栏")),
    ("↑ ↓", N_("在列表中移动，右侧卡片随之")),
    ("Alt+1…9、0", N_("转到左侧第几项，0 为第十项")),
    ("Alt+Shift+1…9", N_("取回第几个挂起的事项")),
)
"""Keys that belong to fields and lists, named on the overlay."""

_BY_ID = {key.id: key for key in KEYS}


def key(key_id: str) -> Key:
    """The key of a verb. KeyError: there is none."""
    return _BY_ID[key_id]


def shown(key_id: str) -> str:
    """How the key is printed on buttons; empty where the verb has none."""
    return _BY_ID[key_id].shown if key_id in _BY_ID else ""

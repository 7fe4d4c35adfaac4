"""Each trouble of the environment in its own clear sentence: what is the matter, and what to do."""

from __future__ import annotations

from datetime import datetime

from desktop.plain.words import N_, _
from desktop.windows.ports import Trouble

_SENTENCES: dict[str, str] = {
    "wrong_password": N_("密码不对，还可再试 {left} 次。请核对大小写和输入法状态后重新输入。"),
    "locked_out": N_(
        "连续输错，此账号已停用到 {until}。重新启动或改动系统时间都不会缩短；也可由另一名操作员登录后解除。"
    ),
    "login_log_missing": N_("库旁的登录日志不见了。请停止使用，把整个库文件夹交管理员核查，不要自行补建。"),
    "login_log_damaged": N_("登录日志第 {line} 行起对不上，可能被改动。请停止使用并报告管理员。"),
    "login_log_short": N_("登录日志少了记录：应有 {expected} 行，实有 {found} 行。请停止使用并报告管理员。"),
    "login_log_unwritable": N_(
        "这次登录记不进登录日志，因此没有核对密码。请检查库文件夹是否可写、磁盘是否已满。"
    ),
    "key_file_missing": N_("找不到密钥文件。它应与库文件放在同一文件夹；请从备份取回，库文件没有受损。"),
    "key_file_damaged": N_("密钥文件已损坏，打不开。请从备份取回密钥文件，库文件没有受损。"),
    "key_file_newer": N_(
        "密钥文件由较新版本（{version}）的程序写成，本程序只认到 {known}。请用较新的程序打开，文件没有改动。"
    ),
    "key_file_foreign": N_("这个密钥文件属于另一个库。请核对所选的库与密钥文件是否成对。"),
    "key_file_behind": N_(
        "密钥文件是旧的一份（第 {epoch} 次，应为第 {expected} 次）。请换回最新的密钥文件。"
    ),
    "slot_without_data_key": N_("此账号没有查看簿册的权限。请换保密员账号登录。"),
    "vault_missing": N_("在所选位置找不到库文件。请检查移动盘是否接好、路径是否改过。"),
    "vault_exists": N_("那里已经有一个库。请另选位置，或直接打开它；不会覆盖。"),
    "vault_damaged": N_("库文件已损坏，打不开。请不要再写入，用最近一份核验过的备份恢复，并报告管理员。"),
    "vault_newer": N_(
        "库由较新版本（{version}）的程序写成，本程序只认到 {known}。请用较新的程序打开，库没有改动。"
    ),
    "vault_busy": N_("库正被另一项操作占用，这一步没有写入。请稍候再试。"),
    "disk_full": N_("磁盘已满，这一步没有写入，原有记录完好。请腾出空间后再试。"),
    "disk_read_only": N_("库所在的磁盘是只读的，不能登记。请检查写保护开关或文件夹权限。"),
    "disk_error": N_("读写磁盘出错，这一步没有办成。请检查磁盘和接线；再次出错请换盘并从备份恢复。"),
    "path_is_link": N_("所选位置是一个链接（{path}），不予使用。请选择真实的文件夹。"),
    "second_start": N_("本程序已经开着（{holder}），同一个库不能同时打开两次。请切换到已打开的窗口。"),
}
CODES = frozenset(_SENTENCES)


def sentence(trouble: Trouble) -> str:
    """The sentence of a trouble; a code unknown here still says that nothing was lost."""
    text = _SENTENCES.get(trouble.code)
    if text is None:
        return _("没有办成（{code}）。原有记录没有改动，请告知管理员。").format(code=trouble.code)
    facts = {
        name: f"{value:%Y年%m月%d日 %H:%M}" if isinstance(value, datetime) else value
        for name, value in trouble.facts.items()
    }
    return _(text).format_map(_Blank(facts))


class _Blank(dict[str, object]):
    """A fact that was not told is left out, rather than the sentence lost."""

    def __missing__(self, key: str) -> str:
        return "—"

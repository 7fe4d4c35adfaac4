"""Sentences about the vault and its passwords: troubles of disk, key file and login, and why a password fails."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

TROUBLES: Catalogue = {
    "wrong_password": (
        N_("密码不对，还可再试 {left} 次。请核对大小写和输入法状态。"),
        N_("密码不对。请核对大小写和输入法状态。"),
    ),
    "locked_out": (
        N_("连续输错，此账号停用到{until:whole}。请届时再试，或由另一名操作员登录后解除。"),
        N_("连续输错，此账号暂时停用。请稍后再试，或由另一名操作员登录后解除。"),
    ),
    "login_log_missing": N_(
        "库旁的登录日志不见了。请停止使用，把整个库文件夹交管理员核查，不要自行补建；查明后由管理员在终端另起一本。"
    ),
    "login_log_damaged": (
        N_("登录日志从第 {line} 行起对不上，可能被改动。请停止使用并报告管理员。"),
        N_("登录日志对不上，可能被改动。请停止使用并报告管理员。"),
    ),
    "login_log_short": (
        N_("登录日志少了记录：应有 {expected} 行，实有 {found} 行。请停止使用并报告管理员。"),
        N_("登录日志少了记录。请停止使用并报告管理员。"),
    ),
    "key_file_missing": N_("找不到密钥文件。请从备份取回，与库文件放在同一文件夹；库文件没有受损。"),
    "key_file_damaged": N_("密钥文件已损坏。请从备份取回密钥文件；库文件没有受损。"),
    "key_file_newer": N_("密钥文件由较新版本的程序写成。请用较新的程序打开；文件没有改动。"),
    "key_file_foreign": N_("这个密钥文件属于另一个库。请核对库文件与密钥文件是否成对。"),
    "key_file_behind": (
        N_("密钥文件是旧的一份（第 {generation} 版，应为第 {expected} 版）。请换回最新的密钥文件。"),
        N_("密钥文件是旧的一份。请换回最新的密钥文件。"),
    ),
    "slot_without_data_key": N_("此账号没有查看簿册的权限。请换保密员账号登录。"),
    "vault_missing": (
        N_("在 {path} 找不到库文件。请检查移动盘是否接好、路径是否改过。"),
        N_("找不到库文件。请检查移动盘是否接好、路径是否改过。"),
    ),
    "vault_exists": (
        N_("{path} 已经有一个库，不会覆盖。请另选位置，或直接打开它。"),
        N_("那里已经有一个库，不会覆盖。请另选位置，或直接打开它。"),
    ),
    "vault_damaged": N_("库文件已损坏。请不要再写入，用最近一份核验过的备份恢复，并报告管理员。"),
    "vault_newer": N_("库由较新版本的程序写成。请用较新的程序打开；库没有改动。"),
    "copy_no_room": (
        N_(
            "新版程序要先备份旧库才能升级，需要 {needed} 兆空间，磁盘只剩 {free} 兆。"
            "库没有改动。请腾出空间后再打开。"
        ),
        N_("新版程序要先备份旧库才能升级，磁盘空间不够。库没有改动。请腾出空间后再打开。"),
    ),
    "copy_stopped": N_("已停止，簿册没有改动。升级前要先备份一份，请在有空时再打开。"),
    "copy_not_proved": N_(
        "升级前的备份没有通过核验，没有升级，库没有改动。请再打开一次；仍不行的，用旧版程序核验簿册，并报告管理员。"
    ),
    "rules_unreadable": N_(
        "本版程序读不出簿册中的现行规则，共 {faults} 处，第一处是：{first}库没有改动。请用采用这些规则的那一版程序打开。"
    ),
    "vault_busy": N_("库正被另一项操作占用，这一步没有写入。请稍候再试。"),
    "disk_full": N_("磁盘已满，这一步没有写入，原有记录完好。请腾出空间后再试。"),
    "disk_read_only": N_("库所在的磁盘是只读的，不能登记。请检查写保护开关或文件夹权限。"),
    "disk_error": N_("读写磁盘出错，这一步没有办成。请检查磁盘和接线；再次出错请换盘并从备份恢复。"),
    "path_is_link": (
        N_("{path} 是一个链接，不予使用。请选择真实的文件夹。"),
        N_("所选位置是一个链接，不予使用。请选择真实的文件夹。"),
    ),
    "second_start": (
        N_("本程序从 {holder} 起已经开着，同一个库不能同时打开两次。请切换到已打开的窗口。"),
        N_("本程序已经开着，同一个库不能同时打开两次。请切换到已打开的窗口。"),
    ),
}
"""Codes of ``desktop.vault.trouble``."""

REFUSALS: Catalogue = {
    "password.short": N_("密码至少 {needed} 位，现在是 {given} 位。请加长。"),
    "password.no_special": N_("密码要有特殊字符。请加上标点或符号。"),
    "password.few_kinds": N_("密码要有大写字母、小写字母、数字、特殊字符中的至少 {needed} 种。请再加几种。"),
    "password.related": N_("密码里不能有姓名、单位或设备的名称（{names}）。请换掉。"),
    "password.repeats": N_("密码里重复的字符太多。请换得再杂一些。"),
    "password.used_before": N_("这个密码在最近 {remembered} 次内用过。请换一个新的。"),
    "password.again_differs": N_("两次输入的新密码不一样。请重新输入。"),
    "password.old_wrong": N_("原密码不对，没有改。请核对后再输；连续输错会停用账号。"),
    "operator.own_slot": N_("不能解除自己的停用。请由另一名操作员办理。"),
    "operator.slot_open": N_("{name}的账号没有停用，不用解除。"),
    "operator.own": N_("不能取消自己的登录。请由另一名操作员办理。"),
    "password.issued": N_("这是别人代设的密码。请先改成自己的密码。"),
    "password.expired": N_("密码已用满 {days} 天，{due:whole}到期。请先改密码。"),
}
QUESTIONS: Catalogue = {}
DONE: Catalogue = {}

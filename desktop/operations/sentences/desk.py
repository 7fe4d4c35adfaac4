"""Sentences about the desk itself: safes, bodies, the day, the clock, the unit, the head of the book."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

REFUSALS: Catalogue = {
    "act.in_future": N_("所填时间还没有到。请改为已经发生的时间。"),
    "act.late_reason": N_("这是{day}的事，属于补记。请写明补记的原因。"),
    "clock.behind": N_(
        "本机时间是{now:whole}，早于最后一笔登记的{last:whole}。请先校准时间，或确认时间后再登记。"
    ),
    "clock.reason_missing": N_("确认时间要写明原因。请简要写明。"),
    "clock.nothing_to_confirm": N_("本机时间没有落后，不用确认。"),
    "safe.unknown": N_("没有这个柜，或已停用。请重选。"),
    "safe.too_low": N_("{safe}的等级不够，不能存放{level}件。请改选等级相当的柜。"),
    "safe.top_secret_only": N_("{safe}是绝密专柜，只放绝密件。请改选别的柜。"),
    "safe.name_missing": N_("没有填柜的名称。请填写。"),
    "safe.name_taken": N_("已有名为{name}的柜。请换一个名称。"),
    "safe.not_empty": N_("{safe}里还有文件，不能停用。请先全部移出。"),
    "body.name_missing": N_("没有填单位名称。请填写。"),
    "body.unknown": N_("没有这个来文单位。请重选，或先登记。"),
    "chase.holds_nothing": N_("{name}名下没有在外的文件，不用催退。"),
    "day.safe_not_locked": N_("没有填由谁锁柜。请填写锁柜人。"),
    "day.envelopes_unopened": N_("还有 {envelopes} 个信封没有拆。请拆封，或写明留到明天的原因。"),
    "day.folder_apart": N_(
        "{number} 是一夹交出的，要一夹收回，还差 {label}。请把夹内各份都标为已收回，或都不标。"
    ),
    "day.before_book": N_("{first}才建簿，那以前没有可清点的日子。请核对日期。"),
    "day.past_acts": N_("{day}已经过去，补清点只写说明。收回、留阅、催退请在今天办理。"),
    "day.line_without_word": N_("{name}手中的 {label} 今天没有收回。请收回，或写一句说明。"),
    "vault.founded_already": N_("这个库已经建好，不能再建。请直接使用。"),
    "unit.name_missing": N_("没有填单位名称。请填写。"),
    "unit.level_unknown": N_("没有选本机密级。请按本机的定级批复选择。"),
    "profile.not_sound": N_("规则方案“{name}”有 {faults} 处错误，没有启用。请按检查结果改好再启用。"),
    "profile.other_digest": N_("规则方案“{name}”与所报校验值不符，没有启用。请重新选取文件。"),
    "rules.no_files": N_("那里没有规则文件。请写规则文件或规则方案文件夹的完整路径。"),
    "rules.too_large": N_("文件太大，不像规则文件。请核对路径。"),
    "rules.unreadable": N_("文件读不出。规则文件须是通用编码的纯文本，请核对后重试。"),
    "profile.stands_already": N_("{day:whole}起用的就是这些规则，没有改动。请先修改再采用。"),
    "form.from_past": N_("表单的起用日期不能早于今天。请改日期。"),
    "form.other_digest": N_("表单文件与所报校验值不符，没有采用。请重新选取文件。"),
    "form.too_large": N_("表单文件超过 {most} 兆，没有采用。请压缩其中的图片再试。"),
    "form.stands_already": N_("{day:whole}起“{sheet}”用的就是它，没有改动。请先修改，或改日期。"),
    "form.layout_unreadable": N_("版式文件读不出。版式文件须是通用编码的纯文本，请核对后重试。"),
    "form.bound": N_("“{sheet}”成册打印，不能用 Word 模板。请改它的版式。"),
    "form.no_file": N_("那里没有这个文件。请核对路径，或按“选文件”。"),
    "form.not_saved": N_("文件没有写成。请换一个文件夹，或关掉正打开着它的程序再试。"),
    "profile.in_force_already": N_("{day:whole}起的规则已经起用，不能取消。请另行修改后采用。"),
    "profile.none_waiting": N_("没有等到{day:whole}起用的规则。请刷新后再看。"),
    "profile.from_past": N_("规则的起用日期不能早于今天。请改日期。"),
    "head_code.shape": N_("簿册校验码的格式不对。请照纸上页脚逐字录入。"),
    "head_code.check": N_("簿册校验码有一个字录错了。请照纸上页脚再核对一遍。"),
    "scan.shape": N_("这不是本簿册的条码。请扫文件、传阅单或人员的条码。"),
    "scan.check": N_("条码有一个字不对。请重扫；手工录入的请再核对一遍。"),
    "machine.not_kept": N_("本机的设置文件夹不能写入，没有保存。请检查权限。"),
    "labels.carrier_unknown": N_("没有这种载体。请从所列的载体中选。"),
    "labels.same": N_("贴标签的载体没有变化，不用再存。"),
    "body.name_taken": N_("已有名为{name}的单位。请直接选用，或换一个名称。"),
    "safe.holds_other": N_("柜里有{level}件 {label}，与新的等级不符。请先移出，再改等级。"),
    "safe.none_fits": N_("没有可以存放{level}件 {label} 的柜。请先登记等级相当的保密柜。"),
    "place.not_absolute": N_("库的位置要写完整路径。请用“浏览”选择文件夹。"),
    "place.taken": N_("那里已有文件或文件夹。请换一个位置，或另取一个名称。"),
    "place.not_writable": N_("那个位置不能写入。请换一个文件夹，或请管理员授权。"),
}
QUESTIONS: Catalogue = {
    "unit.holds_higher": N_(
        "库里登记过高于这个密级的文件 {n} 份，最高{level}，这样改等于让本机存放高于密级的内容。"
        "请先清除，或移到相应密级的机器上；确已按批复改定的，请写明理由。"
    ),
}

DONE: Catalogue = {
    "chase.issued": (N_("催退单 {number} 已开给{name}，共 {copies} 份。"), N_("催退单已开。")),
    "chase.reminded": (N_("已催{name}，共 {copies} 份，记为 {number}。"), N_("已记催退。")),
    "day.closed": (
        N_("{day}日终清点已登记，在外 {out} 份，未了 {open} 项。"),
        N_("日终清点已登记。"),
    ),
    "vault.founded": (N_("{unit}的簿册已建好。"), N_("簿册已建好。")),
    "desk.unlocked": N_("已打开簿册。"),
    "desk.copy_kept": N_("升级前的备份已记入簿册。"),
    "desk.locked": N_("已锁上簿册。"),
    "desk.password_changed": N_("密码已改。"),
    "desk.slot_released": N_("账号已解除停用。"),
    "clock.confirmed": N_("本机时间已确认。"),
    "unit.changed": (N_("单位名称已改为{unit}。"), N_("单位信息已改。")),
    "profile.taken_back": (N_("原定{day:whole}起用的规则已取消。"), N_("原定起用的规则已取消。")),
    "profile.adopted": (N_("规则方案将自{day:whole}起用。"), N_("规则方案已采用。")),
    "form.layout": (N_("“{sheet}”自{day:whole}起用本单位版式。"), N_("本单位版式已采用。")),
    "form.template": (N_("“{sheet}”自{day:whole}起用本单位模板，只出 Word。"), N_("本单位模板已采用。")),
    "form.shipped": (N_("“{sheet}”自{day:whole}起恢复自带格式。"), N_("已恢复自带格式。")),
    "form.saved": (N_("已存到 {place}。改好后在这里采用。"), N_("已存好。")),
    "machine.kept": N_("本机设置已保存。"),
    "labels.set": (N_("已改，现在贴标签的载体 {carriers} 种。"), N_("贴标签的载体已改。")),
    "safe.entered": (N_("{name}已登记。"), N_("保密柜已登记。")),
    "safe.retired": (N_("{name}已停用。"), N_("保密柜已停用。")),
    "body.entered": (N_("{name}已登记为来文单位。"), N_("来文单位已登记。")),
    "body.retired": (N_("{name}不再列出。"), N_("来文单位不再列出。")),
    "batch.opened": (N_("已开始成批写入，共 {planned} 笔。"), N_("已开始成批写入。")),
}

"""The unit's own Word document in the place of one form: what it prints there goes by it from Friday on."""

from __future__ import annotations

from pathlib import Path

from desktop.bootstrap import shipped
from desktop.bootstrap.demo.teller import Teller, UnexpectedError
from desktop.bootstrap.desk.forms_port import FormsPort
from desktop.bootstrap.desk.print_press import PrintPress
from desktop.operations.rules.adopt_form import AdoptForm
from desktop.plain.words import _
from desktop.profiles.in_force import Follows

FORM = "publication_register"
_OURS, _THEIRS = 'text = "信息发布登记簿"', 'text = "盘锦市检验检测中心\\n信息发布登记簿"'
"""What they changed in the sample that the program gave them."""


def adopt(story: Teller, folder: Path) -> Path:
    """Looked through like at the desk, then put in force; answers the template, kept beside the papers."""
    press = PrintPress()
    place = folder / _("本单位模板-信息发布登记簿.docx")
    layout = shipped.forms()[FORM].replace(_OURS, _THEIRS)
    place.write_bytes(press.under(FORM, layout).sample(FORM))
    looked = FormsPort(story, press).look_at_template(FORM, place)
    if looked.faults:
        raise UnexpectedError("".join(looked.faults))
    story.do(
        AdoptForm(
            form=FORM,
            follows=Follows.TEMPLATE,
            from_day=story.clock.now().date(),
            name=looked.name,
            digest=looked.digest,
            text=looked.text,
        )
    )
    return place

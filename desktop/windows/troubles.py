"""Each trouble of the environment in its own clear sentence: what is the matter, and what to do."""

from __future__ import annotations

from desktop.operations.sentences.speaking import said
from desktop.operations.sentences.vault import TROUBLES
from desktop.plain.words import _
from desktop.windows.ports import Trouble

# The catalogue of the vault alone: the whole one would be read before the window can ask for the password.


def sentence(trouble: Trouble) -> str:
    """The sentence of a trouble; a code unknown here still says that nothing was changed."""
    template = TROUBLES.get(trouble.code)
    if template is None:
        return _("没有办成（{code}）。原有记录没有改动，请告知管理员。").format(code=trouble.code)
    return said(template, dict(trouble.facts))

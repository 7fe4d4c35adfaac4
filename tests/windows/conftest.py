"""Windows are driven offscreen; a display that is there is not used."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

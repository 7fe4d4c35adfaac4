"""``python -m desktop``: the windows; with a verb, the terminal."""

from __future__ import annotations

import sys

from desktop.bootstrap.start import main

if __name__ == "__main__":
    sys.exit(main())

"""The looks: Fusion, one palette, one style sheet with colour tokens, the shipped faces, Qt's own words in Chinese."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

INK = {
    "nav": "#1d2733",
    "nav_text": "#c5cdd7",
    "nav_over": "#283545",
    "nav_on": "#31455e",
    "ground": "#f2f0eb",
    "sheet": "#ffffff",
    "given": "#faf9f6",
    "hairline": "#e4e0d8",
    "edge": "#cdc8be",
    "text": "#20252b",
    "muted": "#6a6f76",
    "faint": "#9a9da1",
    "accent": "#1f4e8c",
    "accent_over": "#2a5fa5",
    "accent_down": "#183e70",
    "accent_soft": "#e3ebf6",
    "red": "#b3261e",
    "red_soft": "#fbeceb",
    "amber": "#96590a",
    "amber_soft": "#fdf3df",
    "green": "#2c6a3b",
    "green_soft": "#e8f2ea",
}
"""The colour tokens: ``@name`` in the style sheet stands for one of these."""

TONES = {"overdue": "red", "today": "amber", "waiting": "muted", "done": "green"}
"""What a row or word is toned as, and its colour token. Words always say it too."""

ROW = 32
GRID = 8
NAV_WIDTH = 152
HEAD_HEIGHT = 48
_POINTS = 10.5
_SYSTEM_FACES = ("Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "Source Han Sans SC")
_KEPT: list[QTranslator] = []


def colour(token: str) -> QColor:
    """The colour of a token or of a tone."""
    return QColor(INK[TONES.get(token, token)])


def style_sheet(text: str, icons: Path) -> str:
    """The style sheet with its tokens filled in, ``@@icons`` the folder of icons. KeyError: unknown token."""
    text = re.sub(r"(?<!@)@([a-z_]+)\b", lambda found: INK[found[1]], text)
    return text.replace("@@icons", icons.as_posix())


def load_faces(folders: list[Path]) -> list[str]:
    """Load every .ttf of the folders; their families, 黑 faces first, 楷 last (it has every rare name)."""
    families: list[str] = []
    for folder in folders:
        for path in sorted(folder.glob("*.ttf")):
            number = QFontDatabase.addApplicationFont(str(path))
            if number >= 0:
                families += [f for f in QFontDatabase.applicationFontFamilies(number) if f not in families]
    return sorted(families, key=_face_order)


def _face_order(family: str) -> tuple[int, str]:
    for place, mark in enumerate(("Sans", "黑", "Hei")):
        if mark in family:
            return place, family
    return (9, family) if "WenKai" in family or "楷" in family else (5, family)


def window_font(families: list[str]) -> QFont:
    """The face of the windows: shipped 黑 first, then the system's, then shipped 楷 for rare characters."""
    on_system = set(QFontDatabase.families())
    sans = [f for f in families if _face_order(f)[0] < 5]
    rest = [f for f in families if _face_order(f)[0] == 9]
    font = QFont()
    font.setFamilies([*sans, *[f for f in _SYSTEM_FACES if f in on_system and f not in sans], *rest])
    font.setPointSizeF(_POINTS)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font


def _palette() -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    pairs = (
        (roles.Window, "ground"),
        (roles.WindowText, "text"),
        (roles.Base, "sheet"),
        (roles.AlternateBase, "ground"),
        (roles.Text, "text"),
        (roles.Button, "sheet"),
        (roles.ButtonText, "text"),
        (roles.Highlight, "accent_soft"),
        (roles.HighlightedText, "text"),
        (roles.PlaceholderText, "faint"),
        (roles.ToolTipBase, "nav"),
        (roles.ToolTipText, "sheet"),
        (roles.Link, "accent"),
    )
    for role, token in pairs:
        palette.setColor(role, colour(token))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colour("faint"))
    return palette


def speak_chinese(app: QApplication) -> bool:
    """Qt's own dialogs in Chinese; False where this Qt carries no translation."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    words = chinese_words()
    if words is None:
        return False
    _KEPT.append(words)  # Qt keeps no reference of its own
    return app.installTranslator(words)


def chinese_words() -> QTranslator | None:
    """Qt's words for its own dialogs; None where they were not shipped with it."""
    words = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return words if words.load("qtbase_zh_CN", folder) else None


def dress(app: QApplication, resources: Path, more_faces: list[Path] | None = None) -> list[str]:
    """Give the application its looks; answers the families that were loaded."""
    app.setStyle("Fusion")
    app.setPalette(_palette())
    speak_chinese(app)
    families = load_faces([resources / "fonts", *(more_faces or [])])
    app.setFont(window_font(families))
    sheet = (resources / "style" / "desk.qss").read_text("utf-8")
    app.setStyleSheet(style_sheet(sheet, resources / "icons"))
    return families

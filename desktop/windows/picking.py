"""The dialogs of files: Qt's own on every platform, in Chinese; they begin where one is at home and remember nothing.

The platform's dialog, and Qt's, keep a list of what was opened outside the vault: folder and file names of a unit
that works with secrets do not belong there.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QStandardPaths, QStorageInfo, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import delete

from desktop.plain.words import _

SIZE = (880, 540)
_MEDIA = ("/media", "/run/media", "/mnt")
_KEPT_BY_QT = "FileDialog"


def pick_files(parent: QWidget, title: str, pattern: str = "", *, several: bool = False) -> list[Path]:
    """Files that are there; none where it was left."""
    dialog = _dialog(parent, title, pattern or _("所有文件 (*)"))
    mode = QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile
    dialog.setFileMode(mode)
    return _chosen(dialog)


def pick_file(parent: QWidget, title: str, pattern: str = "") -> Path | None:
    """One file that is there."""
    return next(iter(pick_files(parent, title, pattern)), None)


def pick_place(parent: QWidget, title: str, name: str, ending: str) -> Path | None:
    """Where a file is to be written, with its ending; it asks before one that is there is written over."""
    dialog = _dialog(parent, title, f"*{ending}")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(f"{name}{ending}")
    return next(iter(_chosen(dialog)), None)


def _dialog(parent: QWidget, title: str, pattern: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, QDir.homePath(), pattern)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setSidebarUrls([QUrl.fromLocalFile(place) for place in _places()])
    dialog.setDirectory(QDir.homePath())
    dialog.resize(*SIZE)
    return dialog


def _places() -> list[str]:
    """Home, the desktop, and what was put in: a disc, a medium."""
    desk = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DesktopLocation)
    volumes = [v.rootPath() for v in QStorageInfo.mountedVolumes() if v.isReady()]
    media = [place for place in volumes if place.startswith(_MEDIA)]
    places = [QDir.homePath(), *([desk] if QDir(desk).exists() else []), *media]
    return list(dict.fromkeys(places))


def _chosen(dialog: QFileDialog) -> list[Path]:
    found = [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []
    delete(dialog)  # it writes down where it was when it goes
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.remove(_KEPT_BY_QT)
    kept.sync()
    return found

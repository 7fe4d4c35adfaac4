"""Page images to a printer. Looking for printers goes to the local print service's socket only, never the net."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

_LOCAL_SERVICE = "/run/cups/cups.sock"


def stay_local() -> None:
    """Before the application starts: else the print library opens connections to find a print server."""
    os.environ.setdefault("CUPS_SERVER", _LOCAL_SERVICE)


def printer_names() -> list[str]:
    """Printers known to this machine, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    names = list(QPrinterInfo.availablePrinterNames())
    return sorted(names, key=lambda name: name != default)


def print_pages(pages: Sequence[bytes], printer: str, copies: int, landscape: bool) -> bool:
    """Send PNG pages, each filling its sheet (A4); False where the printer does not take them."""
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setPrinterName(printer)
    if not device.isValid():
        return False
    turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF()))
    device.setFullPage(True)
    device.setCopyCount(copies)
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        for number, page in enumerate(pages):
            if number and not device.newPage():
                return False
            image = QImage.fromData(page)
            if image.isNull():
                return False
            painter.drawImage(QRectF(painter.viewport()), image)
    finally:
        painter.end()
    return device.printerState() is not QPrinter.PrinterState.Error

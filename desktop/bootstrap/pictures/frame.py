"""What the frame itself brings over a page: keys, help, Ctrl+K, the F2 box, what was said."""

from __future__ import annotations

from desktop.bootstrap.pictures.camera import Camera
from desktop.windows.shell import Shell


def frame(shell: Shell, camera: Camera) -> None:
    """Over the first page; help of every page."""
    shell.status.say("已收回 017-000023，入 2 号柜")
    camera.take(shell, "frame-foot")
    shell.status._open()
    camera.take(shell, "frame-said")
    shell.status._open()
    shell.show_keys()
    camera.take(shell, "frame-keys")
    shell.keys_over.close_over()
    shell._open_palette()
    camera.take(shell, "frame-palette")
    shell.palette_over.line.setText("dj")
    camera.take(shell, "frame-palette-typed")
    shell.palette_over.line.setText("没有这样的操作")
    camera.take(shell, "frame-palette-nothing")
    shell.palette_over.close_over()
    for typed in ("1", "g", "zzz"):
        shell.head.box.begin()
        shell.head.box.line.setText(typed)
        shell.head.box._enter()
        camera.take(shell, f"frame-box-{typed}")
        shell.head.box.line.clear()
    for page in shell.pages:
        shell.go(page.id)
        shell._help()
        camera.take(shell, f"frame-help-{page.id}")
        shell.help_over.close_over()
    shell.go(shell.pages[0].id)

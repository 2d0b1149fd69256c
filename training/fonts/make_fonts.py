"""Make the report's fonts: the characters of Arabic and Latin text only, so that a report stays small.

Usage: python training/fonts/make_fonts.py PLEX_FOLDER NASKH_FILE OUT_FOLDER

PLEX_FOLDER holds IBMPlexSansArabic-Regular.woff2 and -SemiBold.woff2 (package @ibm/plex-sans-arabic 1.1.0,
fonts/complete/woff2), NASKH_FILE is the Arabic part of Noto Naskh Arabic (package @fontsource/noto-naskh-arabic 5.3.0,
files/noto-naskh-arabic-arabic-400-normal.woff2). Needs fonttools and brotli. The Open Font License reserves the name
"Plex", so the reduced fonts are named "Tawatur Sans"; the Naskh keeps its name, which is not reserved.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

#: Latin with accents, punctuation, the Arabic block, its supplement's letters used in news, and presentation ligatures.
KEPT = [
    *range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x600, 0x660), *range(0x660, 0x6E0), *range(0x6F0, 0x6FA),
    *range(0x200B, 0x2010), *range(0x2010, 0x2028), 0x2030, 0x2039, 0x203A, 0x20AC, 0x2190, 0x2192, 0x25B2, 0x25B4,
    0x25BC, 0x25BE, 0x2713, 0x00D7, 0xFDF2, 0xFDFA, 0xFDFC,
]  # fmt: skip
NAME = "Tawatur Sans"
NAME_IDS = {1, 3, 4, 6, 16, 18}


def main(plex: Path, naskh: Path, out: Path) -> None:
    """Write the three reduced fonts."""
    for weight in ("Regular", "SemiBold"):
        font = reduced(plex / f"IBMPlexSansArabic-{weight}.woff2")
        rename(font, weight)
        save(font, out / f"TawaturSans-{weight}.woff2")
    save(reduced(naskh), out / "NotoNaskhArabic-Regular.woff2")


def reduced(path: Path) -> TTFont:
    """Drop every character that is not in `KEPT`, and hinting."""
    options = Options(hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=KEPT)
    font = TTFont(path, recalcTimestamp=False)
    subsetter.subset(font)
    return font


def rename(font: TTFont, weight: str) -> None:
    """Take the reserved name out of the font's names; its copyright and licence stay."""
    names = {1: f"{NAME} {weight}", 3: f"{NAME} {weight}", 4: f"{NAME} {weight}", 6: f"TawaturSans-{weight}", 16: NAME}
    for record in font["name"].names:
        if record.nameID in NAME_IDS:
            record.string = names.get(record.nameID, f"{NAME} {weight}")


def save(font: TTFont, path: Path) -> None:
    """Write as WOFF2."""
    font.flavor = "woff2"
    font.save(path)
    print(path, path.stat().st_size)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))

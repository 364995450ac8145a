"""Makes the fonts of this folder from the fonts they are subsets of; README.md says where those come from.

    python subset.py FOLDER           writes the fonts into this folder
    python subset.py --check FOLDER   writes nothing and says whether the fonts here are what it would write

FOLDER holds the source fonts, at whatever depth. The same sources and the same fonttools give the same bytes.
"""

import hashlib
import io
import pathlib
import sys

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont

FONTTOOLS = "4.68.0"
HERE = pathlib.Path(__file__).resolve().parent

# Source file, its SHA-256, and the file made from it.
FONTS = [
    (
        "NotoSansSC_400Regular.ttf",
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
        "NotoSansSC-Regular.ttf",
    ),
    (
        "NotoSansSC_700Bold.ttf",
        "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
        "NotoSansSC-Bold.ttf",
    ),
    (
        "NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        "NotoSerifSC-Regular.ttf",
    ),
]

# Kept as far as the source has them: signs that a course may hold beside GB 2312 and the list of characters.
BLOCKS = [
    (0x0020, 0x007E, "Basic Latin"),
    (0x00A0, 0x00FF, "Latin-1"),
    (0x0100, 0x017F, "Latin Extended-A"),
    (0x01CD, 0x01DC, "pinyin vowels"),
    (0x01F8, 0x01F9, "pinyin n"),
    (0x0251, 0x0251, "pinyin a"),
    (0x0261, 0x0261, "pinyin g"),
    (0x02B0, 0x02FF, "modifier letters"),
    (0x0300, 0x036F, "combining marks"),
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x045F, "Cyrillic"),
    (0x1E3E, 0x1E3F, "pinyin m"),
    (0x2000, 0x206F, "general punctuation"),
    (0x2070, 0x209F, "superscripts and subscripts"),
    (0x20A0, 0x20CF, "currency"),
    (0x2100, 0x214F, "letter-like signs"),
    (0x2150, 0x218F, "number forms, Roman numerals"),
    (0x2190, 0x21FF, "arrows"),
    (0x2200, 0x22FF, "mathematical operators"),
    (0x2300, 0x23FF, "technical signs"),
    (0x2460, 0x24FF, "circled numbers"),
    (0x2500, 0x257F, "box drawing"),
    (0x2580, 0x259F, "block elements"),
    (0x25A0, 0x25FF, "geometric shapes"),
    (0x2600, 0x26FF, "miscellaneous signs"),
    (0x2700, 0x27BF, "dingbats"),
    (0x2B00, 0x2BFF, "further arrows and shapes"),
    (0x2E80, 0x2FDF, "radicals"),
    (0x2E3A, 0x2E3B, "long dashes"),
    (0x3000, 0x303F, "CJK punctuation"),
    (0x3040, 0x30FF, "kana"),
    (0x3100, 0x312F, "bopomofo"),
    (0x31C0, 0x31EF, "strokes"),
    (0x3200, 0x33FF, "enclosed and squared CJK"),
    (0xFE10, 0xFE1F, "vertical forms"),
    (0xFE30, 0xFE4F, "CJK compatibility forms"),
    (0xFF01, 0xFF5E, "full-width forms"),
    (0xFFE0, 0xFFE6, "full-width signs"),
]

# What lines of text across the page need; `aalt`, `ruby` and vertical setting would keep glyphs that nothing reaches.
FEATURES = ["ccmp", "chws", "fwid", "halt", "hwid", "kern", "liga", "locl", "mark", "palt", "pwid"]


def standard_characters():
    """The 8,105 characters of 通用规范汉字表, in its order."""
    lines = (HERE / "general-standard-characters.txt").read_text(encoding="utf-8").splitlines()
    characters = "".join(line for line in lines if not line.startswith("#"))
    if len(characters) != 8105 or len(set(characters)) != 8105:
        sys.exit(f"general-standard-characters.txt holds {len(set(characters))} characters, not 8105")
    return set(characters)


def gb2312():
    """Every character of GB 2312, and what GBK makes of the cells whose mapping is disputed (· and —)."""
    characters = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            pair = bytes((row, cell))
            try:
                characters.add(pair.decode("gb2312"))
                characters.add(pair.decode("gbk"))
            except UnicodeDecodeError:
                continue
    return characters


def read_source(folder, name, digest):
    """The bytes of a source font, which must be the very one that the fonts here were made from."""
    found = sorted(pathlib.Path(folder).rglob(name))
    if not found:
        sys.exit(f"{name} is not in {folder}")
    data = found[0].read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        sys.exit(f"{found[0]} is not the file that README.md names: its SHA-256 differs")
    return data


def options():
    """How the fonts are cut: families, licence and dates kept, hints and vertical metrics dropped."""
    chosen = subset.Options()
    chosen.layout_features = FEATURES
    chosen.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    chosen.hinting = False
    chosen.drop_tables += ["GlyphOrder", "STAT", "gasp", "prep", "vhea", "vmtx"]
    chosen.notdef_outline = True
    # The date of the source stays, so that the bytes do not depend on the day.
    chosen.recalc_timestamp = False
    return chosen


def cut(source, wanted):
    """The subset of a font that holds the characters wanted, and those it lacks."""
    chosen = options()
    font = subset.load_font(io.BytesIO(source), chosen)
    family = font["name"].getBestFamilyName()
    lacking = wanted - {chr(code) for code in font.getBestCmap()}
    cutter = subset.Subsetter(options=chosen)
    cutter.populate(unicodes=[ord(character) for character in wanted])
    cutter.subset(font)
    made = io.BytesIO()
    subset.save_font(font, made, chosen)
    again = TTFont(io.BytesIO(made.getvalue()))
    kept = {chr(code) for code in again.getBestCmap()}
    if kept != wanted - lacking or again["name"].getBestFamilyName() != family:
        sys.exit(f"{family}: the subset does not hold what it should")
    return made.getvalue(), lacking


def main():
    arguments = sys.argv[1:]
    check = arguments[:1] == ["--check"]
    if len(arguments) != 1 + check:
        sys.exit(__doc__)
    if fontTools.version != FONTTOOLS:
        sys.exit(f"fonttools {FONTTOOLS} is needed, this is {fontTools.version}")
    needed = standard_characters() | gb2312()
    wished = {chr(code) for first, last, _ in BLOCKS for code in range(first, last + 1)}
    for name, digest, made_name in FONTS:
        made, lacking = cut(read_source(arguments[-1], name, digest), needed | wished)
        missing = sorted(lacking & needed)
        listed = " ".join(f"{character} U+{ord(character):04X}" for character in missing) or "none"
        digest = hashlib.sha256(made).hexdigest()
        print(f"{made_name}: {len(made)} bytes, SHA-256 {digest}; needed but not in the source: {listed}")
        path = HERE / made_name
        if not check:
            path.write_bytes(made)
        elif not path.is_file() or path.read_bytes() != made:
            sys.exit(f"{made_name} differs from what is in this folder")


if __name__ == "__main__":
    main()

"""Makes the fonts that statements are set in, rendering/pdf/fonts/*.ttf, from Noto Sans SC and Noto Sans CJK SC.

    python3 -m venv DIR && DIR/bin/pip install fonttools
    DIR/bin/python scripts/fonts/make-statement-fonts.py [NotoSansCJK-Regular.ttc]

latin.ttf   ASCII, whose digits are all of one width.
common.ttf  GB 2312, and what the Table of General Standard Chinese Characters (2013) has beyond it
            (beyond-gb2312.txt): what nearly every statement is made of.
rare.ttf    Every Chinese character that Noto Sans CJK SC (Debian: fonts-noto-cjk) has and the npm package
            @expo-google-fonts/noto-sans-sc lacks: names with U+20BB7 and its like.

What none of them has is drawn from the npm package's whole font. Outlines are copied, without hints, kerning and
other features, for statements are laid out one glyph a character; only rare.ttf's are converted, from cubic curves.
The same sources give the same bytes.
"""

import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

ROOT = Path(__file__).resolve().parents[2]
WHOLE = ROOT / "node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"
CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
BEYOND_GB2312 = Path(__file__).with_name("beyond-gb2312.txt")
COPYRIGHT = "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'"
# Seconds between 1904 and 2021, when the outlines were published; not when this runs.
MADE = 3692217600
# Of a curve, in thousandths of the font's size: invisible at any size a statement has.
LARGEST_ERROR = 0.5


def main():
    whole = TTFont(WHOLE)
    cjk = open_simplified(sys.argv[1] if len(sys.argv) > 1 else CJK)
    in_whole, in_cjk = whole.getBestCmap(), cjk.getBestCmap()
    latin = range(0x20, 0x7F)
    common = (gb2312() | general_standard()) & set(in_whole) - set(latin)
    rare = {code for code in in_cjk if is_chinese(code) and code not in in_whole}
    write("latin", "Statement Latin", whole, latin)
    write("common", "Statement Common", whole, common)
    write("rare", "Statement Rare", cjk, rare)


def open_simplified(path):
    """The collection's font with the forms of mainland China."""
    for number in range(100):
        font = TTFont(path, fontNumber=number)
        if font["name"].getDebugName(4) == "Noto Sans CJK SC":
            return font


def gb2312():
    """The two codecs differ in the dash and the middle dot; a statement has those of GBK."""
    pairs = [bytes([high, low]) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF)]
    texts = [(pair.decode("gb2312", "ignore"), pair.decode("gbk", "ignore")) for pair in pairs]
    return {ord(character) for known, same in texts if known for character in (known, same)}


def general_standard():
    return {ord(character) for character in BEYOND_GB2312.read_text("utf-8") if character != "\n"}


def is_chinese(code):
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or code >= 0x20000


def write(name, family, source, codes):
    codes = sorted(codes)
    names = [".notdef"] + [f"u{code:04X}" for code in codes]
    origins = [".notdef"] + [source.getBestCmap()[code] for code in codes]
    outlines, metrics = source.getGlyphSet(), source["hmtx"]
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupGlyf({name: glyph(outlines, origin) for name, origin in zip(names, origins)})
    glyphs = builder.font["glyf"]
    sides = {name: (metrics[origin][0], glyphs[name].xMin if glyphs[name].numberOfContours else 0)
             for name, origin in zip(names, origins)}
    builder.setupHorizontalMetrics(sides)
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.font["cmap"] = character_map(dict(zip(codes, names[1:])))
    builder.setupNameTable({"copyright": COPYRIGHT, "familyName": family, "styleName": "Regular",
                            "psName": family.replace(" ", ""), "licenseDescription": "SIL Open Font License 1.1",
                            "licenseInfoURL": "https://scripts.sil.org/OFL"}, mac=False)
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, fsType=0)
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=MADE, modified=MADE)
    builder.font.recalcTimestamp = False
    path = ROOT / "rendering/pdf/fonts" / f"{name}.ttf"
    builder.save(path)
    print(f"{path.relative_to(ROOT)}: {len(codes)} characters, {path.stat().st_size} bytes")


def glyph(outlines, origin):
    pen = TTGlyphPen(None)
    if "CFF " in outlines.font:
        outlines[origin].draw(Cu2QuPen(pen, LARGEST_ERROR, reverse_direction=True))
    else:
        outlines[origin].draw(pen)
    return pen.glyph()


def character_map(names):
    """Format 4 for PDF readers, format 12 for ours."""
    table = newTable("cmap")
    table.tableVersion, table.tables = 0, []
    for encoding, form in ((1, 4), (10, 12)):
        subtable = CmapSubtable.newSubtable(form)
        subtable.platformID, subtable.platEncID, subtable.language = 3, encoding, 0
        subtable.cmap = {code: name for code, name in names.items() if form == 12 or code <= 0xFFFF}
        table.tables.append(subtable)
    return table


main()

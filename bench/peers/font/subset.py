"""The font of every peer: subset.py SOURCE TARGET keeps the characters of GB 2312 and ASCII, and no layout features.

Reading a font of 10 MB for each file would cost the peers most of their time; with this they are at their best.
"""

import sys

from fontTools import subset

ROWS_AND_CELLS = range(0xA1, 0xFF)
HAN = [bytes((row, cell)).decode("gb2312", "ignore") for row in ROWS_AND_CELLS for cell in ROWS_AND_CELLS]

options = subset.Options()
options.layout_features = []
options.hinting = False
font = subset.load_font(sys.argv[1], options)
subsetter = subset.Subsetter(options)
# Python reads the dash of GB 2312 as U+2015; statements have U+2014.
subsetter.populate(unicodes=[*range(0x20, 0x7F), 0x2014], text="".join(HAN))
subsetter.subset(font)
subset.save_font(font, sys.argv[2], options)

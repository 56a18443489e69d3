"""ReportLab: write.py canvas|table FONT ROWS PATH DOCUMENTS prints the milliseconds that each document took.

`canvas` draws each text where it goes, its fastest documented way; `table` leaves that to a LongTable of fixed widths
and heights. The font is registered once in the process.
"""

import sys
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.lib.styles import ParagraphStyle

sys.path.insert(0, str(Path(__file__).parent.parent))
import statement_rows as statement  # noqa: E402

FONT = "statement"
PAGE = (841.89, 595.28)
LEFT, TOP, BOTTOM = 28, 28, 34
INK, RULE, FILL = (0.1, 0.12, 0.17), (0.77, 0.8, 0.84), (0.93, 0.95, 0.97)
DETAIL_ALIGN = "cccccc" + "rrr" + "ccc" + "ll"


class NumberedCanvas(Canvas):
    """The documented way to a foot that says how many pages there are: they are kept until all are drawn."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.kept = []

    def showPage(self):
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        for number, page in enumerate(self.kept, 1):
            self.__dict__.update(page)
            self.setFont(FONT, 7)
            if number > 1:
                self.drawString(LEFT, PAGE[1] - TOP - 6.5, statement.RUNNING_HEAD)
            self.drawCentredString(PAGE[0] / 2, BOTTOM - 16.5, f"第 {number} 页 共 {len(self.kept)} 页")
            super().showPage()
        super().save()


class Drawing:
    """Tables on a canvas, each on as many pages as it needs."""

    def __init__(self, canvas):
        self.canvas, self.y = canvas, PAGE[1] - TOP

    def line(self, text, size, gap=0):
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(LEFT, self.y - size * 0.92, text)
        self.y -= size * 1.3 + gap

    def table(self, headers, widths, align, size, rows):
        height = size * 1.3 + 3.8
        top = self.head(headers, widths, size, height)
        for row in rows:
            if self.y - height < BOTTOM:
                self.rules(widths, top)
                self.next_page()
                top = self.head(headers, widths, size, height)
            self.row(row, widths, align, size, height)
        self.rules(widths, top)

    def next_page(self):
        self.canvas.showPage()
        self.y = PAGE[1] - TOP - 12

    def head(self, headers, widths, size, height):
        canvas = self.canvas
        canvas.setFillColorRGB(*FILL)
        canvas.rect(LEFT, self.y - height, sum(widths), height, stroke=0, fill=1)
        canvas.setFillColorRGB(*INK)
        canvas.setStrokeColorRGB(*RULE)
        canvas.setLineWidth(0.4)
        canvas.setFont(FONT, size)
        top = self.y
        self.row(headers, widths, "c" * len(headers), size, height)
        return top

    def row(self, cells, widths, align, size, height):
        canvas, x, y = self.canvas, LEFT, self.y - 1.9 - size * 0.92
        for text, width, side in zip(cells, widths, align):
            if side == "c":
                canvas.drawCentredString(x + width / 2, y, text)
            elif side == "r":
                canvas.drawRightString(x + width - 3, y, text)
            elif text:
                canvas.drawString(x + 3, y, text)
            x += width
        self.y -= height
        canvas.line(LEFT, self.y, LEFT + sum(widths), self.y)

    def rules(self, widths, top):
        x = LEFT
        for width in [0, *widths]:
            x += width
            self.canvas.line(x, top, x, self.y)


def write_canvas(rows, path):
    canvas = NumberedCanvas(path, pagesize=PAGE, pageCompression=1)
    drawing, terminals = Drawing(canvas), {}
    canvas.setFont(FONT, 14)
    canvas.drawCentredString(PAGE[0] / 2, drawing.y - 14 * 0.92, statement.TITLE)
    drawing.y -= 14 * 1.3 + 4
    for fact in statement.FACTS:
        drawing.line(fact, 9)
    drawing.y -= 5
    detail = (statement.row_at(i, rows, terminals) for i in range(rows))
    drawing.table(statement.HEADERS, statement.WIDTHS, DETAIL_ALIGN, 7, detail)
    drawing.y -= 8
    if drawing.y - 50 < BOTTOM:
        drawing.next_page()
    drawing.line(statement.SUMMARY, 9, 2)
    summary = statement.summary_of(terminals)
    drawing.table(statement.SUMMARY_HEADERS, statement.SUMMARY_WIDTHS, "lrrrr", 8, summary)
    canvas.showPage()
    canvas.save()


def long_table(headers, rows, widths, align, size):
    sides = {"c": "CENTER", "r": "RIGHT", "l": "LEFT"}
    style = [
        ("FONT", (0, 0), (-1, -1), FONT, size),
        ("TEXTCOLOR", (0, 0), (-1, -1), INK),
        ("BACKGROUND", (0, 0), (-1, 0), FILL),
        ("GRID", (0, 0), (-1, -1), 0.4, RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 1.9),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.9),
        *(("ALIGN", (column, 1), (column, -1), sides[side]) for column, side in enumerate(align)),
        ("ALIGN", (0, 0), (-1, 0), "CENTER"),
    ]
    data = [headers, *rows]
    heights = [size * 1.3 + 3.8] * len(data)
    return LongTable(data, colWidths=widths, rowHeights=heights, repeatRows=1, hAlign="LEFT", style=TableStyle(style))


def write_table(rows, path):
    terminals = {}
    detail = [statement.row_at(i, rows, terminals) for i in range(rows)]
    margins = {"leftMargin": LEFT - 6, "rightMargin": LEFT - 6, "topMargin": TOP + 6, "bottomMargin": BOTTOM - 6}
    title = ParagraphStyle("title", fontName=FONT, fontSize=14, leading=18.2, alignment=1, spaceAfter=4)
    fact = ParagraphStyle("fact", fontName=FONT, fontSize=9, leading=11.7)
    story = [
        Paragraph(statement.TITLE, title),
        *(Paragraph(line, fact) for line in statement.FACTS),
        Spacer(1, 5),
        long_table(statement.HEADERS, detail, statement.WIDTHS, DETAIL_ALIGN, 7),
        Spacer(1, 8),
        Paragraph(statement.SUMMARY, fact),
        long_table(
            statement.SUMMARY_HEADERS, statement.summary_of(terminals), statement.SUMMARY_WIDTHS, "lrrrr", 8
        ),
    ]
    SimpleDocTemplate(path, pagesize=PAGE, **margins).build(story, canvasmaker=NumberedCanvas)


def main(way, font, rows, path, documents):
    def write():
        if FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(FONT, font))
        {"canvas": write_canvas, "table": write_table}[way](int(rows), path)

    statement.timed(write, int(documents))


main(*sys.argv[1:])

"""XlsxWriter in its constant_memory mode: write.py ROWS PATH prints the milliseconds it took."""

import json
import sys
import time

import xlsxwriter

HEADERS = "清算日期 交易日期 交易时间 终端号 卡号 交易类型 交易金额 清算金额 手续费 流水号 系统校验号 交易渠道 备注 备注1".split()
WIDTHS = [14, 13, 13, 11, 17, 13, 13, 13, 11, 11, 15, 13, 14, 18]
# XlsxWriter takes a width without the five pixels of padding, of seven to a character, that the file's has.
PADDING = 5 / 7
CHANNELS = ["银行卡", "医保卡", "云闪付", "微信", "支付宝"]


def formats(book):
    font = {"font_name": "宋体", "font_size": 10, "border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
    text = {**font, "num_format": "@", "text_wrap": True}
    return (
        book.add_format({**text, "bold": True, "bg_color": "#EDF2F7", "align": "center"}),
        book.add_format({**text, "align": "center"}),
        book.add_format({**text, "align": "left"}),
        book.add_format({**font, "num_format": "#,##0.00", "align": "right"}),
    )


def main(rows, path):
    begun = time.perf_counter()
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("对账单")
    header, code, text, amount = formats(book)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width - PADDING)
        sheet.write_string(0, column, HEADERS[column], header)
    string, number, blank = sheet.write_string, sheet.write_number, sheet.write_blank
    for i in range(rows):
        seconds = i * 7919 % 86400
        hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
        date = f"2019-09-{1 + i * 30 // rows:02d}"
        gross = 300 + i * 7919 % 1400000
        fee = (gross * 38 + 5000) // 10000
        sign = -1 if i % 50 == 49 else 1
        row = i + 1
        string(row, 0, date, code)
        string(row, 1, date, code)
        string(row, 2, f"{hours:02d}:{minutes:02d}:{seconds:02d}", code)
        string(row, 3, f"1025{i * 31 % 40:04d}", code)
        string(row, 4, f"6214{i % 97:02d}******{i * 7919 % 10000:04d}", code)
        string(row, 5, "退货" if sign < 0 else "消费", code)
        number(row, 6, sign * gross / 100, amount)
        number(row, 7, sign * (gross - fee) / 100, amount)
        number(row, 8, sign * fee / 100, amount)
        string(row, 9, f"{i * 13 % 1000000:06d}", code)
        string(row, 10, f"{hours:02d}{minutes:02d}{seconds:02d}{i % 1000000:06d}", code)
        string(row, 11, CHANNELS[i % 5], code)
        if i % 20 == 0:
            string(row, 12, "原交易 07-24", text)
        else:
            blank(row, 12, None, text)
        string(row, 13, f"丰瑞堂第{i % 40}大药房", text)
    book.close()
    print(json.dumps({"ms": (time.perf_counter() - begun) * 1000}))


main(int(sys.argv[1]), sys.argv[2])

//! rust_xlsxwriter with a constant memory worksheet: PROGRAM ROWS PATH prints the milliseconds it took.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use std::time::Instant;

const HEADERS: [&str; 14] = [
    "清算日期", "交易日期", "交易时间", "终端号", "卡号", "交易类型", "交易金额", "清算金额", "手续费",
    "流水号", "系统校验号", "交易渠道", "备注", "备注1",
];
const WIDTHS: [f64; 14] = [
    14.0, 13.0, 13.0, 11.0, 17.0, 13.0, 13.0, 13.0, 11.0, 11.0, 15.0, 13.0, 14.0, 18.0,
];
/// A width is given without the five pixels of padding, of seven to a character, that the file's has.
const PADDING: f64 = 5.0 / 7.0;
const CHANNELS: [&str; 5] = ["银行卡", "医保卡", "云闪付", "微信", "支付宝"];

struct Formats {
    code: Format,
    text: Format,
    amount: Format,
}

fn main() -> Result<(), XlsxError> {
    let arguments: Vec<String> = std::env::args().collect();
    let rows: u64 = arguments[1].parse().expect("rows");
    let begun = Instant::now();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name("对账单")?;
    write(sheet, rows)?;
    workbook.save(&arguments[2])?;
    println!("{{\"ms\":{}}}", begun.elapsed().as_secs_f64() * 1000.0);
    Ok(())
}

fn write(sheet: &mut Worksheet, rows: u64) -> Result<(), XlsxError> {
    let cell = Format::new()
        .set_font_name("宋体")
        .set_font_size(10)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0xBFBFBF))
        .set_align(FormatAlign::VerticalCenter);
    let text = cell.clone().set_num_format("@").set_text_wrap();
    let header = text
        .clone()
        .set_bold()
        .set_background_color(Color::RGB(0xEDF2F7))
        .set_align(FormatAlign::Center);
    let formats = Formats {
        code: text.clone().set_align(FormatAlign::Center),
        text: text.set_align(FormatAlign::Left),
        amount: cell.set_num_format("#,##0.00").set_align(FormatAlign::Right),
    };
    for (column, width) in WIDTHS.iter().enumerate() {
        sheet.set_column_width(column as u16, *width - PADDING)?;
        sheet.write_string_with_format(0, column as u16, HEADERS[column], &header)?;
    }
    for i in 0..rows {
        write_row(sheet, i, rows, &formats)?;
    }
    Ok(())
}

fn write_row(sheet: &mut Worksheet, i: u64, rows: u64, formats: &Formats) -> Result<(), XlsxError> {
    let Formats { code, text, amount } = formats;
    let seconds = i * 7919 % 86400;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let date = format!("2019-09-{:02}", 1 + i * 30 / rows);
    let gross = (300 + i * 7919 % 1_400_000) as i64;
    let fee = (gross * 38 + 5000) / 10000;
    let (sign, kind) = if i % 50 == 49 { (-1, "退货") } else { (1, "消费") };
    let row = i as u32 + 1;
    sheet.write_string_with_format(row, 0, &date, code)?;
    sheet.write_string_with_format(row, 1, &date, code)?;
    sheet.write_string_with_format(row, 2, format!("{hours:02}:{minutes:02}:{seconds:02}"), code)?;
    sheet.write_string_with_format(row, 3, format!("1025{:04}", i * 31 % 40), code)?;
    let card = format!("6214{:02}******{:04}", i % 97, i * 7919 % 10000);
    sheet.write_string_with_format(row, 4, card, code)?;
    sheet.write_string_with_format(row, 5, kind, code)?;
    sheet.write_number_with_format(row, 6, (sign * gross) as f64 / 100.0, amount)?;
    sheet.write_number_with_format(row, 7, (sign * (gross - fee)) as f64 / 100.0, amount)?;
    sheet.write_number_with_format(row, 8, (sign * fee) as f64 / 100.0, amount)?;
    sheet.write_string_with_format(row, 9, format!("{:06}", i * 13 % 1_000_000), code)?;
    let reference = format!("{hours:02}{minutes:02}{seconds:02}{:06}", i % 1_000_000);
    sheet.write_string_with_format(row, 10, reference, code)?;
    sheet.write_string_with_format(row, 11, CHANNELS[(i % 5) as usize], code)?;
    if i % 20 == 0 {
        sheet.write_string_with_format(row, 12, "原交易 07-24", text)?;
    } else {
        sheet.write_blank(row, 12, text)?;
    }
    sheet.write_string_with_format(row, 13, format!("丰瑞堂第{}大药房", i % 40), text)?;
    Ok(())
}

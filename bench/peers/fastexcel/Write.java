import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** fastexcel, flushed every thousand rows: Write ROWS PATH prints the milliseconds it took. */
public final class Write {
  private static final String[] HEADERS =
      "清算日期 交易日期 交易时间 终端号 卡号 交易类型 交易金额 清算金额 手续费 流水号 系统校验号 交易渠道 备注 备注1".split(" ");
  private static final int[] WIDTHS = {14, 13, 13, 11, 17, 13, 13, 13, 11, 11, 15, 13, 14, 18};
  private static final String[] CHANNELS = {"银行卡", "医保卡", "云闪付", "微信", "支付宝"};
  private static final int ROWS_PER_FLUSH = 1000;

  public static void main(String[] arguments) throws IOException {
    int rows = Integer.parseInt(arguments[0]);
    long begun = System.nanoTime();
    try (OutputStream output = new FileOutputStream(arguments[1]);
        Workbook workbook = new Workbook(output, "bench", "1.0")) {
      workbook.setCompressionLevel(1);
      write(workbook.newWorksheet("对账单"), rows);
    }
    System.out.println("{\"ms\":" + (System.nanoTime() - begun) / 1e6 + "}");
  }

  private static void write(Worksheet sheet, int rows) throws IOException {
    for (int column = 0; column < HEADERS.length; column++) {
      sheet.width(column, WIDTHS[column]);
      sheet.value(0, column, HEADERS[column]);
    }
    sheet.range(0, 0, 0, 13).style().fontName("宋体").fontSize(10).bold().fillColor("EDF2F7").format("@")
        .borderStyle(BorderStyle.THIN).borderColor("BFBFBF").horizontalAlignment("center")
        .verticalAlignment("center").wrapText(true).set();
    for (int first = 0; first < rows; first += ROWS_PER_FLUSH) {
      int end = Math.min(rows, first + ROWS_PER_FLUSH);
      for (int i = first; i < end; i++) writeRow(sheet, i, rows);
      style(sheet, first + 1, end);
      sheet.flush();
    }
  }

  private static void writeRow(Worksheet sheet, int i, int rows) {
    int row = i + 1;
    long product = i * 7919L;
    int time = (int) (product % 86400);
    String hours = pad(time / 3600, 2);
    String minutes = pad(time / 60 % 60, 2);
    String seconds = pad(time % 60, 2);
    String date = "2019-09-" + pad((int) (1 + i * 30L / rows), 2);
    long gross = 300 + product % 1400000;
    long fee = (gross * 38 + 5000) / 10000;
    int sign = i % 50 == 49 ? -1 : 1;
    sheet.value(row, 0, date);
    sheet.value(row, 1, date);
    sheet.inlineString(row, 2, hours + ":" + minutes + ":" + seconds);
    sheet.value(row, 3, "1025" + pad((int) (i * 31L % 40), 4));
    sheet.inlineString(row, 4, "6214" + pad(i % 97, 2) + "******" + pad((int) (product % 10000), 4));
    sheet.value(row, 5, sign < 0 ? "退货" : "消费");
    sheet.value(row, 6, sign * gross / 100.0);
    sheet.value(row, 7, sign * (gross - fee) / 100.0);
    sheet.value(row, 8, sign * fee / 100.0);
    sheet.inlineString(row, 9, pad((int) (i * 13L % 1000000), 6));
    sheet.inlineString(row, 10, hours + minutes + seconds + pad(i % 1000000, 6));
    sheet.value(row, 11, CHANNELS[i % 5]);
    if (i % 20 == 0) sheet.value(row, 12, "原交易 07-24");
    sheet.value(row, 13, "丰瑞堂第" + i % 40 + "大药房");
  }

  private static void style(Worksheet sheet, int from, int to) {
    text(sheet, from, to, 0, 5, "center");
    sheet.range(from, 6, to, 8).style().fontName("宋体").fontSize(10).format("#,##0.00")
        .borderStyle(BorderStyle.THIN).borderColor("BFBFBF").horizontalAlignment("right")
        .verticalAlignment("center").set();
    text(sheet, from, to, 9, 11, "center");
    text(sheet, from, to, 12, 13, "left");
  }

  private static void text(Worksheet sheet, int from, int to, int left, int right, String horizontal) {
    sheet.range(from, left, to, right).style().fontName("宋体").fontSize(10).format("@")
        .borderStyle(BorderStyle.THIN).borderColor("BFBFBF").horizontalAlignment(horizontal)
        .verticalAlignment("center").wrapText(true).set();
  }

  private static String pad(int number, int width) {
    String digits = Integer.toString(number);
    return digits.length() >= width ? digits : "000000".substring(0, width - digits.length()) + digits;
  }
}

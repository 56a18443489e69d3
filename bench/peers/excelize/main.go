// Excelize's StreamWriter: PROGRAM ROWS PATH prints the milliseconds it took.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

const sheet = "对账单"

var (
	headers  = strings.Fields("清算日期 交易日期 交易时间 终端号 卡号 交易类型 交易金额 清算金额 手续费 流水号 系统校验号 交易渠道 备注 备注1")
	widths   = []float64{14, 13, 13, 11, 17, 13, 13, 13, 11, 11, 15, 13, 14, 18}
	channels = []string{"银行卡", "医保卡", "云闪付", "微信", "支付宝"}
)

func main() {
	rows, err := strconv.Atoi(os.Args[1])
	check(err)
	begun := time.Now()
	write(rows, os.Args[2])
	fmt.Printf("{\"ms\":%f}\n", float64(time.Since(begun).Microseconds())/1000)
}

func write(rows int, path string) {
	file := excelize.NewFile()
	check(file.SetSheetName("Sheet1", sheet))
	header, code, text, amount := styles(file)
	stream, err := file.NewStreamWriter(sheet)
	check(err)
	for column, width := range widths {
		check(stream.SetColWidth(column+1, column+1, width))
	}
	first := make([]any, len(headers))
	for column, name := range headers {
		first[column] = excelize.Cell{StyleID: header, Value: name}
	}
	check(stream.SetRow("A1", first))
	cells := make([]any, len(headers))
	for i := 0; i < rows; i++ {
		fill(cells, i, rows, code, text, amount)
		check(stream.SetRow("A"+strconv.Itoa(i+2), cells))
	}
	check(stream.Flush())
	check(file.SaveAs(path))
}

func fill(cells []any, i, rows, code, text, amount int) {
	seconds := i * 7919 % 86400
	hours, minutes, seconds := seconds/3600, seconds/60%60, seconds%60
	date := "2019-09-" + pad(1+i*30/rows, 2)
	gross := 300 + i*7919%1400000
	fee := (gross*38 + 5000) / 10000
	sign, kind := 1, "消费"
	if i%50 == 49 {
		sign, kind = -1, "退货"
	}
	var remark any
	if i%20 == 0 {
		remark = "原交易 07-24"
	}
	hh, mm, ss := pad(hours, 2), pad(minutes, 2), pad(seconds, 2)
	cells[0] = excelize.Cell{StyleID: code, Value: date}
	cells[1] = excelize.Cell{StyleID: code, Value: date}
	cells[2] = excelize.Cell{StyleID: code, Value: hh + ":" + mm + ":" + ss}
	cells[3] = excelize.Cell{StyleID: code, Value: "1025" + pad(i*31%40, 4)}
	cells[4] = excelize.Cell{StyleID: code, Value: "6214" + pad(i%97, 2) + "******" + pad(i*7919%10000, 4)}
	cells[5] = excelize.Cell{StyleID: code, Value: kind}
	cells[6] = excelize.Cell{StyleID: amount, Value: float64(sign*gross) / 100}
	cells[7] = excelize.Cell{StyleID: amount, Value: float64(sign*(gross-fee)) / 100}
	cells[8] = excelize.Cell{StyleID: amount, Value: float64(sign*fee) / 100}
	cells[9] = excelize.Cell{StyleID: code, Value: pad(i*13%1000000, 6)}
	cells[10] = excelize.Cell{StyleID: code, Value: hh + mm + ss + pad(i%1000000, 6)}
	cells[11] = excelize.Cell{StyleID: code, Value: channels[i%5]}
	cells[12] = excelize.Cell{StyleID: text, Value: remark}
	cells[13] = excelize.Cell{StyleID: text, Value: "丰瑞堂第" + strconv.Itoa(i%40) + "大药房"}
}

func styles(file *excelize.File) (header, code, text, amount int) {
	border := make([]excelize.Border, 0, 4)
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "BFBFBF", Style: 1})
	}
	style := func(horizontal, format string, bold, wrap bool) int {
		made := &excelize.Style{
			Font:         &excelize.Font{Family: "宋体", Size: 10, Bold: bold},
			Border:       border,
			Alignment:    &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: wrap},
			CustomNumFmt: &format,
		}
		if bold {
			made.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EDF2F7"}}
		}
		id, err := file.NewStyle(made)
		check(err)
		return id
	}
	return style("center", "@", true, true), style("center", "@", false, true),
		style("left", "@", false, true), style("right", "#,##0.00", false, false)
}

func pad(number, width int) string {
	digits := strconv.Itoa(number)
	if len(digits) >= width {
		return digits
	}
	return "000000"[:width-len(digits)] + digits
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

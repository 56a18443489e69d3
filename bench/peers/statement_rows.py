"""The rows of bench/statement-rows.ts, and the words and widths around them in a PDF."""

import json
import time

HEADERS = "清算日期 交易日期 交易时间 终端号 卡号 交易类型 交易金额 清算金额 手续费 流水号 系统校验号 交易渠道 备注 备注1".split()
WIDTHS = [46, 46, 40, 42, 78, 38, 60, 60, 46, 34, 57, 42, 76, 120]
CHANNELS = ["银行卡", "医保卡", "云闪付", "微信", "支付宝"]
TITLE = "银联商务青岛分公司——储值卡-便民卡商户对账单"
SUMMARY, SUMMARY_HEADERS, SUMMARY_WIDTHS = "汇总信息（按终端号排序）", ["终端号", "交易笔数", "交易金额", "手续费", "实际拨付金额"], [110, 70, 110, 90, 110]
FACTS = [
    "商户名称: 青岛丰瑞堂医药连锁有限公司     商户号: 951002001121025     清算日期: 2019-09-01 至 2019-09-30",
    "版本: 第 1 版     生成日期: 2019-09-20     时区: 北京时间 Asia/Shanghai",
]
RUNNING_HEAD = f"{TITLE}   青岛丰瑞堂医药连锁有限公司   951002001121025   2019-09-01 至 2019-09-30"


def yuan(fen):
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100:,}.{fen % 100:02d}"


def row_at(i, rows, terminals):
    product = i * 7919
    seconds = product % 86400
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    date = f"2019-09-{1 + i * 30 // rows:02d}"
    gross = 300 + product % 1400000
    fee = (gross * 38 + 5000) // 10000
    sign = -1 if i % 50 == 49 else 1
    terminal = f"1025{i * 31 % 40:04d}"
    sums = terminals.setdefault(terminal, [0, 0, 0])
    sums[0] += 1
    sums[1] += sign * gross
    sums[2] += sign * fee
    return (
        date,
        date,
        f"{hours:02d}:{minutes:02d}:{seconds:02d}",
        terminal,
        f"6214{i % 97:02d}******{product % 10000:04d}",
        "退货" if sign < 0 else "消费",
        yuan(sign * gross),
        yuan(sign * (gross - fee)),
        yuan(sign * fee),
        f"{i * 13 % 1000000:06d}",
        f"{hours:02d}{minutes:02d}{seconds:02d}{i % 1000000:06d}",
        CHANNELS[i % 5],
        "原交易 07-24" if i % 20 == 0 else "",
        f"丰瑞堂第{i % 40}大药房",
    )


def summary_of(terminals):
    """The lines of 汇总信息 below its headers."""
    lines = [(terminal, f"{count:,}", yuan(amount), yuan(fee), yuan(amount - fee)) for terminal, (count, amount, fee) in terminals.items()]
    count, amount, fee = (sum(sums[at] for sums in terminals.values()) for at in range(3))
    return [*lines, ("小计", f"{count:,}", yuan(amount), yuan(fee), yuan(amount - fee)), ("实际拨付金额", "", "", "", yuan(amount - fee))]


def timed(write, documents):
    """Prints the milliseconds that each document took, and those of the processor."""
    ms, cpu_ms = [], []
    for _ in range(documents):
        begun, cpu = time.perf_counter(), time.process_time()
        write()
        ms.append((time.perf_counter() - begun) * 1000)
        cpu_ms.append((time.process_time() - cpu) * 1000)
    print(json.dumps({"ms": ms, "cpuMs": cpu_ms}))

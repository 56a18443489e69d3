/**
 * What every statement says: its headers and labels, and whose it is. These glyphs are cut out and compressed once a
 * process and go into every file as they are. Any list would do: what is missing here is cut out for each file that has
 * it, what is too much makes all files larger.
 */
export const frequentCharacters = [
  ...new Set(
    '清算日期交易时间终端号卡类型金额手续费流水系统校验渠道备注商户名称汇总信息笔数小计实际拨付版本（按排序）第页共生成区北京' +
      '——对账单银联商务分公司消费',
  ),
].join('');

/**
 * What statements say most: their own words, kinds of transactions and what names are made of. These glyphs are cut out
 * and compressed once a process and go into every file as they are; whatever is missing here only costs a little time.
 */
export const frequentCharacters = [
  ...new Set(
    '清算日期交易时间终端号卡类型金额手续费流水系统校验渠道备注商户名称汇总信息笔数小计实际拨付集团总版本第页共生成区北京至' +
      '——对账单明细见文件（），：消费退货撤销预授权完成冲正储值便民医保银联务分公司有限责任药房店大连锁青岛市中心',
  ),
].join('');

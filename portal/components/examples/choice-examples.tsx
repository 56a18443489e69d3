import { useState } from 'react';
import { MerchantField } from '../../merchant/pages/statements/merchant-field.tsx';
import { RadioGroup } from '../../shared/components/radio-group.tsx';
import { Select } from '../../shared/components/select.tsx';
import { Example } from '../example.tsx';

const members = Array.from({ length: 300 }, (_, index) => ({
  merchantNo: `9510020099${String(index + 1).padStart(5, '0')}`,
  name: `${['海晏堂', '丰瑞堂', '同安堂', '百草堂'][index % 4]}大药房第 ${index + 1} 分店`,
}));
const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];

/** One or several of a set of values. */
export function ChoiceExamples() {
  const [channel, setChannel] = useState<'phone' | 'email'>('phone');
  const [month, setMonth] = useState('09');
  const [merchantNo, setMerchantNo] = useState<string>();
  const options = [
    { value: 'phone', label: '手机短信', hint: '11 位手机号', mark: '推荐' },
    { value: 'email', label: '电子邮件' },
  ] as const;
  const shared = { legend: '接收方式', options, value: channel, onValue: setChannel };
  return (
    <>
      <Example of="RadioGroup">
        <RadioGroup id="radio-plain" {...shared} />
        <RadioGroup id="radio-error" error="请选择接收方式" {...shared} value={undefined} />
      </Example>
      <Example of="Select">
        <Select
          label="月份"
          value={month}
          options={months}
          textOf={(value) => `${Number(value)} 月`}
          onValue={setMonth}
        />
      </Example>
      <Example of="Combobox">
        <MerchantField members={members} value={merchantNo} onValue={setMerchantNo} />
        <p>
          已选 <output id="chosen-merchant">{merchantNo ?? '整个集团'}</output>
        </p>
      </Example>
    </>
  );
}

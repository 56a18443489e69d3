import { Link } from 'react-router';
import { FigureCells } from '../../merchant/pages/statements/figure-cells.tsx';
import { FigureHeads } from '../../merchant/pages/statements/figure-heads.tsx';
import { Figures } from '../../merchant/pages/statements/figures.tsx';
import { MonthsChartBody } from '../../merchant/pages/statements/months/months-chart.tsx';
import { StateTag } from '../../merchant/pages/statements/state-tag.tsx';
import { Facts } from '../../shared/components/facts.tsx';
import { Money } from '../../shared/components/money.tsx';
import { ProgressBar } from '../../shared/components/progress-bar.tsx';
import { Section } from '../../shared/components/section.tsx';
import { SupportNumbers } from '../../shared/components/support-numbers.tsx';
import { Example } from '../example.tsx';
import { sampleMonths, sampleSupport } from '../samples.ts';

const facts = [
  { term: '商户名称', value: '丰瑞堂大药房' },
  { term: '商户号', value: '951002001121025' },
  { term: '清算日期', value: '2019-09-01 至 2019-09-30' },
];
const totals = { count: 966, amountFen: 6_953_400, feeFen: 14_008, payoutFen: 6_939_392 };

/** Values, and what groups them. */
export function DataExamples() {
  return (
    <>
      <Example of="Section">
        <Section
          className="panel"
          title="标题"
          heading={{ className: 'page-title', aside: <a href="#main">旁边</a> }}
        >
          <p>内容</p>
        </Section>
      </Example>
      <Example of="Facts">
        {(['inline', 'grid', 'stacked'] as const).map((layout) => (
          <Facts key={layout} layout={layout} facts={facts} />
        ))}
        <Facts layout="rows" facts={facts.map((fact) => ({ ...fact, action: <Link to="/">更改</Link> }))} />
      </Example>
      <Example of="SupportNumbers">
        <SupportNumbers support={sampleSupport} />
      </Example>
      <Example of="Money">
        <div className="example-row">
          <Money fen={6_939_392} />
          <Money fen={0} />
          <Money fen={-12_345} />
        </div>
      </Example>
      <Example of="ProgressBar">
        <div className="example-row">
          {[0, 3, 12].map((done) => (
            <ProgressBar key={done} label={`${done} / 12`} done={done} total={12} />
          ))}
        </div>
      </Example>
      <Example of="Figures">
        <Figures totals={totals} label="合计" />
      </Example>
      <Example of="StateTag">
        <div className="example-row">
          {(['READY', 'PRODUCING', 'EMPTY', 'NOT_YET', 'DELAYED'] as const).map((state) => (
            <StateTag key={state} state={state} />
          ))}
          <StateTag state="READY" version={2} />
          <StateTag state="READY" provisional />
          <StateTag state="NOT_YET" expectedOn="2019-10-20" />
        </div>
      </Example>
      <Example of="Table of records">
        <table className="records">
          <caption>对账单</caption>
          <thead>
            <tr>
              <th scope="col">应用类型</th>
              <FigureHeads />
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">储值卡-便民卡</th>
              <FigureCells {...totals} />
            </tr>
            <tr>
              <th scope="row">ATM</th>
              <FigureCells count={1} amountFen={-100} feeFen={0} payoutFen={-100} />
            </tr>
          </tbody>
        </table>
      </Example>
      <Example of="MonthsChartBody">
        <div className="panel months">
          <MonthsChartBody months={sampleMonths} />
        </div>
        <MonthsChartBody months={sampleMonths.map((one) => ({ ...one, count: 0 }))} />
      </Example>
    </>
  );
}

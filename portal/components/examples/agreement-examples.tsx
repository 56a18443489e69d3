import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Agreement } from '../../shared/components/agreement.tsx';
import { currentTermsKey, type Terms } from '../../shared/terms/use-current-terms.ts';
import { Example } from '../example.tsx';

const terms: Terms = {
  version: '1.0',
  locale: 'zh-CN',
  title: '商户网上服务协议',
  body: '一、定义\n1.1 商户是指与本公司签约的机构。\n1.2 集团是指拥有多个商户编号的机构。\n\n二、服务\n2.1 商户可以查询和下载对账单。',
  sha256: '0'.repeat(64),
  publishedAt: '2019-08-01T00:00:00.000Z',
};

/** The agreement, which includes AgreementText. */
export function AgreementExamples() {
  const queries = useQueryClient();
  const { language } = useTranslation().i18n;
  useState(() => queries.setQueryData([currentTermsKey, language], terms));
  return (
    <Example of="Agreement">
      <Agreement onAgree={async () => undefined} />
    </Example>
  );
}

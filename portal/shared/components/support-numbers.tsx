import { useTranslation } from 'react-i18next';
import type { ProblemDocument } from '../api/problem.ts';
import { Facts } from './facts.tsx';
import { PhoneLink } from './phone-link.tsx';

/** The hotline and the regional numbers. */
export function SupportNumbers({ support }: { support: NonNullable<ProblemDocument['support']> }) {
  const { t } = useTranslation('common');
  return (
    <div>
      <p>
        {t('support.hotline')} <PhoneLink number={support.hotline} />
      </p>
      {support.contacts.map(({ branchName, supportContacts }) => (
        <Facts
          key={branchName}
          label={branchName}
          layout="grid"
          facts={supportContacts.map(({ region, phones }) => ({
            term: region,
            value: phones.map((number) => <PhoneLink key={number} number={number} />),
          }))}
        />
      ))}
    </div>
  );
}

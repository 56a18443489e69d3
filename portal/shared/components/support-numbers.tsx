import { useTranslation } from 'react-i18next';
import type { ProblemDocument } from '../api/problem.ts';
import { PhoneLink } from './phone-link.tsx';

/** The hotline and the regional numbers. */
export function SupportNumbers({ support }: { support: NonNullable<ProblemDocument['support']> }) {
  const { t } = useTranslation('common');
  return (
    <div className="support-numbers">
      <p>
        {t('support.hotline')} <PhoneLink number={support.hotline} />
      </p>
      {support.contacts.map(({ branchName, supportContacts }) => (
        <dl key={branchName} aria-label={branchName}>
          {supportContacts.map(({ region, phones }) => (
            <div key={region}>
              <dt>{region}</dt>
              <dd>
                {phones.map((number) => (
                  <PhoneLink key={number} number={number} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </div>
  );
}

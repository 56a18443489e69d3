import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { unwrap, api } from '../../../shared/api/client.ts';
import { PhoneLink } from '../../../shared/components/phone-link.tsx';
import { Section } from '../../../shared/components/section.tsx';
import { groupBy } from '../../../shared/group-by.ts';
import { site } from '../../../shared/site.ts';

/** The branches' phone numbers by region. If they fail to load, one line says so; the page stays useful. */
export function RegionalNumbers() {
  const { t } = useTranslation('help');
  const { data, isError } = useQuery({
    queryKey: ['site'],
    queryFn: () => unwrap(api.GET('/api/v1/site')),
  });
  const regions = groupBy(data?.regionalContacts ?? [], ({ region }) => region);
  return (
    <Section title={t('regions.title')}>
      <p>{isError ? t('regions.failed', { hotline: site.hotline }) : t('regions.what')}</p>
      {regions.size > 0 && (
        <table className="help-regions">
          <thead>
            <tr>
              <th scope="col">{t('regions.region')}</th>
              <th scope="col">{t('regions.phone')}</th>
            </tr>
          </thead>
          <tbody>
            {[...regions].map(([region, contacts]) => (
              <tr key={region}>
                <th scope="row">{region}</th>
                <td>
                  {contacts.map(({ phone }) => (
                    <PhoneLink key={phone} number={phone} />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

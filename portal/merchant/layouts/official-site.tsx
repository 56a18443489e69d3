import { Trans } from 'react-i18next';
import { site } from '../../shared/site.ts';

/** Shows the official address, so that people recognise imitations. */
export function OfficialSite() {
  return (
    <p className="official-site">
      <Trans
        ns="common"
        i18nKey="officialSite"
        values={{ origin: site.origin }}
        components={{ strong: <strong /> }}
      />
    </p>
  );
}

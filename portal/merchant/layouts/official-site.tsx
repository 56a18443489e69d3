import { Trans } from 'react-i18next';
import { site } from '../../shared/site.ts';

/** How to tell the real portal from one that looks like it. */
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

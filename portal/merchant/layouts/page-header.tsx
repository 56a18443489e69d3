import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { portalPages } from '../../../contracts/portal-pages.ts';
import { site } from '../../shared/site.ts';
import { LanguageSwitch } from './language-switch.tsx';

/** Brand and language switch, with the layout's own content between them. */
export function PageHeader({ children }: { children?: ReactNode }) {
  return (
    <header className="page-header">
      <div className="page-header-inner">
        <Link className="brand" to={portalPages.home}>
          <img src="/icon.svg" alt="" width="32" height="32" />
          {site.brand}
        </Link>
        {children}
        <LanguageSwitch />
      </div>
    </header>
  );
}

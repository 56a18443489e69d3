import { OfficialSite } from './official-site.tsx';
import { PageFooter } from './page-footer.tsx';
import { PageHeader } from './page-header.tsx';
import { PageMain } from './page-main.tsx';
import { SkipLink } from './skip-link.tsx';

/** The layout of the pages that need no sign-in. */
export function OpenLayout() {
  return (
    <>
      <SkipLink />
      <OfficialSite />
      <PageHeader />
      <PageMain />
      <PageFooter />
    </>
  );
}

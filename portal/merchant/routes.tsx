import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import { portalPages } from '../../contracts/portal-pages.ts';
import { Loading } from '../shared/components/loading.tsx';
import { OpenLayout } from './layouts/open-layout.tsx';
import * as pages from './pages.ts';

/** The routes of the open pages and of those behind the sign-in. */
export function AppRoutes() {
  const { t } = useTranslation('common');
  return (
    <Suspense fallback={<Loading>{t('loading')}</Loading>}>
      <Routes>
        <Route element={<OpenLayout />}>
          <Route path={portalPages.signIn} element={<pages.SignIn />} />
          <Route path={portalPages.signInCode} element={<pages.SignInCode />} />
          <Route path={portalPages.activate} element={<pages.Activate />} />
          <Route path={portalPages.activation} element={<pages.Activation />} />
          <Route path={portalPages.objection} element={<pages.Objection />} />
          <Route path={portalPages.recover} element={<pages.Recover />} />
          <Route path={portalPages.recovery} element={<pages.Recovery />} />
          <Route path={portalPages.help} element={<pages.Help />} />
          <Route path={portalPages.terms} element={<pages.Terms />} />
          <Route path={portalPages.privacy} element={<pages.Privacy />} />
          <Route path={portalPages.security} element={<pages.Security />} />
          <Route path="*" element={<pages.NotFound />} />
        </Route>
        <Route element={<pages.SignedInLayout />}>
          <Route path={portalPages.home} element={<pages.Home />} />
          <Route path={portalPages.newTerms} element={<pages.NewTerms />} />
          <Route path={portalPages.statements} element={<pages.Statements />} />
          <Route path={portalPages.statement} element={<pages.Statement />} />
          <Route path={portalPages.notices} element={<pages.Notices />} />
          <Route path={portalPages.account} element={<pages.Account />} />
          <Route path={portalPages.accountContact} element={<pages.AccountContact />} />
          <Route path={portalPages.accountPassword} element={<pages.AccountPassword />} />
          <Route path={portalPages.accountSessions} element={<pages.AccountSessions />} />
          <Route path={portalPages.accountSecondFactor} element={<pages.AccountSecondFactor />} />
          <Route path={portalPages.accountTerms} element={<pages.AccountTerms />} />
          <Route path={portalPages.accountNotifications} element={<pages.AccountNotifications />} />
        </Route>
      </Routes>
    </Suspense>
  );
}

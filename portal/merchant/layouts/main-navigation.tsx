import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { portalPages } from '../../../contracts/portal-pages.ts';
import { Button } from '../../shared/components/button.tsx';
import { signOut } from '../../shared/session/sign-out.ts';
import type { Session } from '../../shared/session/use-session.ts';
import { NoticesLink } from './notices-link.tsx';

const places = ['home', 'statements', 'notices', 'account', 'help'] as const;

/** The main navigation, the signed-in subject's name and the sign-out button. */
export function MainNavigation({ session }: { session: Session }) {
  const { t } = useTranslation('common');
  return (
    <>
      <nav className="main-navigation" aria-label={t('navigation.main')}>
        <ul className="plain-list">
          {places.map((place) => (
            <li key={place}>
              {place === 'notices' ? (
                <NoticesLink />
              ) : (
                <NavLink to={portalPages[place]} end={place === 'home'}>
                  {t(`navigation.${place}`)}
                </NavLink>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <p className="session-menu">
        <span className="subject-name">{session.subjectName}</span>
        <Button variant="text" onClick={() => void signOut()}>
          {t('navigation.signOut')}
        </Button>
      </p>
    </>
  );
}

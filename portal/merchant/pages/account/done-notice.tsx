import { useTranslation } from 'react-i18next';
import { LiveNotice } from '../../../shared/components/live-notice.tsx';

const topics = ['password', 'email', 'phone', 'notifications'] as const;

/** Confirms a change after returning to the account page. */
export function DoneNotice({ done }: { done: string | null }) {
  const { t } = useTranslation('account');
  const what = topics.find((each) => each === done);
  return <LiveNotice kind="good">{what && t(`done.${what}`)}</LiveNotice>;
}

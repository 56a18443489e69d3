import { useTranslation } from 'react-i18next';

const topics = ['password', 'email', 'phone', 'notifications'] as const;

/** Confirms a change after returning to the account page. */
export function DoneNotice({ done }: { done: string | null }) {
  const { t } = useTranslation('account');
  const what = topics.find((each) => each === done);
  return (
    <div role="status">
      {what && (
        <div className="notice is-good">
          <p>{t(`done.${what}`)}</p>
        </div>
      )}
    </div>
  );
}

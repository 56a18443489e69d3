import { useTranslation } from 'react-i18next';
import { Tag, type TagKind } from '../../../shared/components/tag.tsx';
import type { StatementMonth } from './queries/use-months.ts';

type State = StatementMonth['state'];

const kinds: Readonly<Record<State, TagKind>> = {
  READY: 'good',
  PRODUCING: 'busy',
  EMPTY: 'neutral',
  NOT_YET: 'neutral',
  DELAYED: 'late',
};

interface StateTagProps {
  readonly state: State;
  /** Above 1 for a corrected statement. */
  readonly version?: number;
  /** Produced while clearing files were missing. */
  readonly provisional?: boolean | undefined;
  /** `YYYY-MM-DD`, only with NOT_YET. */
  readonly expectedOn?: string | undefined;
}

/** The status of a month or a statement. */
export function StateTag({ state, version = 1, provisional, expectedOn }: StateTagProps) {
  const { t } = useTranslation('statements');
  if (provisional) return <Tag kind="late">{t('state.PROVISIONAL')}</Tag>;
  const [, month, day] = (expectedOn ?? '').split('-').map(Number);
  const text =
    state === 'READY' && version > 1
      ? t('state.CORRECTED', { version })
      : state === 'NOT_YET' && expectedOn
        ? t('state.EXPECTED', { month, day, date: expectedOn })
        : t(`state.${state}`);
  return <Tag kind={kinds[state]}>{text}</Tag>;
}

import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Loading } from '../components/loading.tsx';
import { fetchPuzzle, type Puzzle, type Purpose, solvePuzzle, type Track } from './captcha-calls.ts';
import { SliderPuzzle } from './slider-puzzle.tsx';
import { solveProofOfWork } from './solve-proof-of-work.ts';
import './captcha.css';

interface CaptchaDialogProps {
  readonly purpose: Purpose;
  readonly onToken: (token: string) => void;
  /** Closed without a token; with the problem, if a new puzzle would not help. */
  readonly onClose: (problem?: unknown) => void;
}

type Stage = 'fetching' | 'puzzle' | 'checking' | 'working';

/** The slider puzzle and its alternative without dragging. Both yield the same token. */
export function CaptchaDialog({ purpose, onToken, onClose }: CaptchaDialogProps) {
  const { t } = useTranslation('captcha');
  const hintId = useId();
  const [stage, setStage] = useState<Stage>('fetching');
  const [puzzle, setPuzzle] = useState<Puzzle>();
  const [missed, setMissed] = useState(false);

  async function attempt(work: () => Promise<string>): Promise<void> {
    try {
      onToken(await work());
    } catch (error) {
      if (!isProblem(error, 'CAPTCHA_WRONG', 'CAPTCHA_EXPIRED')) return onClose(error);
      setMissed(true);
      await show();
    }
  }

  async function show(): Promise<void> {
    setStage('fetching');
    try {
      setPuzzle(await fetchPuzzle(purpose));
      setStage('puzzle');
    } catch (error) {
      onClose(error);
    }
  }

  function solve(x: number, track: Track): void {
    setStage('checking');
    void attempt(() => solvePuzzle(puzzle!.id, { x, track }));
  }

  function startProofOfWork(): void {
    setStage('working');
    void attempt(() => solveProofOfWork(purpose));
  }

  useEffect(() => {
    void show();
    // Runs once, when the dialog opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return (
    <Dialog title={t('title')} className="captcha" onClose={() => onClose()}>
      {(close) => (
        <>
          <p className="quiet" id={hintId}>
            {t('how')}
          </p>
          <p className="captcha-missed" role="alert">
            {missed && stage === 'puzzle' && t('missed')}
          </p>
          <div className="captcha-stage">
            {stage === 'puzzle' && puzzle ? (
              <SliderPuzzle key={puzzle.id} slider={puzzle.slider} hintId={hintId} onSolved={solve} />
            ) : (
              <Loading>{t(`stage.${stage}`)}</Loading>
            )}
          </div>
          <div className="actions">
            <Button onClick={startProofOfWork} disabled={stage !== 'puzzle'}>
              {t('withoutDragging')}
            </Button>
            <Button onClick={() => void show()} disabled={stage !== 'puzzle'}>
              {t('another')}
            </Button>
            <Button variant="text" onClick={close}>
              {t('cancel')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

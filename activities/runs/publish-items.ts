import type { Logger } from 'pino';
import { AttemptFencedError } from '../../db/repositories/runs/attempt-fenced-error.ts';
import type { ItemPublication, RunItems } from '../../db/repositories/runs/run-items.ts';
import { describeError } from '../failures/describe-error.ts';
import { infrastructureErrorCode } from '../failures/infrastructure-error-code.ts';

export interface ItemPublisherDependencies {
  readonly runItems: Pick<RunItems, 'finish' | 'publish'>;
  readonly clock: () => Date;
  readonly log: Logger;
}

/**
 * Publishes what became of items: all in one transaction, or, when one of them cannot be published, each in its own, so
 * that its trouble stays its own and it ends FAILED.
 *
 * @returns how many ended FAILED, before or now.
 * @throws whatever is nobody's fault: trouble of the database.
 */
export function createItemPublisher({ runItems, clock, log }: ItemPublisherDependencies) {
  async function publishOne(publication: ItemPublication): Promise<boolean> {
    try {
      await runItems.publish([publication], clock());
      return !hasFailed(publication);
    } catch (error) {
      // Another process has finished it meanwhile; nothing of ours was written.
      if (error instanceof AttemptFencedError) return true;
      if (infrastructureErrorCode(error)) throw error;
      const { period, ordinal, attempt } = publication.item;
      log.warn({ run: period, ordinal, error: describeError(error) }, 'a statement was not published');
      const failed = { period, ordinal, attempt, state: 'FAILED', errorCode: 'INTERNAL' } as const;
      await runItems.finish({ ...failed, now: clock() });
      return false;
    }
  }

  return async function publishItems(publications: readonly ItemPublication[]): Promise<number> {
    try {
      await runItems.publish(publications, clock());
      return publications.filter(hasFailed).length;
    } catch (error) {
      if (infrastructureErrorCode(error)) throw error;
    }
    let failed = 0;
    for (const publication of publications) failed += (await publishOne(publication)) ? 0 : 1;
    return failed;
  };
}

function hasFailed({ item }: ItemPublication): boolean {
  return item.state === 'FAILED';
}

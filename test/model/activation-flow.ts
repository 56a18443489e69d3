import type { SampleMerchant } from '../../db/sample/sample-rows.ts';
import type { ActivationView } from '../../contracts/activation.ts';
import { refusalOf, startActivation } from '../workflows/activation/activation-steps.ts';
import type { World } from './activation-world.ts';

/** What several flows of one run compete for. */
export interface Stakes {
  readonly merchants: readonly SampleMerchant[];
  readonly usernames: readonly string[];
  readonly addresses: readonly string[];
}

export const moveKinds = [
  'identity',
  'wrong identity',
  'agreement',
  'outdated agreement',
  'credentials',
  'contact',
  'code',
  'wrong code',
  'earlier code',
] as const;
export type MoveKind = (typeof moveKinds)[number];

/** The codes tried, by how they came out. */
interface Tries {
  readonly challengeId: string;
  readonly outcome: string;
}

const dueIn: Readonly<Record<string, Record<'rightly' | 'wrongly', MoveKind>>> = {
  VERIFY: { rightly: 'identity', wrongly: 'wrong identity' },
  AGREE: { rightly: 'agreement', wrongly: 'outdated agreement' },
  CREDENTIALS: { rightly: 'credentials', wrongly: 'credentials' },
  CONTACT: { rightly: 'contact', wrongly: 'contact' },
  OTP: { rightly: 'code', wrongly: 'wrong code' },
};

/** What comes after the code was found right, when another was faster. */
const takenInTheEnd = new Set(['ADDRESS_TAKEN', 'USERNAME_TAKEN', 'ALREADY_ACTIVATED']);
/** What comes of details that were compared with those on file; undefined is that they were right. */
const compared: readonly (string | undefined)[] = [undefined, 'IDENTITY_MISMATCH', 'ALREADY_ACTIVATED'];

/** One activation and everything that was seen of it from outside. */
export class Flow {
  readonly #world: World;
  readonly #stakes: Stakes;
  readonly #activation: Awaited<ReturnType<typeof startActivation>>;
  /** The merchant whose right details this flow was let through with. */
  proved: string | undefined;
  readonly tries: Tries[] = [];
  /** Merchants whose details were compared with what somebody gave, one for each try. */
  readonly comparedMerchants: string[] = [];
  readonly refusals: string[] = [];

  static async begin(world: World, stakes: Stakes): Promise<Flow> {
    return new Flow(world, stakes, await startActivation(world.parts));
  }

  constructor(world: World, stakes: Stakes, activation: Awaited<ReturnType<typeof startActivation>>) {
    this.#world = world;
    this.#stakes = stakes;
    this.#activation = activation;
  }

  get id(): string {
    return this.#activation.activationId;
  }

  /** How often a code of this flow was found right: the account followed, or was refused for another reason. */
  successesOf(challengeId: string): number {
    return this.tries.filter((tried) => tried.challengeId === challengeId && isRight(tried.outcome)).length;
  }

  /** How many of the tries the service has counted for sure: whatever was compared or came too late. */
  get countedTries(): number {
    const counted = ({ outcome }: Tries) =>
      isRight(outcome) || outcome === 'CODE_WRONG' || outcome === 'CODE_EXPIRED';
    return this.tries.filter(counted).length;
  }

  /** Whether a try was told that there are no more: the last one there was, or one that came after it. */
  get wasLocked(): boolean {
    return this.tries.some(({ outcome }) => outcome === 'FLOW_LOCKED');
  }

  /** The step that is due, as somebody in good faith would take it; or wrongly, where it can be wrong. */
  async due(how: 'rightly' | 'wrongly', pick: number): Promise<void> {
    // Between two workers nobody answers: then nobody goes on.
    const state = await this.#activation.view().then(
      (view) => view.state,
      () => 'unknown',
    );
    const move = dueIn[state]?.[how];
    if (move) await this.move(move, pick);
  }

  async move(kind: MoveKind, pick: number): Promise<void> {
    const outcome = await this.#take(kind, pick);
    if (outcome !== undefined) this.refusals.push(outcome);
  }

  async end(): Promise<void> {
    await this.#activation.handle.terminate().catch(() => undefined);
  }

  #take(kind: MoveKind, pick: number): Promise<string | undefined> {
    const { usernames, addresses } = this.#stakes;
    const activation = this.#activation;
    switch (kind) {
      case 'identity':
        return this.#identify(pick, true);
      case 'wrong identity':
        return this.#identify(pick, false);
      case 'agreement':
        return refusalOf(activation.agree());
      case 'outdated agreement':
        return refusalOf(activation.agree({ sha256: '0'.repeat(64) }));
      case 'credentials':
        return refusalOf(activation.credentials(chosen(usernames, pick), this.#world.passwordHash));
      case 'contact':
        return refusalOf(activation.contact('email', chosen(addresses, pick)));
      case 'code':
      case 'wrong code':
      case 'earlier code':
        return this.#tryCode(kind);
    }
  }

  async #identify(pick: number, right: boolean): Promise<string | undefined> {
    const { merchantNo, registeredPhone } = chosen(this.#stakes.merchants, pick);
    const phone = right ? registeredPhone! : '+8613800138000';
    const taken: Promise<ActivationView> = this.#activation.identity({ method: 'phone', merchantNo, phone });
    const refused = await refusalOf(taken);
    if (compared.includes(refused)) this.comparedMerchants.push(merchantNo);
    if (refused === undefined && right) this.proved = merchantNo;
    if (refused === undefined && !right) throw new Error('a wrong phone was taken for a proof');
    return refused;
  }

  async #tryCode(kind: 'code' | 'wrong code' | 'earlier code'): Promise<string | undefined> {
    const sql = 'select id from otp_challenge where flow_id = ? order by ordinal desc';
    const sent = (await this.#world.rows(sql, this.id)).map(({ id }) => String(id));
    const right = this.#world.codeOf(sent[0] ?? '') ?? '000000';
    const earlier = this.#world.codeOf(sent[1] ?? '') ?? '000001';
    const other = right === '000000' ? '000001' : '000000';
    const code = { code: right, 'wrong code': other, 'earlier code': earlier }[kind];
    const refused = await refusalOf(this.#activation.otp(code));
    this.tries.push({ challengeId: sent[0] ?? '', outcome: refused ?? 'DONE' });
    if (code !== right && isRight(refused ?? 'DONE'))
      throw new Error('a wrong code was taken for the right one');
    return refused;
  }
}

function isRight(outcome: string): boolean {
  return outcome === 'DONE' || takenInTheEnd.has(outcome);
}

function chosen<T>(from: readonly T[], pick: number): T {
  return from[pick % from.length]!;
}

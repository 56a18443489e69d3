const width = 30;

/** `████░░ 66 % 2/3` */
export function shareBar(done: number, all: number): string {
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const full = Math.floor(share * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(share * 100)} % ${done}/${all}`;
}

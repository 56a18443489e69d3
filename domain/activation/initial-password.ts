/** Without 0 O o 1 l I and the like: it's read from paper and over the phone. 55 characters are 5.78 bits each. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

/**
 * A password to be handed out, in blocks of five: `Kq7mT-…`. 20 characters are 115 bits (ASVS 5.0, 6.4.1 wants an
 * initial secret random and short-lived).
 *
 * @param random gives an integer from 0 to below its argument
 */
export function initialPassword(characters: number, random: (below: number) => number): string {
  const drawn = Array.from({ length: characters }, () => alphabet[random(alphabet.length)]!);
  return drawn.join('').replace(/.{5}(?=.)/g, '$&-');
}

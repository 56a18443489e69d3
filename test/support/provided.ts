/**
 * What `npm test` provides under this variable: a server's address, a program, a file.
 *
 * @throws Error when the test runs without it
 */
export function provided(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run \`npm test -- PATH\``);
  return value;
}

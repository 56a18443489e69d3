import { CaptchaTables } from './captcha-tables.ts';
import { CodeSendings } from './code-sendings.ts';
import { InitialTables } from './initial-tables.ts';
import { SignIn } from './sign-in.ts';

/** In the order in which they run; a name is kept for ever, since the database remembers what has run by it. */
export const migrations = [
  { name: '0001-initial-tables', class: InitialTables },
  { name: '0002-captcha-tables', class: CaptchaTables },
  { name: '0003-sign-in', class: SignIn },
  { name: '0004-code-sendings', class: CodeSendings },
];

import type { words as account } from './account/zh-cn.ts';
import type { words as activation } from './activation/zh-cn.ts';
import type { words as captcha } from './captcha/zh-cn.ts';
import type { words as code } from './code/zh-cn.ts';
import type { words as common } from './common/zh-cn.ts';
import type { words as help } from './help/zh-cn.ts';
import type { words as home } from './home/zh-cn.ts';
import type { words as newPassword } from './new-password/zh-cn.ts';
import type { words as recovery } from './recovery/zh-cn.ts';
import type { words as signIn } from './sign-in/zh-cn.ts';
import type { words as statements } from './statements/zh-cn.ts';

/** A key that no room has does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      account: typeof account;
      activation: typeof activation;
      captcha: typeof captcha;
      code: typeof code;
      common: typeof common;
      help: typeof help;
      home: typeof home;
      'new-password': typeof newPassword;
      recovery: typeof recovery;
      'sign-in': typeof signIn;
      statements: typeof statements;
    };
  }
}

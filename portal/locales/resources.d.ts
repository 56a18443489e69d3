import type { messages as account } from './account/zh-cn.ts';
import type { messages as activation } from './activation/zh-cn.ts';
import type { messages as captcha } from './captcha/zh-cn.ts';
import type { messages as code } from './code/zh-cn.ts';
import type { messages as common } from './common/zh-cn.ts';
import type { messages as help } from './help/zh-cn.ts';
import type { messages as home } from './home/zh-cn.ts';
import type { messages as newPassword } from './new-password/zh-cn.ts';
import type { messages as recovery } from './recovery/zh-cn.ts';
import type { messages as signIn } from './sign-in/zh-cn.ts';
import type { messages as statements } from './statements/zh-cn.ts';

/** A key that no namespace has does not compile. */
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

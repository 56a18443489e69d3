import { describe, expect, test } from '@jest/globals';
import {
  canonicalUsername,
  passwordProblems,
  requireUnlikeBrand,
} from '../../../domain/account/credentials.ts';

describe('usernames', () => {
  test.each([
    ['FengRuiTang', 'fengruitang'],
    ['  ｆｅｎｇ_01 ', 'feng_01'],
    ['丰瑞堂第三大药房', '丰瑞堂第三大药房'],
    ['𠮷野家药房', '𠮷野家药房'],
    ['a.b-c', 'a.b-c'],
  ])('%j is kept as %s', (typed, canonical) => {
    expect(canonicalUsername(typed)).toBe(canonical);
  });

  test.each([
    '13800138000',
    '+8613800138000',
    '１３８００１３８０００',
    '138-0013-8000',
    '86 138 0013 8000',
    '138.0013.8000',
    '一三八零零一三八零零零',
    '壹叁捌〇〇壹叁捌〇〇〇',
    '1３八-00-一三八零00',
    '①③⑧00138000',
    'tel-13800138000',
    '0086 13800138000',
    '13800138000药房',
  ])('refuses the phone number %j (guide: 用户名不可使用手机号)', (typed) => {
    expect(() => canonicalUsername(typed)).toThrow('USERNAME_IS_PHONE');
  });

  test.each(['li@example.com', 'li＠example'])('refuses %j, which looks like an e-mail address', (typed) => {
    expect(() => canonicalUsername(typed)).toThrow('USERNAME_IS_EMAIL');
  });

  test.each([
    'abc',
    '丰瑞堂',
    'a'.repeat(33),
    '1abc',
    '_abc',
    'feng rui',
    'feng!',
    'füng',
    'feng\u200brui',
    '\ufefffengrui',
    'feng\u202erui',
    'feng\u2066rui\u2069',
    'feng\ufe0frui',
    'fengrui\u3164',
    'fеngrui',
    'fengruı',
    'αdmin-one',
    '⼂⺼药房药房',
    'フェンルイ',
    'feng١٢٣',
    '',
  ])('refuses the form of %j', (typed) => {
    expect(() => canonicalUsername(typed)).toThrow('USERNAME_FORMAT');
  });

  test('counts characters and not code units', () => {
    expect(canonicalUsername('𠮷𠮷𠮷𠮷')).toBe('𠮷𠮷𠮷𠮷');
    expect(() => canonicalUsername('𠮷𠮷')).toThrow('USERNAME_FORMAT');
  });

  test.each([
    'admin',
    'Root',
    'ＳＹＳＴＥＭ',
    'r00t',
    'adm1n',
    'a.d.m.i.n',
    'supp0rt',
    '超级管理员',
    '官方客服',
  ])('refuses %j, which is kept for ourselves', (typed) => {
    expect(() => canonicalUsername(typed)).toThrow('USERNAME_RESERVED');
  });
});

test.each(['商户网上服务系统', '商户网上服务系统客服', '商户.网上_服务系统-1'])(
  '%s passes for the brand',
  (username) => {
    expect(() => requireUnlikeBrand(username, '商户网上服务系统')).toThrow('USERNAME_RESERVED');
    expect(() => requireUnlikeBrand(username, '')).not.toThrow();
    expect(() => requireUnlikeBrand('fengruitang', '商户网上服务系统')).not.toThrow();
  },
);

describe('passwords', () => {
  const names = ['fengruitang', '951002001121025'];

  test.each(['Correct7Horse', 'Aa345678', '密码Aa3456', `Aa1${'x'.repeat(125)}`])(
    '%s may be used',
    (password) => {
      expect(passwordProblems(password, names)).toEqual([]);
    },
  );

  test.each([
    ['Aa34567', ['PASSWORD_LENGTH']],
    [`Aa1${'x'.repeat(126)}`, ['PASSWORD_LENGTH']],
    ['𠮷𠮷𠮷Aa1', ['PASSWORD_LENGTH']],
    ['aa345678', ['PASSWORD_COMPOSITION']],
    ['AA345678', ['PASSWORD_COMPOSITION']],
    ['AaBbCcDd', ['PASSWORD_COMPOSITION']],
    ['FengRuiTang1', ['PASSWORD_CONTAINS_NAME']],
    ['Aa951002001121025', ['PASSWORD_CONTAINS_NAME']],
    ['abc', ['PASSWORD_LENGTH', 'PASSWORD_COMPOSITION']],
    ['', ['PASSWORD_LENGTH', 'PASSWORD_COMPOSITION']],
  ])('%s breaks %j', (password, problems) => {
    expect(passwordProblems(password, names)).toEqual(problems);
  });

  test('a name of three characters or fewer is not looked for', () => {
    expect(passwordProblems('Abc45678', ['abc', ''])).toEqual([]);
  });
});

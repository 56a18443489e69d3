import type { Words } from '../words.ts';
import type { words as chinese } from './zh-cn.ts';

export const words: Words<typeof chinese> = {
  error: {
    prefix: 'Error: ',
    title: 'Error: please change the following',
    wait: 'Please try again in {{wait}}.',
    requestId: 'Request {{requestId}}: please have it at hand when you call.',
    unreachable: {
      title: 'The server could not be reached',
      next: 'What you entered is still here. Check your connection and try again; if that doesn’t help, call {{hotline}}.',
    },
    page: {
      title: 'Something is wrong with this page',
      next: 'Please reload it; what you have submitted is not lost. If that doesn’t help, call {{hotline}}.',
      again: 'Reload the page',
    },
  },
  duration: { seconds: '{{count}} seconds', minutes: '{{count}} minutes' },
  password: { show: 'Show', hide: 'Hide' },
  support: { hotline: 'Hotline' },
  loading: 'Opening …',
  skip: 'Skip to the main content',
  officialSite: 'The official address is <strong>{{origin}}</strong>. Check it before you sign in.',
  language: { label: 'Language', other: '中文' },
  beijingTime: 'All dates and times are Beijing time.',
  negative: 'minus ',
  tryAgain: 'Try again',
  back: 'Back',
  navigation: {
    main: 'Main',
    footer: 'Help and legal',
    home: 'Home',
    statements: 'Statements',
    notices: 'Notices',
    unread: '{{count}} unread',
    account: 'Account',
    help: 'Help',
    terms: 'Service agreement',
    privacy: 'Privacy',
    security: 'Security advice',
    signOut: 'Sign out',
    signIn: 'Sign in',
    menu: 'Menu',
  },
  notFound: {
    title: 'There is no such page',
    next: 'The address may be mistyped, or the page has moved. What you are looking for is probably here:',
  },
  offline: 'You are offline. What is shown may be out of date; it is renewed once you are back.',
};

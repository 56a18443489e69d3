import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  error: {
    prefix: 'Error: ',
    title: 'Error: please change the following',
    wait: 'Please try again in {{wait}}.',
    requestId: 'Request {{requestId}}: please have it at hand when you call.',
    unreachable: {
      title: 'The server could not be reached',
      next: 'What you entered is still here. Check your connection and try again; if that doesn’t help, call {{hotline}}.',
    },
    late: {
      title: 'The system is busy: there is no outcome yet',
      next: 'What you entered is still here. Please press the button again in a while; it will not be submitted twice. If that doesn’t help, call {{hotline}}.',
    },
    page: {
      title: 'Something is wrong with this page',
      next: 'Please reload it; what you have submitted is not lost. If that doesn’t help, call {{hotline}}.',
      again: 'Reload the page',
    },
  },
  duration: { seconds: '{{count}} seconds', minutes: '{{count}} minutes' },
  expiry: {
    until: 'Please complete this step before {{time}}',
    near: 'Time is almost up: please complete this step before {{time}}, or you will have to begin again.',
  },
  flow: {
    reading: 'Looking up where you were …',
    kept: 'The steps you have completed are not lost.',
    retrying: 'Trying again by itself …',
    hotline: 'If it stays like this, call {{hotline}}.',
  },
  characterCount: {
    open: '{{count}} characters so far',
    of: '{{count}} of {{expected}} characters',
    over: '{{count}} characters, {{over}} too many',
  },
  slowResponse: {
    what: 'Still at work. Please wait; there is nothing to enter again.',
    seconds: '{{seconds}} seconds so far',
  },
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
  agreement: {
    opening: 'Opening the agreement …',
    version: 'Version {{version}}, published on {{date}}',
    toEnd: 'Please read to the end; you can agree then.',
    read: 'You have reached the end and can agree.',
    agree: 'I agree',
    agreeing: 'Sending …',
    print: 'Print or save the agreement',
  },
  idle: {
    title: 'You are about to be signed out',
    what: 'Nothing has been done for a while. To protect the account you will be signed out in {{seconds}} seconds.',
    goOn: 'Stay signed in',
  },
  notFound: {
    title: 'There is no such page',
    next: 'The address may be mistyped, or the page has moved. What you are looking for is probably here:',
  },
  offline: 'You are offline. What is shown may be out of date; it is renewed once you are back.',
};

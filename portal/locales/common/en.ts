import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  error: {
    prefix: 'Error: ',
    title: 'Error: please correct the following',
    wait: 'Please try again in {{wait}}.',
    requestId: 'If you call us, please quote request ID {{requestId}}.',
    unreachable: {
      title: 'We couldn’t reach the server',
      next: 'What you entered is still here. Check your connection and try again. If that doesn’t help, call {{hotline}}.',
    },
    late: {
      title: 'The system is busy and has not answered yet',
      next: 'What you entered is still here. Press the button again in a moment; nothing will be submitted twice. If that doesn’t help, call {{hotline}}.',
    },
    page: {
      title: 'Something went wrong on this page',
      next: 'Please reload the page. What you have submitted is not lost. If the problem remains, call {{hotline}}.',
      again: 'Reload the page',
    },
  },
  duration: { seconds: '{{count}} seconds', minutes: '{{count}} minutes' },
  expiry: {
    until: 'Please complete this step by {{time}}',
    near: 'Time is almost up: please complete this step by {{time}}, or you will have to start again.',
  },
  flow: {
    reading: 'Loading your progress …',
    kept: 'The steps you have completed are saved.',
    retrying: 'Reconnecting automatically …',
    hotline: 'If this continues, call {{hotline}}.',
  },
  characterCount: {
    open: '{{count}} characters entered',
    of: '{{count}} of {{expected}} characters',
    over: '{{count}} characters, {{over}} too many',
  },
  slowResponse: {
    what: 'Still processing. Please wait; you don’t need to enter anything again.',
    seconds: '{{seconds}} seconds elapsed',
  },
  password: { show: 'Show', hide: 'Hide' },
  support: { hotline: 'Hotline' },
  loading: 'Loading …',
  skip: 'Skip to the main content',
  officialSite: 'The official address is <strong>{{origin}}</strong>. Check it before you sign in.',
  language: { label: 'Language', other: '中文' },
  beijingTime: 'All dates and times are in Beijing time.',
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
    opening: 'Loading the agreement …',
    version: 'Version {{version}}, published on {{date}}',
    toEnd: 'Please read to the end. You can then agree.',
    read: 'You have reached the end and can now agree.',
    agree: 'I agree',
    agreeing: 'Submitting …',
    print: 'Print or save the agreement',
  },
  idle: {
    title: 'You are about to be signed out',
    what: 'You have been inactive for a while. To protect your account, you will be signed out in {{seconds}} seconds.',
    stay: 'Stay signed in',
  },
  notFound: {
    title: 'Page not found',
    next: 'The address may be mistyped, or the page may have moved. You may be looking for:',
  },
  offline: 'You are offline. What you see may be out of date. It will be updated when you are back online.',
};

import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  title: 'Help',
  hotline: 'Hotline',
  search: {
    label: 'Search questions',
    hint: 'For example: code, statement, password',
    found: 'Questions found: {{count}}',
    none: 'No matching questions. Try other words, or call {{hotline}}.',
  },
  links: {
    '/activate': 'Activate an account',
    '/security': 'How to recognise the real site',
    '/recover': 'Set a new password',
    '/statements': 'Go to statements',
  },
  questions: {
    title: 'Questions and answers',
    activationFails: {
      question: 'My details don’t match your records. What should I do?',
      answer:
        'Check the 15-digit merchant number against a POS slip, and use the details registered when the contract was signed: the legal representative’s ID number and the business licence number (or unified social credit code), or the contact’s phone number.\nYou can also try the other method; we recommend the registered phone number.\nIf it still fails, our records are probably out of date. Call {{hotline}} or your regional number below to have them checked.',
    },
    lookAlike: {
      question: 'What does “验证商户或集团信息时控制层异常” (control layer error) mean?',
      answer:
        'You are on the wrong site. Search results list sites that imitate ours. Close the page immediately and don’t enter anything there.\nOur only official address is {{origin}}. Check it in the address bar and bookmark it.\nIf you have entered your password there, change it here immediately and call {{hotline}}.',
    },
    blank: {
      question: 'The page doesn’t open, or the page or the puzzle is blank. What should I do?',
      answer:
        'Your browser is probably too old. Use a current version of Edge, Chrome, Firefox or Safari. In 360 and QQ browsers, switch to “极速模式” (speed mode).\nIf your browser is current, reload the page and check your connection.\nIf dragging is difficult, choose “Verify without dragging” next to the puzzle.',
    },
    plugin: {
      question: 'Do I need to install a security plugin?',
      answer:
        'No. You don’t need to install anything.\nIf a page keeps asking you to install something, close it and check that the address is {{origin}}.',
    },
    merchantNo: {
      question: 'Where do I find the merchant number?',
      answer:
        'It is the 15-digit number printed on every POS slip.\nIf you don’t have a slip, check your contract with us or call your regional number below.',
    },
    groupPassword: {
      question: 'Where do I get the group number and its password?',
      answer:
        'A company with several merchant numbers can be activated as a group. Our staff issue the group number and password. If you were invited by e-mail, follow the instructions in it.\nGroups from the former system use their old login password. If your group was created after August 2014 and you don’t know its password, ask your local branch.',
    },
    oneContact: {
      question: 'How many merchants can share a phone number or e-mail address?',
      answer:
        'Only one. For each further merchant number, use a different phone number or address.\nIt doesn’t have to be the phone number registered when the contract was signed.',
    },
    noCode: {
      question: 'I don’t receive a code. What should I do?',
      answer:
        'Text messages usually arrive within a minute. Check your signal and your blocked messages; for e-mail, check your spam folder.\nYou can request a new code after 60 seconds, up to 5 per hour and 10 per day for each number or address. Use the latest one; it is valid for 5 minutes.\nIf you still receive nothing, use another phone number or address.',
    },
    forgotten: {
      question: 'I forgot my password. What should I do?',
      answer:
        'Choose “Forgot your password?” on the sign-in page and set a new one with a code sent to your phone or e-mail address.\nIf you can no longer use either of them, call {{hotline}}.',
    },
    waiting: {
      question: 'Why do I have to wait before signing in?',
      answer:
        'After several wrong passwords in a row, you have to wait between 30 seconds and an hour. This stops people from guessing passwords.\nThe wait ends automatically. If you forgot your password, set a new one.',
    },
    lostPhone: {
      question: 'Two-step sign-in is on and I lost my phone. How do I sign in?',
      answer:
        'Choose “use a recovery code” and enter one of the codes you saved; each works once. Then turn two-step sign-in off, and on again with your new phone.\nIf you have lost the codes, too, call {{hotline}}. We will verify your identity and help you.',
    },
    whereStatement: {
      question: 'Where is this month’s statement, and why can’t I see it yet?',
      answer:
        'Sign in and open “Statements”. Statements are produced once a month, usually around the 20th of that month.\nBefore the 20th there is no statement yet, and late clearing data can delay it. If a month has no transactions, the page says so.',
    },
    otherDates: {
      question: 'Why does a statement include transactions from the previous month?',
      answer:
        'Statements are based on the clearing date, the day the money is cleared. The transaction may have taken place weeks earlier.\nFor example, a transaction made on 2019-07-23 and cleared on 2019-09-09 is in September’s statement.',
    },
    payout: {
      question: 'How is the payout calculated?',
      answer:
        'Payout = transaction amount − fee.\nThe end of each statement lists the number of transactions, amount and fee by terminal, with totals.',
    },
    feeSum: {
      question: 'Why don’t the fees add up to exactly “amount × rate”?',
      answer:
        'We calculate the fee for each transaction, round it to the cent, and then add up the rounded fees. The sum of the rows is what counts.',
    },
    corrected: {
      question: 'What does “Corrected, v2” mean?',
      answer:
        'Clearing data was added or corrected later, so there is a new version. The earlier version is unchanged and can still be downloaded. The statement page lists the differences.',
    },
  },
  regions: {
    title: 'Regional phone numbers',
    what: 'For help with activation, or to have your records checked, call your regional number.',
    failed: 'The regional numbers are unavailable at the moment. Reload the page later, or call {{hotline}}.',
    region: 'Region',
    phone: 'Phone (tap to call)',
  },
  privacy: {
    title: 'Privacy',
    lead: 'What data we keep, why, and for how long.',
    what: {
      title: 'What data we keep',
      text: 'Details registered when the contract was signed: the merchant’s name and number, the legal representative’s ID number, the business licence number and the contact’s phone number.\nThe username, password and contacts you set. We store the password only as an irreversible hash and cannot see it ourselves.\nCleared transactions. Card numbers are always masked; the system holds no complete card number.\nA record of when, and from where, someone signed in, changed details or downloaded a statement.',
    },
    why: {
      title: 'Why we keep it',
      text: 'To verify your identity, to produce and send statements, for security audits, and where the law requires it. For nothing else, and never for advertising.',
    },
    kept: {
      title: 'How and for how long we keep it',
      text: 'ID numbers, licence numbers and contacts are stored encrypted. Details entered during activation and password reset are deleted when the process ends or expires.\nWe keep the rest for as long as the law requires and then delete it.',
    },
    told: {
      title: 'Who we share it with',
      text: 'Nobody without your consent, except where the law, a court or a regulator requires it.',
    },
    browser: {
      title: 'What your browser stores',
      text: 'Only the cookies needed for sign-in and the security check, and your choice of language. We use no analytics, no tracking and no third-party scripts.',
    },
    rights: {
      title: 'Your rights',
      text: 'You can view and correct your records, change your contacts and close your account. Do this under “Account”, or call {{hotline}}.',
    },
  },
  security: {
    title: 'Security advice',
    real: {
      title: 'How to recognise the real site',
      only: 'This system has only one address:',
      address:
        'Before you sign in, compare the address bar letter by letter, from the beginning. An address with an extra letter or a different ending is not ours.',
      search: 'Don’t use search results to get here. Bookmark the official address and use the bookmark.',
      mail: 'Our e-mails and text messages link only to this address.',
      plugin: 'You never need to install a plugin, a program or an app.',
    },
    never: {
      title: 'What we will never ask for',
      text: 'Our staff will never ask for a password, a code or a recovery code by phone, text message, chat or e-mail.\nThey will never ask you to transfer money, share your screen or give them control of your computer. If someone does, hang up.',
    },
    password: {
      title: 'Passwords',
      text: 'Use a password that you use nowhere else, and don’t share it.\nTurn on two-step sign-in. Then nobody can sign in without your phone, even with your password.',
    },
    device: {
      title: 'Computers and phones',
      text: 'Use an up-to-date browser. On a shared computer, sign out when you have finished.\nDownloaded statements contain transaction data; keep them safe.',
    },
    suspicion: {
      title: 'If something looks suspicious',
      text: 'Check the signed-in devices under “Account”, sign out any you don’t recognise and change your password immediately.\nIf you are notified of an activation, sign-in or change that you didn’t make, follow the instructions in the notice or call the hotline immediately.',
    },
    secondFactor: 'Turn on two-step sign-in',
  },
};

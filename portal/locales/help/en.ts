import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  title: 'Help',
  hotline: 'Hotline',
  search: {
    label: 'Search the questions',
    hint: 'For example: code, statement, password',
    found: 'Questions found: {{count}}',
    none: 'No question matches. Try another word, or call {{hotline}}.',
  },
  links: {
    '/activate': 'Activate an account',
    '/security': 'How to tell the real site',
    '/recover': 'Set a new password',
    '/statements': 'Go to the statements',
  },
  questions: {
    title: 'Questions and answers',
    activationFails: {
      question: 'My details don’t agree with the records. What now?',
      answer:
        'Check the 15-digit merchant number against a POS slip, and use the details left at signing: the legal representative’s ID number and the business licence number (or unified social credit code), or the contact phone given at signing.\nYou can try the other method; the registered phone is the recommended one.\nIf it still fails, the records are probably out of date. Call {{hotline}} or the number of your region below to have them checked.',
    },
    lookAlike: {
      question: 'What does “验证商户或集团信息时控制层异常” (control layer error) mean?',
      answer:
        'You are on the wrong site. Search results list addresses that look like ours and are not. Close the page at once and enter nothing there.\nThe only official address is {{origin}}. Check it in the address bar and bookmark it.\nIf you have entered your password there, change it here at once and call {{hotline}}.',
    },
    blank: {
      question: 'The page does not open, is blank, or the puzzle is blank. What now?',
      answer:
        'The browser is probably too old. Use a current Edge, Chrome, Firefox or Safari; in 360 and QQ browsers switch to “极速模式” (speed mode).\nIf it is a current one, reload the page and check your connection.\nIf dragging is difficult, choose “Verify without dragging” beside the puzzle.',
    },
    plugin: {
      question: 'Do I have to install a security plugin?',
      answer:
        'No. Nothing has to be installed.\nIf a page keeps asking you to install something, close it and check that the address is {{origin}}.',
    },
    merchantNo: {
      question: 'Where do I find the merchant number?',
      answer:
        'It is the 15-digit number printed on every POS slip.\nWithout a slip, look at your contract with us, or call the number of your region below.',
    },
    groupPassword: {
      question: 'Where do I get the group number and its password?',
      answer:
        'A company with several merchant numbers can be activated as a group; our staff hand out the number and password. Chains that were invited by e-mail follow that e-mail.\nGroups of the old system use their old login password. A group created since August 2014 that does not know its password asks its local branch.',
    },
    oneContact: {
      question: 'How many merchants can share a phone number or e-mail address?',
      answer:
        'One only. For more merchant numbers use other phone numbers or addresses.\nThe phone need not be the one registered at signing.',
    },
    noCode: {
      question: 'No code arrives. What now?',
      answer:
        'An SMS usually comes within a minute. Check reception and blocked messages; for e-mail look into the spam folder.\nYou can ask for another code after 60 seconds, at most 5 an hour and 10 a day for each number or address. Use the newest one; it is valid for 5 minutes.\nIf none arrives, use another phone number or address.',
    },
    forgotten: {
      question: 'I have forgotten my password. What now?',
      answer:
        'Choose “Forgotten password” on the sign-in page and set a new one with a code sent to your phone or e-mail address.\nIf neither can be used any more, call {{hotline}}.',
    },
    waiting: {
      question: 'Why am I told to wait before signing in?',
      answer:
        'After several wrong passwords in a row there is a wait of 30 seconds up to an hour, so that nobody can guess passwords.\nIt passes by itself. If you have forgotten the password, set a new one.',
    },
    lostPhone: {
      question: 'The second factor is on and I have lost my phone. How do I sign in?',
      answer:
        'Choose “use a recovery code” and enter one of those you kept; each works once. Then switch the second factor off, and on again with your new phone.\nIf the codes are lost too, call {{hotline}}; after checking who you are we will help.',
    },
    whereStatement: {
      question: 'Where is this month’s statement, and why can’t I see it yet?',
      answer:
        'Sign in and open “Statements”. Statements are produced once a month, usually about the 20th of that month.\nBefore the 20th there is none yet; late clearing data can delay it. A month without transactions says so.',
    },
    otherDates: {
      question: 'Why does a statement have transactions of the month before?',
      answer:
        'Statements go by the clearing date, the day the money is cleared. The transaction may lie weeks before it.\nA transaction of 2019-07-23 may be cleared on 2019-09-09, and is then in September’s statement.',
    },
    payout: {
      question: 'How is the payout worked out?',
      answer:
        'Payout = transaction amount − fee.\nThe end of a statement lists count, amount and fee by terminal, with totals.',
    },
    feeSum: {
      question: 'Why is the sum of the fees not exactly “amount × rate”?',
      answer:
        'The fee is worked out and rounded to the cent for each transaction, then added up. The sum of the rows is what counts.',
    },
    corrected: {
      question: 'What does “corrected v2” mean?',
      answer:
        'Clearing data was added or corrected later, so there is a new version. The earlier one stays as it was and can still be downloaded; the page lists the differences.',
    },
  },
  regions: {
    title: 'Numbers by region',
    what: 'For trouble with activation, or to have your records checked, call the number of your region.',
    failed: 'The regional numbers are not available just now. Reload later, or call {{hotline}}.',
    region: 'Region',
    phone: 'Phone (tap to call)',
  },
  privacy: {
    title: 'Privacy',
    lead: 'What we keep, what for, and for how long.',
    what: {
      title: 'What we keep',
      text: 'What was left at signing: the merchant’s name and number, the legal representative’s ID number, the business licence number and the contact’s phone.\nThe username, password and contacts you set. Of the password there is only a check value that cannot be turned back; we can’t see it either.\nCleared transactions. Card numbers are always masked; there is no whole one in the system.\nWhen and from where somebody signed in, changed details or downloaded a statement.',
    },
    why: {
      title: 'What for',
      text: 'To know who you are, to produce and send statements, for security audits and where the law demands it. For nothing else, and not for advertising.',
    },
    kept: {
      title: 'How and how long it is kept',
      text: 'ID numbers, licence numbers and contacts are stored encrypted. What is entered during activation and recovery is wiped when it ends or expires.\nThe rest is kept as long as the law demands and then deleted.',
    },
    told: {
      title: 'Who is told',
      text: 'Nobody without your consent, except where the law, a court or a regulator demands it.',
    },
    browser: {
      title: 'What your browser keeps',
      text: 'Only the cookies that signing in and the security check need, and the language you chose. There are no statistics, no tracking and no scripts of others.',
    },
    rights: {
      title: 'What you can ask for',
      text: 'To see and correct your records, to change contacts, to close the account. Do it under “Account”, or call {{hotline}}.',
    },
  },
  security: {
    title: 'Security advice',
    real: {
      title: 'How to tell the real site',
      only: 'This system has one address only:',
      address:
        'Before you sign in, compare the address bar from its beginning, letter by letter. One more letter or another ending is not us.',
      search: 'Don’t come here from search results. Bookmark the official address and use the bookmark.',
      mail: 'Our mails and SMS link to this address only.',
      plugin: 'You never have to install a plugin, a program or an app.',
    },
    never: {
      title: 'What we never ask for',
      text: 'Our staff never ask for a password, a code or a recovery code, by phone, SMS, chat or e-mail.\nThey never ask you to transfer money, to share your screen or to let them control your computer. Hang up on whoever does.',
    },
    password: {
      title: 'Passwords',
      text: 'Use a password for this system alone, and don’t share it.\nSwitch the second factor on: then nobody signs in without your phone, even with the password.',
    },
    device: {
      title: 'Computers and phones',
      text: 'Use a current browser. On a shared computer sign out when you are done.\nStatements you download have transaction data; keep them safe.',
    },
    suspicion: {
      title: 'When something is odd',
      text: 'Look at the signed-in devices under “Account”, sign out those you don’t know and change your password at once.\nIf you are told of an activation, sign-in or change that was not yours, do what the notice says or call the hotline at once.',
    },
    secondFactor: 'Switch the second factor on',
  },
};

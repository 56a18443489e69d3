import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  step: 'Step {{step}} of {{steps}}: {{what}}',
  steps: { is1: 'who you are', is2: 'the agreement', is3: 'username and password', is4: 'contact' },
  goOn: 'Continue',
  pending: 'Submitting …',
  elsewhere: 'That step is done already. Please go on from here.',
  resume: { text: 'You have an activation that is not finished.', link: 'Go on where you were' },
  start: {
    title: 'Which kind of account do you want to activate?',
    missing: 'Choose merchant or group',
    merchant: 'Merchant',
    merchantHint: 'One merchant with a merchant number of 15 digits',
    group: 'Group',
    groupHint:
      'A company with several merchant numbers, which was given a group number and an initial password',
    signIn: 'I have an account: sign in',
    atHand: {
      title: 'Please have at hand',
      slip: 'Merchants: a POS slip, which has the merchant number on it; groups: group number and initial password',
      phone:
        'Merchants: the phone number given at signing, or the legal representative’s document number and the business licence number',
      time: 'A phone or mailbox that can receive a code. It takes about five minutes; you can close the page and go on later',
    },
  },
  method: {
    title: 'How would you like to show who you are?',
    why: 'We have to know that you act for this merchant before we open an account.',
    recommended: 'Recommended',
    phone: 'With the registered phone number',
    phoneHint: 'Merchant number and the phone number given at signing are all you need',
    registration: 'With the registration details',
    registrationHint:
      'You need the merchant number, the legal representative’s document number and the business licence number',
    usePhone: 'Use the registered phone number instead',
    useRegistration: 'Use the registration details instead',
  },
  identity: {
    phone: 'Enter the merchant number and the registered phone number',
    registration: 'Enter the merchant’s registration details',
    group: 'Enter the group number and the initial password',
    why: 'What you enter is compared with the details left at signing, and used for nothing else.',
    pending: 'Checking …',
    merchantNo: {
      label: 'Merchant number',
      hint: '15 digits, printed on the POS slip.',
      missing: 'Enter the merchant number',
    },
    registeredPhone: {
      label: 'Registered phone number',
      hint: 'The contact’s mobile number that was given when the contract was signed, 11 digits.',
      missing: 'Enter the registered phone number',
    },
    legalRepresentativeIdNo: {
      label: 'Document number of the legal representative',
      hint: 'The document that was registered at signing, for instance an identity card with 18 characters.',
      missing: 'Enter the document number of the legal representative',
    },
    businessLicenceNo: {
      label: 'Business licence number',
      hint: 'The unified social credit code of 18 characters at the top right of the licence; older licences have a number of 15 digits.',
      missing: 'Enter the business licence number',
    },
    groupNo: {
      label: 'Group number',
      hint: 'It is in the mail that invited you; your local branch can tell you too.',
      missing: 'Enter the group number',
    },
    password: {
      label: 'Initial password',
      hint: 'It is in the mail that invited you. Groups of the former system use their old password. If you don’t know it, ask your local branch.',
      missing: 'Enter the initial password',
    },
  },
  slip: {
    where: 'Where on the slip is the merchant number?',
    title: 'Drawing of a POS slip',
    description:
      'In the upper part of the slip, on the line below the merchant’s name: the 15 digits behind “商户编号” (merchant number).',
    note: 'The 15 digits',
    digits: 'of this line',
    head: '签 购 单',
    merchantName: '商户名称：某某大药房',
    merchantNo: '商户编号',
    terminalNo: '终端编号',
    card: '卡　　号',
    kind: '交易类型 消费',
    amount: '金　　额',
  },
  refused: {
    next: 'What you can do next',
    hints: {
      phone: {
        first: 'Compare the 15 digits of the merchant number with a slip, one by one.',
        second:
          'Check the phone number: it has to be the one given at signing, perhaps the owner’s or the accountant’s.',
        third: 'If it has changed, or you don’t know which one it was: use the registration details.',
      },
      registration: {
        first: 'Compare the 15 digits of the merchant number with a slip, one by one.',
        second:
          'Have the licence and the document at hand and copy from them; if they have changed, try the former numbers.',
        third: 'If you know the phone number given at signing: that way is simpler.',
      },
      group: {
        first: 'Compare group number and initial password with the invitation; capital letters matter.',
        second: 'The initial password expires and works once; ask your local branch for a new one.',
        third: 'Groups of the former system use their old password.',
      },
    },
    checkAgain: 'Back, to check what I entered',
    ask: 'Whom to ask',
    recover: 'Forgotten password',
  },
  agreement: {
    title: 'Please read the service agreement and agree to it',
    why: 'Please read it to its end before an account is opened.',
    otherwise: 'If you don’t agree, just close the page: no account is opened.',
  },
  credentials: {
    title: 'Choose a username and a password',
    why: 'You need them each time you sign in.',
    username: 'Username',
    usernameHint:
      '4 to 32 characters, beginning with a letter or a Chinese character, for instance the name of your shop. No phone number and no e-mail address.',
    missing: 'Enter a username',
  },
  contact: {
    title: 'Where shall we send a code?',
    why: 'With it you get back in when you forget your password, and hear of new statements. It need not be the registered phone number.',
    channel: 'How to receive it',
    phone: {
      choice: 'Text message',
      label: 'Mobile number',
      hint: '11 digits. A phone number belongs to one merchant or group only.',
      missing: 'Enter a mobile number',
    },
    email: {
      choice: 'E-mail',
      label: 'E-mail address',
      hint: 'Such as name@example.com. An address belongs to one merchant or group only.',
      missing: 'Enter an e-mail address',
    },
    submit: 'Send the code',
    pending: 'Sending the code …',
    keep: 'Keep it, back to the code',
  },
  code: {
    title: 'Enter the code you received',
    sentTo: 'A code was sent to <strong>{{address}}</strong>.',
    change: 'Use another phone number or mailbox',
    changeInstead: 'Still nothing? Use another phone number or mailbox',
    sendAgain: 'Send it again, or use another phone number or mailbox',
    submit: 'Finish the activation',
  },
  done: {
    title: 'Your account is active',
    what: 'Your account is open: you can sign in now.',
    next: 'What happens next',
    steps: {
      signIn: 'Sign in with the username and password you have just chosen.',
      statements:
        'Each month’s statements are made about the {{day}}th of that month; see and download them under “Statements”. Those of earlier months are there already.',
      notice:
        'With an e-mail address you get a mail when they are ready. If you used a phone, you can add an address under “Account”.',
    },
    signIn: 'Go to sign-in',
  },
  ended: {
    again: 'Begin again',
    hotline: 'Help by phone:',
    EXPIRED: {
      title: 'This activation has expired',
      why: 'Nothing was done for some time, and to protect you what you entered has been erased.',
      next: 'Please begin again; it takes about five minutes.',
    },
    LOCKED: {
      title: 'This activation was stopped',
      why: 'Perhaps a wrong code was entered too often, or the contact on file said that it was not them.',
      next: 'No account was opened. Please begin again; if it is stopped again, call us.',
    },
    FLOW_NOT_FOUND: {
      title: 'This activation was not found',
      why: 'For your safety it can only be gone on with in the browser it began in. Another browser or phone, or one whose data was cleared, does not find it.',
      next: 'Please go back to that browser, or begin again here.',
    },
  },
  objection: {
    title: 'Was this not you?',
    what: 'You got a message because somebody uses your details to activate an account. If that is neither you nor somebody you allowed to, press the button below.',
    effect:
      'An activation under way is stopped at once; an account that was already opened is disabled, and nobody can sign in to it.',
    yours: 'If it was you or a colleague, close this page: there is nothing to do.',
    stop: 'It was not me: stop it',
    stopping: 'Stopping …',
    noToken: {
      title: 'Please open this page by the link in the message',
      next: 'It needs the whole link. Please go back to the text message or mail and open it again, or copy the whole link into your browser.',
    },
    STOPPED: {
      title: 'The activation is stopped',
      what: 'No account was opened, and your details on file are as they were.',
    },
    DISABLED: {
      title: 'The account is disabled',
      what: 'Nobody can sign in to it any more; whoever was signed in is signed out.',
    },
    next: 'Somebody knows your merchant number and details on file. Please call us to go through them; you can still activate the account yourself, or have us restore it.',
    gone: 'If you think it was not you, please call us right away.',
    hotline: 'Hotline',
  },
};

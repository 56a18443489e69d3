import type { Translation } from '../translation.ts';
import type { messages as chinese } from './zh-cn.ts';

export const messages: Translation<typeof chinese> = {
  step: 'Step {{step}} of {{steps}}: {{what}}',
  steps: { is1: 'Identity', is2: 'Agreement', is3: 'Username and password', is4: 'Contact' },
  goOn: 'Continue',
  pending: 'Submitting …',
  elsewhere: 'That step is already complete. Please continue from here.',
  resume: { text: 'You have an unfinished activation.', link: 'Continue where you left off' },
  start: {
    title: 'What kind of account do you want to activate?',
    missing: 'Choose merchant or group',
    merchant: 'Merchant',
    merchantHint: 'A single merchant with a 15-digit merchant number',
    group: 'Group',
    groupHint:
      'A company with several merchant numbers that has received a group number and an initial password',
    signIn: 'Already have an account? Sign in',
    atHand: {
      title: 'What you need',
      slip: 'Merchants: a POS slip showing the merchant number. Groups: the group number and initial password',
      phone:
        'Merchants: the phone number registered when the contract was signed, or the legal representative’s ID number and the business licence number',
      time: 'A phone or mailbox that can receive a code. Activation takes about five minutes; you can close the page and continue later',
    },
  },
  method: {
    title: 'How do you want to verify your identity?',
    why: 'Before we open an account, we need to know that you act for this merchant.',
    recommended: 'Recommended',
    phone: 'Registered phone number',
    phoneHint:
      'You need only the merchant number and the phone number registered when the contract was signed',
    registration: 'Registration details',
    registrationHint:
      'You need the merchant number, the legal representative’s ID number and the business licence number',
    usePhone: 'Use the registered phone number instead',
    useRegistration: 'Use the registration details instead',
  },
  identity: {
    phone: 'Enter the merchant number and the registered phone number',
    registration: 'Enter the merchant’s registration details',
    group: 'Enter the group number and the initial password',
    why: 'We compare these details with our records from when the contract was signed. We use them for nothing else.',
    pending: 'Checking …',
    merchantNo: {
      label: 'Merchant number',
      hint: '15 digits, printed on the POS slip.',
      missing: 'Enter the merchant number',
    },
    registeredPhone: {
      label: 'Registered phone number',
      hint: 'The contact’s mobile number registered when the contract was signed, 11 digits.',
      missing: 'Enter the registered phone number',
    },
    legalRepresentativeIdNo: {
      label: 'Legal representative’s ID number',
      hint: 'The ID document registered when the contract was signed, such as an identity card (18 characters).',
      missing: 'Enter the legal representative’s ID number',
    },
    businessLicenceNo: {
      label: 'Business licence number',
      hint: 'The 18-character unified social credit code at the top right of the licence. Older licences have a 15-digit number.',
      missing: 'Enter the business licence number',
    },
    groupNo: {
      label: 'Group number',
      hint: 'You’ll find it in your invitation e-mail. Your local branch can tell you, too.',
      missing: 'Enter the group number',
    },
    password: {
      label: 'Initial password',
      hint: 'You’ll find it in your invitation e-mail. Groups from the former system use their old password. If you don’t know it, ask your local branch.',
      missing: 'Enter the initial password',
    },
  },
  slip: {
    where: 'Where on the slip is the merchant number?',
    title: 'Drawing of a POS slip',
    description:
      'In the upper part of the slip, on the line below the merchant’s name: the 15 digits after “商户编号” (merchant number).',
    note: 'The 15 digits',
    digits: 'on this line',
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
        first: 'Compare the 15 digits of the merchant number with a POS slip, one by one.',
        second:
          'Check the phone number. It must be the one registered when the contract was signed, perhaps the owner’s or the accountant’s.',
        third: 'If it has changed, or you don’t know which one it was, use the registration details.',
      },
      registration: {
        first: 'Compare the 15 digits of the merchant number with a POS slip, one by one.',
        second:
          'Copy the numbers from the licence and the ID document. If these have changed, try the previous numbers.',
        third: 'If you know the registered phone number, that is the simpler way.',
      },
      group: {
        first:
          'Compare the group number and the initial password with your invitation. Passwords are case-sensitive.',
        second: 'The initial password works only once and expires. Ask your local branch for a new one.',
        third: 'Groups from the former system use their old password.',
      },
    },
    checkAgain: 'Back to check my entries',
    ask: 'Who to contact',
    recover: 'Forgot your password?',
  },
  agreement: {
    title: 'Please read and accept the service agreement',
    why: 'Please read it to the end before we open your account.',
    otherwise: 'If you don’t agree, just close this page. No account will be opened.',
  },
  credentials: {
    title: 'Choose a username and a password',
    why: 'You will need them whenever you sign in.',
    username: 'Username',
    usernameHint:
      '4 to 32 characters, starting with a letter or a Chinese character, such as the name of your shop. Not a phone number or an e-mail address.',
    missing: 'Enter a username',
  },
  contact: {
    title: 'Where should we send a code?',
    why: 'We use this contact to restore access if you forget your password and to notify you of new statements. It doesn’t have to be the registered phone number.',
    channel: 'Receive it by',
    phone: {
      choice: 'Text message',
      label: 'Mobile number',
      hint: '11 digits. A phone number can belong to only one merchant or group.',
      missing: 'Enter a mobile number',
    },
    email: {
      choice: 'E-mail',
      label: 'E-mail address',
      hint: 'For example, name@example.com. An address can belong to only one merchant or group.',
      missing: 'Enter an e-mail address',
    },
    submit: 'Send code',
    pending: 'Sending code …',
    keep: 'Keep this contact and enter the code',
  },
  code: {
    title: 'Enter the code you received',
    sentTo: 'A code was sent to <strong>{{address}}</strong>.',
    change: 'Use another phone number or mailbox',
    changeInstead: 'Still no code? Use another phone number or mailbox',
    sendAgain: 'Send it again, or use another phone number or mailbox',
    submit: 'Finish activation',
  },
  done: {
    title: 'Your account is active',
    what: 'Your account is open. You can sign in now.',
    next: 'What happens next',
    steps: {
      signIn: 'Sign in with the username and password you just chose.',
      statements:
        'Monthly statements are produced around the {{day}}th of each month. View and download them under “Statements”. Earlier months are already available.',
      notice:
        'If you gave an e-mail address, we’ll e-mail you when statements are ready. If you gave a phone number, you can add an address under “Account”.',
    },
    signIn: 'Go to sign in',
  },
  ended: {
    again: 'Start again',
    hotline: 'Help by phone:',
    EXPIRED: {
      title: 'This activation has expired',
      why: 'There was no activity for some time. To protect you, we have deleted what you entered.',
      next: 'Please start again. It takes about five minutes.',
    },
    LOCKED: {
      title: 'This activation was stopped',
      why: 'Either a wrong code was entered too many times, or the contact on file reported that it wasn’t them.',
      next: 'No account was opened. Please start again. If it is stopped again, call us.',
    },
    FLOW_NOT_FOUND: {
      title: 'Activation not found',
      why: 'For your security, you can continue only in the browser you started in, and only if its data has not been cleared.',
      next: 'Please go back to that browser, or start again here.',
    },
  },
  objection: {
    title: 'Not you?',
    what: 'We sent you a message because someone is using your details to activate an account. If this isn’t you or someone you authorised, press the button below.',
    effect:
      'This stops the activation immediately. If an account has already been opened, it is disabled and nobody can sign in to it.',
    yours: 'If it was you or a colleague, close this page. You don’t need to do anything.',
    stop: 'It wasn’t me: stop it',
    stopping: 'Stopping …',
    noToken: {
      title: 'Please open this page from the link in the message',
      next: 'The link is incomplete. Please go back to the text message or e-mail and open it again, or copy the whole link into your browser.',
    },
    STOPPED: {
      title: 'Activation stopped',
      what: 'No account was opened, and your details on file are unchanged.',
    },
    DISABLED: {
      title: 'Account disabled',
      what: 'Nobody can sign in to it any more, and anyone who was signed in has been signed out.',
    },
    next: 'Someone knows your merchant number and your details on file. Please call us to check them. You can still activate the account yourself, or ask us to restore it.',
    gone: 'If you think it wasn’t you, please call us immediately.',
    hotline: 'Hotline',
  },
};

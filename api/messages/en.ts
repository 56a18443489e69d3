import type { ErrorCode } from '../../domain/errors.ts';
import type { Wording } from './wording.ts';

/** English: what happened, then what to do next. */
export const en: Readonly<Record<ErrorCode, Wording>> = {
  MERCHANT_NO_FORMAT: ['Check the merchant number', 'It has 15 digits and is printed on the POS slip.'],
  GROUP_NO_FORMAT: [
    'Check the group number',
    'It has 6 to 20 digits or letters and is in the letter you were sent.',
  ],
  ID_NO_FORMAT: [
    'Check the legal representative’s document number',
    'A resident identity number has 18 characters; any other document has 6 to 20 letters or digits.',
  ],
  LICENCE_NO_FORMAT: [
    'Check the business licence number',
    'Enter the 18-character unified social credit code, or the 15-digit number of an older licence.',
  ],
  PHONE_FORMAT: ['Check the mobile number', 'Enter a mobile number of mainland China with its 11 digits.'],
  EMAIL_FORMAT: ['Check the e-mail address', 'Enter the whole address, for example name@example.com.'],
  USERNAME_FORMAT: [
    'Choose another username',
    'It has 4 to 32 characters and begins with a letter; letters, digits, dots, underscores and hyphens may follow.',
  ],
  USERNAME_IS_PHONE: [
    'A username cannot be a mobile number',
    'Choose a username that is not a mobile number.',
  ],
  USERNAME_IS_EMAIL: ['A username cannot be an e-mail address', 'Choose a username without @.'],
  USERNAME_RESERVED: ['This username is kept for the system', 'Choose another username.'],
  USERNAME_TAKEN: ['This username is taken', 'Choose another one, for example with the name of your shop.'],
  PASSWORD_LENGTH: ['Change the length of the password', 'A password has 8 to 128 characters.'],
  PASSWORD_COMPOSITION: ['Add to the password', 'Use capital letters, small letters and digits.'],
  PASSWORD_CONTAINS_NAME: [
    'Choose another password',
    'It must not contain the username, nor the number or name of the merchant or group.',
  ],
  PASSWORD_REUSED: ['Choose another password', 'The new password must differ from the one before.'],
  PASSWORD_TOO_COMMON: ['Choose another password', 'Many people use this one; it is easily guessed.'],
  PASSWORD_TOO_WEAK: [
    'Choose a password that is harder to guess',
    'Put together a few words that have nothing to do with each other; avoid names, dates and neighbouring keys.',
  ],
  PASSWORD_IS_INITIAL: ['Choose a new password', 'It must not be the initial password of the group.'],
  PERIOD_FORMAT: [
    'Check the dates',
    'Write a date as 2019-09-09 and a month as 2019-09; the first date is not later than the last.',
  ],
  PERIOD_ACROSS_MONTHS: [
    'Choose dates in one month',
    'For more than one month, ask for each month by itself.',
  ],
  PERIOD_IN_FUTURE: ['These dates are yet to come', 'Choose today or an earlier date (Beijing time).'],
  IDENTITY_MISMATCH: [
    'The details do not agree with our records',
    'Check the details on file with the company, or use the other method. For help, call {hotline} or your branch.',
  ],
  IDENTITY_TRIES_EXHAUSTED: [
    'No tries are left for now',
    'Their number is limited to protect merchants. Try again after {retryAtBeijing} (Beijing time). For help, call {hotline} or your branch.',
  ],
  OBJECTION_NOT_FOUND: [
    'This link is no longer valid',
    'It may have been used already or have expired. If the activation was not yours, call {hotline}.',
  ],
  GROUP_NOT_FOUND: ['This group was not found', 'Check the group number.'],
  ALREADY_ACTIVATED: [
    'This account is already active',
    'Sign in, or recover the password if it is forgotten. If it was not you, call {hotline}.',
  ],
  STEP_OUT_OF_ORDER: ['Take the steps in order', 'Go on with the current step; what you have done is kept.'],
  FLOW_NOT_FOUND: ['This was not found', 'Go on in the browser you began with, or start again.'],
  FLOW_EXPIRED: [
    'The time for this has run out',
    'What you entered has been erased to protect you. Please start again.',
  ],
  FLOW_LOCKED: ['This was stopped', 'Please start again later. For help, call {hotline}.'],
  TERMS_OUTDATED: ['The service agreement has changed', 'Please read the newest one and agree to it.'],
  TERMS_REQUIRED: [
    'The service agreement has changed',
    'Please read the newest one; once you agree to it you can go on.',
  ],
  ADDRESS_TAKEN: [
    'This address belongs to another account',
    'Use another phone or e-mail. If it is yours, call {hotline}.',
  ],
  ADDRESS_REFUSED: [
    'Nothing arrives at this address',
    'Its server refuses our mail. Please change the address under “Account”.',
  ],
  CODE_WRONG: [
    'The code is not right',
    'Check the last code you received. You can try {triesLeft} more times.',
  ],
  CODE_EXPIRED: ['The code is no longer valid', 'Please ask for a new code.'],
  CODE_TRIES_EXHAUSTED: [
    'No tries are left for this code',
    'Ask for a new code; if that fails, start again.',
  ],
  CODE_RESEND_TOO_SOON: [
    'A code was sent just now',
    'Please look for it. You can ask again in {retryAfterSeconds} s.',
  ],
  CODE_NOT_SENT: ['The code could not be sent', 'Ask again in a moment, or use another phone or e-mail.'],
  CODE_LIMIT_REACHED: [
    'No more codes can be sent to this address for now',
    'Please look for those that were sent. You can ask again in about {retryAfterMinutes} minutes.',
  ],
  INPUT_GONE: ['What you entered is no longer kept', 'Please fill in this step again.'],
  SIGN_IN_REFUSED: [
    'The username or password is not right',
    'Check both and try again; a new account is activated first. After several tries in a row there is a wait before the next one counts.',
  ],
  SESSION_REQUIRED: ['Please sign in', 'You are not signed in, or your session has ended.'],
  SESSION_NOT_FOUND: ['This sign-in was not found', 'It may have ended already; look at the list again.'],
  SECOND_FACTOR_REQUIRED: [
    'One more step',
    'Enter the code that your authenticator app shows, or one of your recovery codes.',
  ],
  SECOND_FACTOR_WRONG: [
    'The code was not accepted',
    'Wait for the next code in the app and enter that one; each code works once. After several tries in a row there is a wait before the next one counts.',
  ],
  SECOND_FACTOR_EXPIRED: ['Too much time has passed', 'Please begin again with your password.'],
  SECOND_FACTOR_EXISTS: [
    'The second step is already set up',
    'To set it up on another phone, remove it first.',
  ],
  SECOND_FACTOR_NOT_FOUND: ['The second step is not set up', 'Nothing needs to be removed.'],
  PASSWORD_WRONG: [
    'The password is not right',
    'Enter the password you sign in with. After several tries in a row there is a wait before the next one counts.',
  ],
  CAPTCHA_REQUIRED: [
    'Please complete the security check first',
    'Drag the puzzle into place, or choose the check without dragging, then send again.',
  ],
  CAPTCHA_WRONG: ['The check was not passed', 'Please try once more, or choose the check without dragging.'],
  CAPTCHA_EXPIRED: [
    'This check is no longer valid',
    'Please get a new one, or choose the check without dragging.',
  ],
  CAPTCHA_TOO_MANY: [
    'Too many checks were asked for',
    'Please wait a little. You can go on in {retryAfterSeconds} s.',
  ],
  ACCOUNT_NOT_FOUND: ['This account was not found', 'Search again by username or merchant number.'],
  CONTACT_NOT_FOUND: [
    'This contact was not found',
    'Reload the account; another operator may have unbound it.',
  ],
  MESSAGE_NOT_FOUND: ['This message was not found', 'Go back to the list of messages and choose again.'],
  NOTHING_TO_CHANGE: [
    'There is nothing to change',
    'It is so already, or another operator was faster. Reload to see how it stands.',
  ],
  STATEMENT_NOT_FOUND: ['This statement was not found', 'Go back to the list and choose again.'],
  STATEMENT_REQUEST_NOT_FOUND: [
    'This request was not found',
    'Requests are kept for a day. What was produced is in the list of statements.',
  ],
  FILE_EXPIRED: [
    'This file is past the time it is kept',
    'Monthly statements are kept for ten years, those of chosen days for ninety days; these you can produce again.',
  ],
  LEDGER_UNOWNED: [
    'Some cleared transactions belong to no merchant of the run',
    'Check the merchants of the clearing files and put them on file.',
  ],
  ARCHIVE_TOO_LARGE: [
    'These are too many statements for one download',
    'Choose a shorter range or fewer application types: {atMost} statements at the most.',
  ],
  SUBJECT_NOT_FOUND: ['This merchant was not found', 'Choose one of your own merchants.'],
  APPLICATION_TYPE_UNKNOWN: [
    'There is no such application type',
    'Choose one from the list of application types.',
  ],
  RUN_NOT_FOUND: ['This month has no run', 'Check the month, or start its run first.'],
  RUN_IN_PROGRESS: ['This month is being run', 'See its progress, and wait until it has ended.'],
  RUN_EXISTS: ['This month has been run', 'If items have failed, retry them.'],
  RUN_NOTHING_TO_RETRY: ['Nothing is left to retry', 'Reload to see the newest result.'],
  RUN_PREVIEW_STALE: ['The failed items have changed', 'Look at the preview again, then send the retry.'],
  CLEARING_INCOMPLETE: [
    'Clearing files are missing',
    'Start when every file due in the month has been loaded.',
  ],
  TOTALS_DISAGREE: [
    'The totals do not agree',
    'The statement was not published. Report the request id to engineering.',
  ],
  RENDERING_FAILED: [
    'The statement could not be made',
    'Try again later; if it still fails, call {hotline} with the request id.',
  ],
  RENDERING_TIMED_OUT: [
    'The statement took too long to make',
    'Retry this item; if it still fails, call {hotline} with the request id.',
  ],
  STORAGE_FAILED: [
    'The file cannot be read at the moment',
    'Try again later; if it still fails, call {hotline} with the request id.',
  ],
  REQUEST_MALFORMED: [
    'The request cannot be read',
    'Its body is to be a JSON object; see the documentation.',
  ],
  REQUEST_INVALID: [
    'Check what you entered',
    'Fill in what is required, and send only the documented fields.',
  ],
  REQUEST_TOO_LARGE: ['This is too much', 'Send less and try again.'],
  REQUEST_CROSS_SITE: [
    'Please use this site',
    'The request came from another site. Open this one and try again.',
  ],
  WRONG_HOST: [
    'This is not the official address',
    'Please go to the official address, {origin}, and enter nothing here.',
  ],
  ROUTE_NOT_FOUND: ['This address was not found', 'Check the address, or begin at the start page.'],
  MEDIA_TYPE_UNSUPPORTED: ['This content type is not supported', 'Send application/json, not compressed.'],
  STILL_WORKING: ['Still working', 'Look again in a moment; there is no need to enter anything again.'],
  SERVICE_UNAVAILABLE: [
    'The service is not available at the moment',
    'Try again later; finished steps are kept. If it is urgent, call {hotline}.',
  ],
  INTERNAL: [
    'Something went wrong',
    'Try again later; if it still fails, call {hotline} with the request id.',
  ],
};

import type { ErrorCode } from '../../domain/errors.ts';
import type { Wording } from './wording.ts';

/** English: what happened, then what to do next. */
export const en: Readonly<Record<ErrorCode, Wording>> = {
  MERCHANT_NO_FORMAT: ['Check the merchant number', 'It has 15 digits and is printed on the POS slip.'],
  GROUP_NO_FORMAT: [
    'Check the group number',
    'It has 6 to 20 digits or letters and is in the letter we sent you.',
  ],
  ID_NO_FORMAT: [
    'Check the legal representative’s document number',
    'A resident identity number has 18 characters; any other document has 6 to 20 letters or digits.',
  ],
  LICENCE_NO_FORMAT: [
    'Check the business licence number',
    'Enter the 18-character unified social credit code, or the 15-digit number of an older licence.',
  ],
  PHONE_FORMAT: ['Check the mobile number', 'Enter an 11-digit mobile number from mainland China.'],
  EMAIL_NOT_ASCII: [
    'Use another e-mail address',
    'Before the @, use only English letters, digits and symbols. Most mail servers can’t deliver to other names yet.',
  ],
  EMAIL_FORMAT: ['Check the e-mail address', 'Enter the full address, for example name@example.com.'],
  USERNAME_FORMAT: [
    'Choose another username',
    'Use 4 to 32 characters, starting with a letter. Letters, digits, dots, underscores and hyphens are allowed.',
  ],
  USERNAME_IS_PHONE: [
    'A username cannot be a mobile number',
    'Choose a username that is not a mobile number.',
  ],
  USERNAME_IS_EMAIL: ['A username cannot be an e-mail address', 'Choose a username without @.'],
  USERNAME_RESERVED: ['This username is reserved', 'Choose another username.'],
  USERNAME_TAKEN: [
    'This username is taken',
    'Choose another one, for example one that includes the name of your shop.',
  ],
  PASSWORD_LENGTH: ['The password has the wrong length', 'Use 8 to 128 characters.'],
  PASSWORD_COMPOSITION: [
    'The password needs more kinds of characters',
    'Use upper case letters, lower case letters and digits.',
  ],
  PASSWORD_CONTAINS_NAME: [
    'Choose another password',
    'It must not contain the username, or the number or name of the merchant or group.',
  ],
  PASSWORD_REUSED: ['Choose another password', 'The new password must differ from the current one.'],
  PASSWORD_TOO_COMMON: ['Choose another password', 'Many people use this one, so it is easy to guess.'],
  PASSWORD_TOO_WEAK: [
    'Choose a password that is harder to guess',
    'Combine a few unrelated words. Avoid names, dates and neighbouring keys.',
  ],
  PASSWORD_IS_INITIAL: ['Choose a new password', 'It must not be the group’s initial password.'],
  PERIOD_FORMAT: [
    'Check the dates',
    'Write a date as 2019-09-09 and a month as 2019-09. The start date must not be after the end date.',
  ],
  PERIOD_ACROSS_MONTHS: [
    'Choose dates within one month',
    'For several months, request each month separately.',
  ],
  PERIOD_IN_FUTURE: ['These dates are in the future', 'Choose today or an earlier date (Beijing time).'],
  IDENTITY_MISMATCH: [
    'The details don’t match our records',
    'Check the details your company has on file with us, or use the other method. For help, call {hotline} or your branch.',
  ],
  IDENTITY_TRIES_EXHAUSTED: [
    'Too many attempts',
    'Attempts are limited to protect merchants. Try again after {retryAtBeijing} (Beijing time). For help, call {hotline} or your branch.',
  ],
  OBJECTION_NOT_FOUND: [
    'This link is no longer valid',
    'It may have been used already, or it has expired. If you did not start this activation, call {hotline}.',
  ],
  GROUP_NOT_FOUND: ['This group was not found', 'Check the group number.'],
  ALREADY_ACTIVATED: [
    'This account is already active',
    'Sign in, or recover the password if you forgot it. If you did not activate it, call {hotline}.',
  ],
  STEP_OUT_OF_ORDER: ['This step is not next', 'Continue with the current step. Finished steps are saved.'],
  FLOW_NOT_FOUND: ['This request was not found', 'Continue in the browser you started in, or start again.'],
  FLOW_EXPIRED: ['This has expired', 'To protect you, we erased what you entered. Please start again.'],
  FLOW_LOCKED: ['This was stopped for security', 'Please start again later. For help, call {hotline}.'],
  TERMS_OUTDATED: ['The service agreement has changed', 'Please read and accept the new version.'],
  TERMS_REQUIRED: [
    'The service agreement has changed',
    'Please read and accept the new version to continue.',
  ],
  ADDRESS_TAKEN: [
    'This address belongs to another account',
    'Use another phone number or e-mail address. If this one is yours, call {hotline}.',
  ],
  ADDRESS_REFUSED: [
    'Mail to this address came back',
    'Under “Account”, confirm that the address works or change it.',
  ],
  CODE_WRONG: ['The code is wrong', 'Check the most recent code. Attempts left: {triesLeft}.'],
  CODE_EXPIRED: ['The code has expired', 'Please request a new code.'],
  CODE_TRIES_EXHAUSTED: [
    'Too many attempts with this code',
    'Request a new code. If that doesn’t work, start again.',
  ],
  CODE_RESEND_TOO_SOON: [
    'A code was just sent',
    'Please check your messages. You can request another one in {retryAfterSeconds} s.',
  ],
  CODE_NOT_SENT: [
    'The code could not be sent',
    'Try again in a moment, or use another phone number or e-mail address.',
  ],
  CODE_LIMIT_REACHED: [
    'Too many codes were sent to this address',
    'Please check the messages you already received. You can request another one in about {retryAfterMinutes} minutes.',
  ],
  INPUT_GONE: ['What you entered is no longer stored', 'Please fill in this step again.'],
  SIGN_IN_REFUSED: [
    'The username or password is wrong',
    'Check both and try again. A new account must be activated first. After several failed attempts you must wait before the next one.',
  ],
  SESSION_REQUIRED: ['Please sign in', 'You are not signed in, or your session has ended.'],
  SESSION_NOT_FOUND: ['This session was not found', 'It may have ended already. Reload the list.'],
  SECOND_FACTOR_REQUIRED: [
    'One more step',
    'Enter the code from your authenticator app, or one of your recovery codes.',
  ],
  SECOND_FACTOR_WRONG: [
    'The code was not accepted',
    'Wait for the next code in the app and enter that one. Each code works once. After several failed attempts you must wait before the next one.',
  ],
  SECOND_FACTOR_EXPIRED: ['This sign-in has expired', 'Please start again with your password.'],
  SECOND_FACTOR_EXISTS: [
    'Two-step sign-in is already set up',
    'To move it to another phone, turn it off first.',
  ],
  SECOND_FACTOR_NOT_FOUND: ['Two-step sign-in is not set up', 'There is nothing to turn off.'],
  PASSWORD_WRONG: [
    'The password is wrong',
    'Enter the password you sign in with. After several failed attempts you must wait before the next one.',
  ],
  CAPTCHA_REQUIRED: [
    'Please complete the security check first',
    'Drag the puzzle piece into place, or choose the check without dragging, then submit again.',
  ],
  CAPTCHA_WRONG: ['The security check failed', 'Please try again, or choose the check without dragging.'],
  CAPTCHA_EXPIRED: [
    'The security check has expired',
    'Please start a new one, or choose the check without dragging.',
  ],
  CAPTCHA_TOO_MANY: ['Too many security checks', 'Please wait. You can continue in {retryAfterSeconds} s.'],
  ACCOUNT_NOT_FOUND: ['This account was not found', 'Search again by username or merchant number.'],
  CONTACT_NOT_FOUND: [
    'This contact was not found',
    'Reload the account; another operator may have unbound it.',
  ],
  MESSAGE_NOT_FOUND: [
    'This message was not found',
    'Go back to the list of messages and choose another one.',
  ],
  NOTHING_TO_CHANGE: [
    'Nothing to change',
    'It is already in this state, perhaps because another operator changed it. Reload to see the current state.',
  ],
  STATEMENT_NOT_FOUND: ['This statement was not found', 'Go back to the list and choose another one.'],
  STATEMENT_REQUEST_NOT_FOUND: [
    'This request was not found',
    'Requests are kept for a day. Finished statements are in the list of statements.',
  ],
  FILE_EXPIRED: [
    'This file has been deleted',
    'Files of monthly statements are kept for ten years, files of other date ranges for ninety days. You can request those again.',
  ],
  LEDGER_UNOWNED: [
    'Some cleared transactions belong to no merchant in the run',
    'Check the merchants named in the clearing files and add those that are missing.',
  ],
  ARCHIVE_TOO_LARGE: [
    'Too many statements for one download',
    'Choose a shorter range or fewer application types. The limit is {atMost} statements.',
  ],
  SUBJECT_NOT_FOUND: ['This merchant was not found', 'Choose one of your own merchants.'],
  APPLICATION_TYPE_UNKNOWN: [
    'This application type does not exist',
    'Choose one from the list of application types.',
  ],
  RUN_NOT_FOUND: ['This month has no run', 'Check the month, or start its run first.'],
  RUN_SUPERSEDED: ['A later attempt has replaced this one', 'Reload to see the current result.'],
  RUN_IN_PROGRESS: ['The run of this month is in progress', 'Wait until it has finished.'],
  RUN_EXISTS: [
    'This month already has a run',
    'If items failed, retry them. If transactions came later, update the month.',
  ],
  RUN_NOTHING_TO_RETRY: ['There is nothing to retry', 'Reload to see the current result.'],
  RUN_PREVIEW_STALE: ['The items have changed since the preview', 'Check the preview again, then submit.'],
  CLEARING_SET_NOT_FOUND: ['There is no such set of clearing files', 'Check its number.'],
  CLEARING_SUMMARY_STALE: [
    'The summary has changed since you saw it',
    'Look at the new summary, then confirm.',
  ],
  CLEARING_UNDECIDED: [
    'The clearing files still have open problems',
    'Solve what the summary lists, then check the files again.',
  ],
  CLEARING_INCOMPLETE: [
    'The clearing data is incomplete or doesn’t match its control totals',
    'Try again when every file has been loaded and checked.',
  ],
  LEDGER_NET_AMOUNT: [
    'The net amount is not the amount minus the fee',
    'Correct line {line} of {file}, then retry.',
  ],
  LEDGER_AMOUNT_INVALID: [
    'An amount is not whole fen of at most 15 digits',
    'Correct line {line} ({column}) of {file}, then retry.',
  ],
  LEDGER_TEXT_UNREADABLE: ['A text is not readable', 'Correct line {line} ({column}) of {file}, then retry.'],
  REPAIR_REFUSED: ['The file cannot be made again as it was', 'Restore it from a backup ({reason}).'],
  TOTALS_DISAGREE: [
    'The totals don’t match',
    'The statement was not published. Report the request ID to engineering.',
  ],
  RENDERING_FAILED: [
    'The statement could not be produced',
    'Try again later. If it still fails, call {hotline} and quote the request ID.',
  ],
  RENDERING_TIMED_OUT: [
    'Producing the statement took too long',
    'Retry this item. If it still fails, call {hotline} and quote the request ID.',
  ],
  STORAGE_FAILED: [
    'The file is not available at the moment',
    'Try again later. If it still fails, call {hotline} and quote the request ID.',
  ],
  REQUEST_MALFORMED: ['The request cannot be read', 'The body must be a JSON object. See the documentation.'],
  REQUEST_INVALID: ['Check what you entered', 'Fill in all required fields and send only documented ones.'],
  REQUEST_TOO_LARGE: ['The request is too large', 'Send less and try again.'],
  REQUEST_CROSS_SITE: ['The request came from another site', 'Open this site directly and try again.'],
  WRONG_HOST: [
    'This is not the official address',
    'Please go to the official address, {origin}. Do not enter anything here.',
  ],
  ROUTE_NOT_FOUND: ['This address was not found', 'Check the address, or go to the home page.'],
  MEDIA_TYPE_UNSUPPORTED: ['This content type is not supported', 'Send uncompressed application/json.'],
  STILL_WORKING: ['Still working', 'Check again in a moment. You don’t need to enter anything again.'],
  SERVICE_UNAVAILABLE: [
    'The service is not available at the moment',
    'Try again later. Finished steps are saved. If it is urgent, call {hotline}.',
  ],
  INTERNAL: [
    'Something went wrong',
    'Try again later. If it still fails, call {hotline} and quote the request ID.',
  ],
};

import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { isBusinessLicenceNo, isResidentIdNo } from './chinese-ids.ts';
import { BusinessError } from './errors.ts';
import { invisible, normalizeIdentifier } from './normalize-identifier.ts';

/** RFC 1035 labels, the last of two characters or more beginning with a letter, so that an IP address is none. */
const asciiDomainPattern =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * People paste full-width digits, spaces and hyphens. Each function here turns what was typed into the one
 * form that is stored and compared, and refuses only what can't be right.
 */

/** 15 digits as printed on the POS slip. @throws BusinessError MERCHANT_NO_FORMAT */
export function canonicalMerchantNo(typed: string): string {
  const merchantNo = normalizeIdentifier(typed);
  if (!/^\d{15}$/.test(merchantNo)) throw new BusinessError('MERCHANT_NO_FORMAT');
  return merchantNo;
}

/** 6 to 20 digits or letters. @throws BusinessError GROUP_NO_FORMAT */
export function canonicalGroupNo(typed: string): string {
  const groupNo = normalizeIdentifier(typed);
  if (!/^[A-Z0-9]{6,20}$/.test(groupNo)) throw new BusinessError('GROUP_NO_FORMAT');
  return groupNo;
}

/**
 * The legal representative's document: a resident identity number with its check character, or another
 * document (passport, permit) of 6 to 20 letters and digits. Only 18 characters are judged by GB 11643.
 *
 * @throws BusinessError ID_NO_FORMAT
 */
export function canonicalIdNo(typed: string): string {
  const idNo = normalizeIdentifier(typed);
  const other = /^[A-Z0-9]{6,20}$/.test(idNo) && idNo.length !== 18 && idNo.length !== 15;
  if (!isResidentIdNo(idNo) && !other) throw new BusinessError('ID_NO_FORMAT');
  return idNo;
}

/** @throws BusinessError LICENCE_NO_FORMAT */
export function canonicalLicenceNo(typed: string): string {
  const licenceNo = normalizeIdentifier(typed);
  if (!isBusinessLicenceNo(licenceNo)) throw new BusinessError('LICENCE_NO_FORMAT');
  return licenceNo;
}

/** A Chinese mobile in E.164, `+8613800138000`. @throws BusinessError PHONE_FORMAT */
export function canonicalPhone(typed: string): string {
  const phone = parsePhoneNumberFromString(typed.normalize('NFKC'), 'CN');
  if (!phone?.isValid() || !/^\+861[3-9]\d{9}$/.test(phone.number)) throw new BusinessError('PHONE_FORMAT');
  return phone.number;
}

/**
 * Trimmed and lower-cased; the domain in ASCII as WHATWG URL spells it (IDNA), so that 例子.中国 and
 * xn--fsqu00a.xn--fiqs8s are one address.
 *
 * @throws BusinessError EMAIL_FORMAT; EMAIL_NOT_ASCII for a local part that needs SMTPUTF8 (RFC 6531), which many relays
 *   and most of the servers behind them lack
 */
export function canonicalEmail(typed: string): string {
  const email = typed.normalize('NFKC').replace(invisible, '').trim().toLowerCase();
  const match = /^([^\s\p{Cc}@"(),:;<>[\\\]]{1,64})@([^\s\p{Cc}@]{1,253})$/u.exec(email);
  const domain = match && asciiDomain(match[2]!);
  if (!match || !domain || /^\.|\.\.|\.$/.test(match[1]!)) throw new BusinessError('EMAIL_FORMAT');
  if (/[^!-~]/.test(match[1]!)) throw new BusinessError('EMAIL_NOT_ASCII');
  return `${match[1]}@${domain}`;
}

function asciiDomain(domain: string): string | undefined {
  if (/[/?#:@\\[\]%]/.test(domain)) return undefined;
  const url = `http://${domain.replace(/[.。]$/, '')}`;
  const ascii = URL.canParse(url) ? new URL(url).hostname : '';
  return asciiDomainPattern.test(ascii) ? ascii : undefined;
}

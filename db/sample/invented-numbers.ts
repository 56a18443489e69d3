import { creditCodeCheckOf, registrationNoCheckOf, residentIdCheckOf } from '../../domain/chinese-ids.ts';

/**
 * Numbers that pass every check and yet belong to nobody: the area code 990000 does not exist, and each
 * carries a sequence of nines and its own serial number.
 */
const nowhere = '990000';

/** A resident identity number of somebody born on 1970-01-01 in no place at all. `serial` from 0 to 999. */
export function inventedIdNo(serial: number): string {
  const first17 = `${nowhere}19700101${padded(serial, 3)}`;
  return first17 + residentIdCheckOf(first17);
}

/** A unified social credit code, 18 characters, the organisation code in it checked too. `serial` from 0 to 99,999. */
export function inventedCreditCode(serial: number): string {
  const organisation = `999${padded(serial, 5)}`;
  const first17 = `91${nowhere}${organisation}${organisationCheckOf(organisation)}`;
  return first17 + creditCodeCheckOf(first17);
}

/** An old registration number, 15 digits. `serial` from 0 to 99,999. */
export function inventedRegistrationNo(serial: number): string {
  const first14 = `${nowhere}999${padded(serial, 5)}`;
  return first14 + registrationNoCheckOf(first14);
}

/** A mobile number in E.164. `serial` from 0 to 99,999,999. */
export function inventedPhone(serial: number): string {
  return `+86199${padded(serial, 8)}`;
}

/** The check character of an organisation code (GB 11714-1997), which is part of the credit code. */
function organisationCheckOf(first8: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first8[index]), 0);
  return '0123456789X'[(11 - (sum % 11)) % 11]!;
}

function padded(serial: number, length: number): string {
  return String(serial).padStart(length, '0');
}

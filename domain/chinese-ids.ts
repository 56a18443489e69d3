const residentIdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const residentIdCheck = '10X98765432';
const creditCodeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditCodeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether this is an 18-character resident identity number with a real birth date and the right check character (GB 11643-1999). */
export function isResidentIdNo(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  return isCalendarDate(text.slice(6, 14)) && residentIdCheckOf(text.slice(0, 17)) === text[17];
}

/** The check character for the first 17 digits (ISO 7064 MOD 11-2). */
export function residentIdCheckOf(first17: string): string {
  const sum = residentIdWeights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return residentIdCheck[sum % 11]!;
}

/** Whether this is a unified social credit code (GB 32100-2015) or an old 15-digit registration number (GS 15-2006). */
export function isBusinessLicenceNo(text: string): boolean {
  return text.length === 15 ? isRegistrationNo(text) : isCreditCode(text);
}

/** The check character for the first 17 of a unified social credit code. */
export function creditCodeCheckOf(first17: string): string {
  const sum = creditCodeWeights.reduce(
    (total, weight, index) => total + weight * creditCodeAlphabet.indexOf(first17[index]!),
    0,
  );
  return creditCodeAlphabet[(31 - (sum % 31)) % 31]!;
}

/** The check digit for the first 14 of an old registration number (ISO 7064 MOD 11,10). */
export function registrationNoCheckOf(first14: string): string {
  let product = 10;
  for (const digit of first14) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

function isCreditCode(text: string): boolean {
  return (
    /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text) &&
    creditCodeCheckOf(text.slice(0, 17)) === text[17]
  );
}

function isRegistrationNo(text: string): boolean {
  return /^\d{15}$/.test(text) && registrationNoCheckOf(text.slice(0, 14)) === text[14];
}

function isCalendarDate(compact: string): boolean {
  const iso = `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return compact >= '19000101' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

/** What was typed to prove an identity, by the names of the request. */
export const nothingKnown = {
  merchantNo: '',
  registeredPhone: '',
  legalRepresentativeIdNo: '',
  businessLicenceNo: '',
  groupNo: '',
  password: '',
};

export type TypedIdentity = typeof nothingKnown;

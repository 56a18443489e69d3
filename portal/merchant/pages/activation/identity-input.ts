/** What was typed to prove an identity, by the names of the request. */
export const emptyIdentity = {
  merchantNo: '',
  registeredPhone: '',
  legalRepresentativeIdNo: '',
  businessLicenceNo: '',
  groupNo: '',
  password: '',
};

export type IdentityInput = typeof emptyIdentity;

/** The identity form's values, named as in the request. */
export const emptyIdentity = {
  merchantNo: '',
  registeredPhone: '',
  legalRepresentativeIdNo: '',
  businessLicenceNo: '',
  groupNo: '',
  password: '',
};

export type IdentityInput = typeof emptyIdentity;

/** The service agreement in English, section by section the same as the Chinese one. */
export const termsEn = {
  title: 'Service Agreement for Users of the Online Service System',
  body: `1. Definitions
1.1 "The Company" is the Qingdao branch of UnionPay Merchant Services. "The System" is the online service system that the Company offers to merchants under contract.
1.2 "The User" is the merchant or group under contract that activates the System with its merchant or group number, together with the people it authorises to use the System.
1.3 "Statement" means the list of transactions, fees and amounts paid out that the System draws up by clearing date and application type.

2. How this agreement is made
2.1 This agreement binds the User once the User's identity has been verified and the User has chosen "Agree". The System records which version was agreed to, when and from where.
2.2 This agreement supplements the merchant acceptance contract. Where the two differ, the contract decides on rates, clearing and risk, and this agreement on the use of the System.
2.3 New versions are published in the System. A User who does not accept a new version may stop using the System and ask for the account to be closed.

3. Account and credentials
3.1 A merchant number or group number activates one account only. A phone number or e-mail address belongs to one account only.
3.2 The User gives the true details that were left with the Company at signing, and has them updated when they change.
3.3 A phone number may not serve as username. A password contains upper and lower case letters and digits, and is not shared with anybody.
3.4 The User keeps username, password and verification codes safe. The Company's staff never ask for a password or a code.
3.5 What is done with the right credentials counts as done by the User. A User who learns that credentials have leaked or that somebody else uses the account changes the password and tells the Company at once.

4. Statements
4.1 Statements are usually produced about the 20th of the month, and later when clearing data is late.
4.2 The User checks a statement within thirty days of receiving it. Objections name the transaction date, the terminal number and the system reference number.
4.3 When clearing data is added or corrected afterwards, the System issues a new version of the statement; the earlier version stays as it was.
4.4 A statement serves to reconcile accounts. It replaces neither an invoice or tax document nor a bank's confirmation of payment.
4.5 A group sees the statements of its member merchants. Whether a merchant belongs to a group is judged by the clearing date.

5. Notices
5.1 The System sends codes, results of activation and notices of statements to the e-mail address or phone that the User has bound.
5.2 The User keeps that address working. Whatever was not received because an address had lapsed, was full or blocked the message remains available in the System.

6. Privacy and data
6.1 The Company uses the User's details only for verification, reconciliation, notices, security audit and duties imposed by law.
6.2 Identity numbers, business licence numbers and contact details are stored encrypted. Card numbers are shown and stored in masked form only.
6.3 The Company gives the User's details to third parties only with the User's consent, or where the law, a court or a supervising authority requires it.
6.4 The User may ask for the details on file and have them corrected. Details and transaction records are kept for the time the law prescribes and then deleted.

7. Duties of the User
7.1 The User does not use the System for unlawful purposes, does not disturb its operation and does not collect other parties' data by automatic means.
7.2 Downloaded statements contain transaction data. The User stores them safely and uses them only to reconcile its own business.

8. Liability
8.1 The Company compensates, as the law provides, direct loss that its own fault causes to the User.
8.2 After force majeure, failure of communications, planned maintenance or failure of the User's own equipment, the Company restores the service as soon as it can, but does not answer for indirect loss.
8.3 The User bears loss that comes from careless keeping of credentials, untrue details on file or breach of this agreement.
8.4 Nothing here excludes or limits liability that the law does not allow to be excluded or limited.

9. Ending
9.1 The User may ask for the account to be closed at any time. When the merchant acceptance contract ends, the account is disabled.
9.2 Where the User breaches section 7, or the account is at risk, the Company may suspend the service; it then says why, and how the service can be restored.
9.3 Rights and duties that arose earlier are not affected. Statements from before the end can be requested from the Company.

10. Law and disputes
10.1 This agreement is governed by the law of the People's Republic of China.
10.2 The parties try to settle disputes by agreement; failing that, the competent people's court at the Company's place decides.
10.3 Questions are answered on the service hotline 95534 and on the regional numbers shown in the System.`,
} as const;

/** An operator asks for a group's initial password; what they typed is sealed under `invitationId`. */
export interface GroupInvitation {
  readonly invitationId: string;
  readonly groupNo: string;
  readonly inputId: string;
  /** `operator:{id}` */
  readonly requestedBy: string;
  readonly locale: 'zh-CN' | 'en';
}

export interface GroupInvitationInput {
  readonly email: string;
  readonly reason: string;
}

/** The password itself is in the mail and nowhere else. */
export interface SentGroupInvitation {
  readonly groupNo: string;
  readonly maskedAddress: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

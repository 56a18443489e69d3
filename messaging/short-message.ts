interface SmsMessage {
  /** E.164, `+8613800138000`. */
  readonly to: string;
  readonly text: string;
  /** The same for every attempt of a message. */
  readonly messageId: string;
}

export interface Sms {
  /** @param signal ends the attempt, in doubt if it had begun. @throws DeliveryError */
  send(message: SmsMessage, signal?: AbortSignal): Promise<void>;
  close(): void;
}

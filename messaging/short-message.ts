interface SmsMessage {
  /** E.164, `+8613800138000`. */
  readonly to: string;
  readonly text: string;
  /** The same for every attempt of a message. */
  readonly messageId: string;
}

export interface Sms {
  /** @throws DeliveryError */
  send(message: SmsMessage): Promise<void>;
  close(): void;
}

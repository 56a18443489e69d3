import type { Locale } from '../../domain/locale.ts';

/** The sender's brand, the same in every message; it comes from the configuration. */
export interface Brand {
  readonly name: string;
  readonly hotline: string;
  /** `https://host`, without a path. */
  readonly portalOrigin: string;
}

export interface MailContent {
  readonly subject: string;
  /** Complete on its own, for mail programs that show no HTML. */
  readonly text: string;
  readonly html: string;
}

export interface SmsContent {
  readonly text: string;
}

/** One message as mail and SMS. Pure: the same data gives the same text. */
export interface Template<Data> {
  mail(data: Data, locale: Locale, brand: Brand): MailContent;
  sms(data: Data, locale: Locale, brand: Brand): SmsContent;
}

import type { Locale } from '../../domain/locale.ts';

/** Who speaks, the same in every message; set by configuration, never words in a template. */
export interface Brand {
  readonly name: string;
  readonly hotline: string;
  /** `https://host`, without a path. */
  readonly portalOrigin: string;
}

export interface MailContent {
  readonly subject: string;
  /** Says everything on its own, for readers that show no HTML. */
  readonly text: string;
  readonly html: string;
}

export interface SmsContent {
  readonly text: string;
}

/** One message in both its forms. Pure: the same data gives the same words. */
export interface Template<Data> {
  mail(data: Data, locale: Locale, brand: Brand): MailContent;
  sms(data: Data, locale: Locale, brand: Brand): SmsContent;
}

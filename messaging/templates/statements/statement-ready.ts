import { formatFen } from '../../../domain/money.ts';
import { payoutOf } from '../../../domain/clearing/totals.ts';
import { mailPage } from '../mail-page.ts';
import type { StatementReadyData } from './statement-ready-data.ts';
import { statementContent, statementText } from './statement-ready-layout.ts';
import { correctedVersion, isProvisional, statementViewOf, totalsOf } from './statement-ready-view.ts';
import { statementWords } from './statement-ready-words.ts';
import type { Template } from '../template.ts';

/** The statements of a period, or corrected ones. The SMS is for those who left no e-mail address. */
export const statementReady: Template<StatementReadyData> = {
  mail(data, locale, brand) {
    const view = statementViewOf(data, locale, brand);
    const { subject, heading, say, payout } = view;
    const preview = `${say.payout} ${payout}`;
    return mailPage({
      locale,
      brand,
      subject,
      preview,
      heading,
      text: statementText(view),
      content: statementContent(view),
    });
  },

  sms(data, locale, brand) {
    const say = statementWords[locale];
    const totals = totalsOf(data);
    const text = say.sms({
      brand: brand.name,
      name: data.subjectName,
      period: say.period(data.period),
      corrected: correctedVersion(data),
      provisional: isProvisional(data),
      count: totals.count,
      payout: say.yuan(formatFen(payoutOf(totals))),
      origin: brand.portalOrigin,
      hotline: brand.hotline,
    });
    return { text };
  },
};

import { z } from 'zod';

const attachment = z.object({
  filename: z.string(),
  generatedFileName: z.string(),
  contentType: z.string(),
  size: z.number().optional(),
});

const mail = z.object({
  id: z.string(),
  headers: z.object({ 'message-id': z.string() }),
  time: z.coerce.date(),
  subject: z.string().default(''),
  from: z.array(z.object({ address: z.string() })).default([]),
  to: z.array(z.object({ address: z.string() })).default([]),
  text: z.string().default(''),
  html: z.string().default(''),
  attachments: z.array(attachment).default([]),
});

interface CapturedAttachment {
  fileName: string;
  contentType: string;
  /** Size in bytes, when the sink reports it. */
  bytes: number | undefined;
  /** Fetches the contents. */
  download(): Promise<Buffer>;
}

export interface CapturedMail {
  id: string;
  /** As its sender named it, `<key@domain>`. */
  messageId: string;
  receivedAt: Date;
  from: string[];
  to: string[];
  subject: string;
  text: string;
  html: string;
  attachments: CapturedAttachment[];
}

/**
 * The mails that the sink at this address has received, oldest first.
 *
 * @param webUrl address of the sink's web page, as given by `startMailSink`
 * @throws Error when the sink does not answer
 */
export async function listMails(webUrl: string): Promise<CapturedMail[]> {
  const response = await request(`${webUrl}/api/email?sort=asc`);
  const mails = z.array(mail).parse(await response.json());
  return mails.map(({ time, from, to, attachments, headers, ...rest }) => ({
    ...rest,
    messageId: headers['message-id'],
    receivedAt: time,
    from: from.map(({ address }) => address),
    to: to.map(({ address }) => address),
    attachments: attachments.map((part) => describe(webUrl, rest.id, part)),
  }));
}

function describe(webUrl: string, mailId: string, part: z.output<typeof attachment>): CapturedAttachment {
  const address = `${webUrl}/api/email/${mailId}/attachment/${encodeURIComponent(part.generatedFileName)}`;
  return {
    fileName: part.filename,
    contentType: part.contentType,
    bytes: part.size,
    download: async () => Buffer.from(await (await request(address)).arrayBuffer()),
  };
}

async function request(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the mail sink answered HTTP ${response.status} for ${address}`);
  return response;
}

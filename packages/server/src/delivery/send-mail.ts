/** Mail through the SMTP server of the configuration. */
import { createTransport } from 'nodemailer';
import type { Attempt } from './attempt.js';

export interface MailSettings {
  /** `smtp://` or `smtps://`, which may hold user and password. */
  readonly url: string;
  readonly from: string;
  readonly timeoutMs: number;
}

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** Never rejects. A refusal that the server calls permanent (5xx) is `failed`. */
export async function sendMail({ url, from, timeoutMs }: MailSettings, { to, subject, text }: Mail): Promise<Attempt> {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // The message is text of this program: it names no file and no address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from, to: [...to], subject, text });
    return { result: 'delivered', outcome: 'The mail server took the message.' };
  } catch (error) {
    const status = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
    if (typeof status === 'number' && status >= 500) {
      return { result: 'failed', outcome: `The mail server refused the message (${status}).` };
    }
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
    return { result: 'retryable', outcome: `The mail server could not be reached${code}.` };
  } finally {
    transport.close();
  }
}

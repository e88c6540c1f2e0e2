/** Takes news to a channel, by the way of its type. */
import type { StoredChannel } from '@baselime-ai/contract';
import type { Config } from '../config.js';
import type { Attempt } from './attempt.js';
import { mailText, type News, slackBody, webhookBody } from './message.js';
import { postJson } from './post-json.js';
import { sendMail } from './send-mail.js';

export interface Courier {
  /** Never rejects. */
  send(channel: StoredChannel, news: News, signal?: AbortSignal): Promise<Attempt>;
}

const TIMEOUT_MS = 10_000;

export function createCourier({ smtp, webhookAllowPrivate }: Pick<Config, 'smtp' | 'webhookAllowPrivate'>): Courier {
  return {
    async send(channel, news, signal) {
      const options = {
        allowPrivate: webhookAllowPrivate,
        timeoutMs: TIMEOUT_MS,
        ...(signal === undefined ? {} : { signal }),
      };
      if (channel.type === 'webhook') return postJson(channel.url, webhookBody(news), options);
      if (channel.type === 'slack') return postJson(channel.url, slackBody(news), options);
      if (smtp === undefined) return { result: 'failed', outcome: 'BASELIME_SMTP_URL is not set.' };
      return sendMail({ ...smtp, timeoutMs: TIMEOUT_MS }, { to: channel.to, ...mailText(news) });
    },
  };
}

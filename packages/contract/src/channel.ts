/** Where the news of an alert goes, and what became of each delivery. */
import { z } from 'zod';

export const CHANNEL_TYPES = ['webhook', 'slack', 'email'] as const;
export type ChannelType = (typeof CHANNEL_TYPES)[number];

const WebAddress = z.url({ protocol: /^https?$/ }).max(2048);

/** What a caller gives. `slack` takes the address of an incoming webhook. */
export const ChannelRequest = z.discriminatedUnion('type', [
  z.object({ type: z.literal('webhook'), name: z.string().min(1).max(128), url: WebAddress }),
  z.object({ type: z.literal('slack'), name: z.string().min(1).max(128), url: WebAddress }),
  z.object({
    type: z.literal('email'),
    name: z.string().min(1).max(128),
    to: z.array(z.email().max(320)).min(1).max(20),
  }),
]);
export type ChannelRequest = z.infer<typeof ChannelRequest>;

/**
 * What is changed of a channel; what is absent stays, so that nobody has to know the address of a webhook to rename it.
 * The type of a channel never changes.
 */
export const ChannelChange = z.strictObject({
  name: z.string().min(1).max(128).optional(),
  url: WebAddress.optional(),
  to: z.array(z.email().max(320)).min(1).max(20).optional(),
});
export type ChannelChange = z.infer<typeof ChannelChange>;

/** As it is stored. The address of a webhook may hold a secret: it never leaves the server whole. */
export const StoredChannel = z.intersection(ChannelRequest, z.object({ id: z.string(), createdAt: z.string() }));
export type StoredChannel = z.infer<typeof StoredChannel>;

export const Channel = z.object({
  id: z.string(),
  type: z.enum(CHANNEL_TYPES),
  name: z.string(),
  /** The host of a webhook and the last characters of its address, or the mail addresses. */
  target: z.string(),
  createdAt: z.string(),
});
export type Channel = z.infer<typeof Channel>;

/** `emailReady` is false until BASELIME_SMTP_URL is set. */
export const ChannelsAnswer = z.object({ channels: z.array(Channel), emailReady: z.boolean() });
export type ChannelsAnswer = z.infer<typeof ChannelsAnswer>;

export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;

/** One message of one channel. */
export const Delivery = z.object({
  id: z.string(),
  at: z.string(),
  alertId: z.string(),
  alertName: z.string(),
  checkId: z.string(),
  channelId: z.string(),
  channelName: z.string(),
  event: z.enum(['firing', 'resolved']),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.number(),
  /** When it is tried next; absent when it is over. */
  dueAt: z.string().optional(),
  /** What the other side, or the attempt itself, said; in one sentence. */
  outcome: z.string().optional(),
});
export type Delivery = z.infer<typeof Delivery>;

export const DeliveriesAnswer = z.object({ deliveries: z.array(Delivery), nextCursor: z.string().optional() });
export type DeliveriesAnswer = z.infer<typeof DeliveriesAnswer>;

export const ChannelTest = z.object({ delivered: z.boolean(), outcome: z.string() });
export type ChannelTest = z.infer<typeof ChannelTest>;

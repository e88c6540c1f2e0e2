/** What is typed about a channel, as a request. */
import { ChannelChange, ChannelRequest, type ChannelType } from '@baselime-ai/contract';

export const PLACEHOLDERS: Readonly<Record<ChannelType, string>> = {
  webhook: 'https address of the receiver',
  slack: 'Address of the incoming webhook',
  email: 'Mail addresses, separated by commas',
};

const addressesOf = (target: string): readonly string[] =>
  target.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));

/** Undefined while something is missing. */
export function channelRequest(type: ChannelType, name: string, target: string): ChannelRequest | undefined {
  const whole =
    type === 'email'
      ? { type, name: name.trim(), to: addressesOf(target) }
      : { type, name: name.trim(), url: target.trim() };
  const parsed = ChannelRequest.safeParse(whole);
  return parsed.success ? parsed.data : undefined;
}

/** An empty address of a webhook stays as it is, because nobody sees it whole. Undefined while something is missing. */
export function channelChange(type: ChannelType, name: string, target: string): ChannelChange | undefined {
  const address = type === 'email' ? { to: addressesOf(target) } : target.trim() === '' ? {} : { url: target.trim() };
  const parsed = ChannelChange.safeParse({ name: name.trim(), ...address });
  return parsed.success ? parsed.data : undefined;
}

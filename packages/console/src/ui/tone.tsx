import type { ReactElement } from 'react';

export type Tone = 'bad' | 'warn' | 'info' | 'quiet' | 'cold' | 'late' | 'good';

export const TONE_BACKGROUND: Readonly<Record<Tone, string>> = {
  bad: 'bg-bad',
  warn: 'bg-warn',
  info: 'bg-soft',
  quiet: 'bg-line-strong',
  cold: 'bg-cold',
  late: 'bg-late',
  good: 'bg-good',
};

const TONE_NAMES: Readonly<Record<Tone, string>> = {
  bad: 'error',
  warn: 'warning',
  info: 'info',
  quiet: 'debug',
  cold: 'cold start',
  late: 'timed out',
  good: 'ok',
};

export function Dot({ tone }: { readonly tone: Tone }): ReactElement {
  return (
    <span
      role="img"
      aria-label={TONE_NAMES[tone]}
      title={TONE_NAMES[tone]}
      className={`inline-block size-[7px] shrink-0 rounded-full ${TONE_BACKGROUND[tone]}`}
    />
  );
}

const BADGES = {
  bad: 'bg-bad-soft text-bad',
  warn: 'bg-warn-soft text-warn',
  lime: 'bg-lime-soft text-lime',
  plain: 'bg-raised text-soft',
} as const;

interface BadgeProps {
  readonly look?: keyof typeof BADGES;
  readonly title?: string;
  readonly children: React.ReactNode;
}

export function Badge({ look = 'plain', title, children }: BadgeProps): ReactElement {
  return (
    <span
      title={title}
      className={`inline-flex h-5 items-center gap-1 whitespace-nowrap rounded px-1.5 text-2xs font-medium ${BADGES[look]}`}
    >
      {children}
    </span>
  );
}

import type { ButtonHTMLAttributes, ReactElement, Ref } from 'react';
import { Icon, type IconName } from './icons.js';

type Look = 'plain' | 'lime' | 'ghost' | 'danger';

const LOOKS: Readonly<Record<Look, string>> = {
  plain: 'border border-line-strong bg-panel text-ink hover:bg-raised',
  lime: 'border border-transparent bg-lime text-lime-ink font-medium hover:brightness-110',
  ghost: 'border border-transparent text-soft hover:bg-raised hover:text-ink',
  danger: 'border border-bad bg-bad-soft text-bad hover:brightness-110',
};

export const buttonClass = (look: Look): string =>
  `inline-flex h-7 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-2.5 text-xs transition-colors disabled:opacity-50 ${LOOKS[look]}`;

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look;
  readonly icon?: IconName;
}

export function Button({ look = 'plain', icon, className = '', children, ...rest }: Props): ReactElement {
  return (
    <button type="button" className={`${buttonClass(look)} ${className}`} {...rest}>
      {icon ? <Icon name={icon} size={14} /> : null}
      {children}
    </button>
  );
}

interface ToolProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look;
  readonly icon: IconName;
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** One of a row of tools: on a phone its picture alone, so that the row stays one. */
export function ToolButton({ look = 'plain', icon, label, className = '', ...rest }: ToolProps): ReactElement {
  return (
    <button
      type="button"
      title={label}
      className={`${buttonClass(look)} max-md:w-7 max-md:px-0 ${className}`}
      {...rest}
    >
      <Icon name={icon} size={14} />
      <span className="max-md:sr-only">{label}</span>
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName;
  /** The accessible name, shown as a tooltip too. */
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, className = '', ...rest }: IconButtonProps): ReactElement {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-md text-faint transition-colors hover:bg-raised hover:text-ink disabled:opacity-40 aria-pressed:bg-lime-soft aria-pressed:text-lime ${className}`}
      {...rest}
    >
      <Icon name={icon} size={15} />
    </button>
  );
}

export function Kbd({ children }: { readonly children: string }): ReactElement {
  return (
    <kbd className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded border border-line-strong bg-raised px-1 font-mono text-[10px] text-faint">
      {children}
    </kbd>
  );
}

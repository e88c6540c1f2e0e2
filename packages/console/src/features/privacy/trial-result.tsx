/** What each rule would have done to the events of the last hour. */
import type { PrivacyRuleEffect, PrivacyTryAnswer } from '@baselime-ai/contract';
import { type ReactElement, useState } from 'react';
import { formatCount } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Note } from './parts.js';

export function TrialResult({ answer }: { readonly answer: PrivacyTryAnswer }): ReactElement {
  const { events, changed, blocked, complete, effects } = answer;
  if (events === 0) {
    return (
      <Note look="plain" role="status">
        No event arrived in the last hour, so there is nothing to try the rules on.
      </Note>
    );
  }
  return (
    <div data-testid="privacy-trial" className="flex flex-col gap-2">
      <p role="status" className="text-sm text-soft">
        Of the newest <strong className="font-medium text-ink">{formatCount(events)}</strong> events of the last hour
        these rules would have changed <strong className="font-medium text-ink">{formatCount(changed)}</strong>
        {blocked > 0 ? `, and held back ${formatCount(blocked)} whole` : ''}.
        {complete ? '' : ' There was not time for all of them.'} Below, each rule alone.
      </p>
      {effects.length === 0 ? null : (
        <ul className="overflow-hidden rounded-lg border border-line">
          {effects.map((effect) => (
            <Effect key={effect.path} effect={effect} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Effect({ effect }: { readonly effect: PrivacyRuleEffect }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const { rule, events, values, examples } = effect;
  const isIdle = values === 0;
  return (
    <li data-testid="privacy-effect" className="border-line/60 border-b last:border-0">
      <button
        type="button"
        aria-expanded={isOpen}
        disabled={isIdle}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-9 w-full items-center gap-3 px-3 py-1 text-left outline-offset-[-2px] enabled:hover:bg-hover"
      >
        <span className={`text-faint transition-transform ${isOpen ? 'rotate-90' : ''} ${isIdle ? 'invisible' : ''}`}>
          <Icon name="chevron" size={12} />
        </span>
        <span className={`min-w-0 flex-1 text-sm [overflow-wrap:anywhere] ${isIdle ? 'text-faint' : ''}`}>
          {visibleLine(rule, 200)}
        </span>
        <span className="data shrink-0 text-right text-faint">
          {isIdle ? 'nothing' : `${formatCount(values)} in ${formatCount(events)} ${events === 1 ? 'event' : 'events'}`}
        </span>
      </button>
      {isOpen ? (
        <ul className="flex flex-col gap-2.5 border-line border-t bg-panel px-3 py-2.5 sm:pl-9">
          {examples.map((example) => (
            <li key={`${example.eventId} ${example.path}`} className="min-w-0 text-xs [overflow-wrap:anywhere]">
              <p className="text-faint">
                <code className="data">{visibleLine(example.path, 160)}</code>
              </p>
              <p className="data text-ink">{visibleLine(example.original, 240)}</p>
              <p className="data text-faint">without the rule: {visibleLine(example.before, 240)}</p>
              <p className="data text-lime">with the rule: {visibleLine(example.after, 240)}</p>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

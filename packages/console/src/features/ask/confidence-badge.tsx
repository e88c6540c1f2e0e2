import type { Confidence } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { Badge } from '../../ui/tone.js';

const LOOKS = { confirmed: 'lime', likely: 'warn', inconclusive: 'plain' } as const;
const MEANS: Readonly<Record<Confidence, string>> = {
  confirmed: 'The data shows the cause directly.',
  likely: 'The data points to this cause, and to no other as strongly.',
  inconclusive: 'The data does not show one cause. The answer says what is known.',
};

export function ConfidenceBadge({ confidence }: { readonly confidence: Confidence }): ReactElement {
  return (
    <Badge look={LOOKS[confidence]} title={MEANS[confidence]}>
      {confidence}
    </Badge>
  );
}

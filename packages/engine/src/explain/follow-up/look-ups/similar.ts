/** What was explained before: the same entity with the same fault, or the same entity. */
import type { Explanation } from '@baselime-ai/contract';
import { z } from 'zod';
import { count, measures, shorten, spoken } from '../../../analyze/wording.js';
import { faultOf } from '../../narrator/fault-words.js';
import { type Context, type LookedUp, type LookUp, type NewFinding, seriesRef } from '../look-up.js';

const MOST = 3;

export const similar: LookUp<Record<string, never>> = {
  name: 'similar',
  description: 'Earlier explanations of this workspace with the same cause, and what they found.',
  parameters: {},
  input: z.object({}),
  sentence: () => 'Searching earlier explanations for the same cause',
  run: lookUp,
};

async function lookUp(_input: unknown, { explanation, past, place }: Context): Promise<LookedUp> {
  const { entity, fault } = explanation.rootCause;
  if (entity === undefined) return { findings: [] };
  const others = (await past()).filter(({ id, rootCause }) => id !== explanation.id && rootCause.entity === entity);
  const alike = others.filter(({ rootCause }) => rootCause.fault === fault);
  const shown = alike.length > 0 ? alike : others;
  const [newest] = shown;
  if (newest === undefined) {
    const none: NewFinding = {
      kind: 'recurrence',
      entity,
      statement: `No earlier explanation of this workspace names ${spoken(entity)} as the cause.`,
      numbers: [],
      confidence: 'confirmed',
      evidence: [seriesRef(entity, place.window, 'the failure that was asked about')],
    };
    return { findings: [none] };
  }
  const what =
    alike.length > 0 && fault !== undefined ? faultOf(fault, spoken(entity)) : `another failure of ${spoken(entity)}`;
  return {
    findings: [
      {
        kind: 'recurrence',
        entity,
        statement: `${count(shown.length, 'earlier explanation')} ${shown.length === 1 ? 'is' : 'are'} about ${what}, the newest of ${dayOf(newest)}: ${sentenceOf(newest)}`,
        numbers: measures(['earlier explanations', shown.length, 'count']),
        confidence: alike.length > 0 ? 'confirmed' : 'likely',
        evidence: shown.slice(0, MOST).flatMap(({ findings }) => findings[0]?.evidence.slice(0, 1) ?? []),
      },
    ],
    rows: {
      earlier: shown.slice(0, MOST).map((one) => ({
        on: dayOf(one),
        statement: shorten(one.rootCause.statement, 300),
        confidence: one.rootCause.confidence,
        firstStep: shorten(one.actions[0]?.title ?? '', 200),
      })),
    },
  };
}

const dayOf = ({ createdAt }: Explanation): string => createdAt.slice(0, 10);

function sentenceOf({ rootCause }: Explanation): string {
  const text = shorten(rootCause.statement, 300);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Every rule by name, in no particular order: what they find is joined. Tests switch each one off in turn. */
import { abroadRules } from './abroad.js';
import { accountRules } from './account-names.js';
import { announcedRules } from './announced.js';
import { cloudRules } from './cloud.js';
import { columnRules } from './columns.js';
import { documentRules } from './documents.js';
import { identifierRules } from './identifiers.js';
import { networkRules } from './network.js';
import { pathOwnerRules } from './path-owners.js';
import { peopleRules } from './people.js';
import { placeRules } from './places.js';
import { reportedRules } from './reported-values.js';
import type { Rule } from './rule.js';
import { secretRules } from './secrets.js';
import { sentenceRules } from './sentences.js';
import { statementRules } from './statements.js';
import { vendorRules } from './vendor-tokens.js';

export const RULES: readonly Rule[] = [
  ...peopleRules,
  ...documentRules,
  ...accountRules,
  ...placeRules,
  ...abroadRules,
  ...networkRules,
  ...pathOwnerRules,
  ...cloudRules,
  ...secretRules,
  ...vendorRules,
  ...identifierRules,
  ...sentenceRules,
  ...columnRules,
  ...statementRules,
  ...announcedRules,
  ...reportedRules,
];

/** What finds identifying text beside the rules with patterns; each can be switched off by its name too. */
export const STEPS = [
  'keys',
  'scrubbed-keys',
  'scrubbed-text',
  'literals',
  'times',
  'escapes',
  'encodings',
  'nested-json',
  'propagation',
  'default-deny',
  'beside-names',
  'numbers',
  'keyed-by-identity',
  'named-values',
  'statement-parameters',
] as const;
export type Step = (typeof STEPS)[number];

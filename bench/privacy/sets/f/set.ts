/**
 * Set F: templates by an author who read no rule, no page about the rules and no template of another set. The set
 * was opened after its first score. It goes by trade (health, banking, travel, public offices, …) as well as by runtime, with people of some forty countries.
 *
 * Labelled are people, customers, devices, accounts, secrets, and the ids of one person's request, order or session. Useful are names of
 * services, functions, tables, routes and errors, codes, sizes and durations. Nothing is said about times, amounts, goods, countries,
 * user agents and hosts of providers.
 */

import type { TemplateSet } from '../../template.js';
import { careTemplates } from './care-and-public.js';
import { credentialTemplates } from './credentials.js';
import { developerTemplates } from './developers.js';
import { edgeTemplates } from './edge-and-secrets.js';
import { languageTemplates } from './languages.js';
import { operationTemplates } from './operations.js';
import { platformTemplates } from './platform.js';
import { queryTemplates } from './queries.js';
import { tradeTemplates } from './trade-and-travel.js';
import { webhookTemplates } from './webhooks.js';

export const setF: TemplateSet = {
  name: 'F',
  // The templates make their own people; these are for `v` and `n` of the context.
  words: {
    first: ['Imogen', 'Babatunde', 'Lupita', 'Sjoerd'],
    last: ['Oakeshott', 'Okwuosa', 'Villaseñor', 'Terpstra'],
    company: ['Thistledown Nurseries', 'Kopi & Kaya', 'Vogtland Logistik'],
    city: ['Norwich', 'Ibadan', 'Zapopan', 'Zwolle'],
    street: ['Tannery Lane', 'Awolowo Road', 'Molenstraat'],
    nick: ['quietotter', 'kebabqueen', 'tidepool'],
  },
  templates: {
    ...platformTemplates,
    ...webhookTemplates,
    ...developerTemplates,
    ...languageTemplates,
    ...careTemplates,
    ...tradeTemplates,
    ...queryTemplates,
    ...edgeTemplates,
    ...credentialTemplates,
    ...operationTemplates,
  },
};

/**
 * Set D: templates by another author than those of the sets A to C, who read no rule, no test of the rules and no
 * template of the other sets; names, places and numbers of states are its own too. What identifies is a person, an
 * organization, an account, a device, a place, a secret, or a handle that leads to one of them. Nothing is said about
 * times, names of hosts that are the provider's, names in resource paths that tell nobody, and amounts.
 */

import type { TemplateSet } from '../../template.js';
import { businessTemplates } from './business.js';
import { errorTemplates } from './errors.js';
import { eventTemplates } from './events.js';
import { loggerTemplates } from './loggers.js';
import { otlpTemplates } from './otlp.js';
import { textTemplates } from './text.js';
import { triggerTemplates } from './triggers.js';

export const setD: TemplateSet = {
  name: 'D',
  words: {
    first: ['Ingeborg', 'Matías', 'Zanele', 'Owain', 'Shreya', 'Ruairí', 'Noémie', 'Dragan'],
    last: ['Vanterpool', 'Ibáñez', 'Mokoena', 'Trevanion', 'Bhattacharya', 'Gallagher', 'Petrović', 'Lundqvist'],
    company: ['Alderwick', 'Norrsken Mobil', 'Pampero', 'Quaymark', 'Sternbrück', 'Hanami Foods', 'Lagoon Nine'],
    city: ['Valparaíso', 'Brno', 'Galway', 'Surabaya', 'Eldoret', 'Vevey', 'Tromsø'],
    street: ['Harbour Walk', 'Calle Mayor', 'Rosengasse', 'Linden Crescent', 'Via Nazionale'],
    nick: ['saltyotter', 'blitzkeks', 'la_reina', 'pixelpanda', 'mr_whisk'],
  },
  templates: {
    ...eventTemplates,
    ...triggerTemplates,
    ...otlpTemplates,
    ...loggerTemplates,
    ...errorTemplates,
    ...businessTemplates,
    ...textTemplates,
  },
};

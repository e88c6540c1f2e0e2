/**
 * Set C: templates by another author, who read no rule, no test of the rules and neither of the other sets. What
 * identifies is a person, an organization, an account, a device, a place, a secret, or a handle that leads to one of
 * them: ids of requests, sessions, records and resources included. Names of code, errors, services, regions, tables,
 * queues and measures must stay. Times and what is neither are not labelled.
 */

import type { TemplateSet } from '../../template.js';
import { frameworkTemplates } from './frameworks.js';
import { invocationTemplates } from './invocations.js';
import { loggerTemplates } from './loggers.js';
import { otlpTemplates } from './otlp.js';
import { partnerTemplates } from './partners.js';
import { recordTemplates } from './records.js';
import { textTemplates } from './text.js';

export const setC: TemplateSet = {
  name: 'C',
  words: {
    first: ['Solveig', 'Emeka', 'Beatriz', 'Anselm', 'Kavita', 'Lorcan', 'Mireille', 'Tadeusz', 'Wairimu', 'Bjarne'],
    last: ['Kowalczyk', 'Achebe', 'Montenegro', 'Lindqvist', 'Raghunathan', 'Delacroix', 'Oyelaran', 'Brandstetter'],
    company: [
      'Fjordkraft',
      'Agripina',
      'Weissbach Optik',
      'Kilimo Direct',
      'Solano Textil',
      'Morwenna Rail',
      'Hibiki Audio',
    ],
    city: ['Ljubljana', 'Antofagasta', 'Mombasa', 'Coimbra', 'Haarlem', 'Nagpur', 'Trondheim'],
    street: ['Lindenallee', 'Kenyatta Avenue', 'Rua Augusta', 'Hollow Oak Lane', 'Prešernova cesta'],
    nick: ['moonbadger', 'kiwi_tank', 'el_zorro', 'papierboot', 'nightferry'],
  },
  templates: {
    ...invocationTemplates,
    ...recordTemplates,
    ...otlpTemplates,
    ...loggerTemplates,
    ...frameworkTemplates,
    ...partnerTemplates,
    ...textTemplates,
  },
};

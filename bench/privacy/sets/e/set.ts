/**
 * Set E: templates by an author who read no rule, no test of the rules and no template of another set. The set was
 * held out and scored once; since then rules were made for what it showed. It holds what a web product logs in
 * the proportions in which it does. Nothing is said about times, names in resource paths and hosts of providers.
 */

import type { TemplateSet } from '../../template.js';
import { errorTemplates } from './errors.js';
import { loggerTemplates } from './loggers.js';
import { otlpTemplates } from './otlp.js';
import { textTemplates } from './text.js';
import { triggerTemplates } from './triggers.js';
import { webhookTemplates } from './webhooks.js';

export const setE: TemplateSet = {
  name: 'E',
  words: {
    first: ['Brianna', 'Rhys', 'Aurélie', 'Tomasz'],
    last: ['Holloway', 'Llewellyn', 'Marchand', 'Zieliński'],
    company: ['Brightwell Dental', 'Stitchwell', 'Papaya Payroll'],
    city: ['Boise', 'Leeds', 'Nantes', 'Kraków'],
    street: ['Juniper Ave', 'Albion Terrace', 'Lindenallee'],
    nick: ['sleepypanda', 'mountaingoat', 'teatime'],
  },
  templates: {
    ...triggerTemplates,
    ...loggerTemplates,
    ...errorTemplates,
    ...webhookTemplates,
    ...otlpTemplates,
    ...textTemplates,
  },
};

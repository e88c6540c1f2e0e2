/**
 * Set H: templates by an author who read no rule of the anonymizer, no document of it and no template of another set.
 * It holds what a serverless team's products, clouds and vendors log. Nothing is said about times, continents and
 * countries of edges, ports and user agents. Held out.
 */
import type { TemplateSet } from '../../template.js';
import { clientTemplates } from './client.js';
import { cloudTemplates } from './cloud.js';
import { databaseTemplates } from './databases.js';
import { edgeTemplates } from './edge.js';
import { loggerTemplates } from './loggers.js';
import { messageTemplates } from './messages.js';
import { moneyTemplates } from './money.js';
import { noteTemplates } from './notes.js';
import { opsTemplates } from './ops.js';
import { plainTemplates } from './plain.js';
import { saasTemplates } from './saas.js';
import { secretTemplates } from './secrets.js';
import { stackTemplates } from './stacks.js';
import { tradeTemplates } from './trades.js';
import { wrappedTemplates } from './wrapped.js';

export const setH: TemplateSet = {
  name: 'H',
  words: {
    first: ['Brenna', 'Corentin', 'Hauke', 'Ylva'],
    last: ['Featherstone', 'Lecoeuvre', 'Brinkmann', 'Sjögren'],
    company: ['Halvorsen Fisheries', 'Brightmoor Dental', 'Tamarack Energy'],
    city: ['Spokane', 'Vannes', 'Paderborn', 'Växjö'],
    street: ['Quarry Lane', 'Wattle Grove', 'Lindenweg'],
    nick: ['mossyferret', 'hyperyeti', 'pastelgecko'],
  },
  templates: {
    ...edgeTemplates,
    ...cloudTemplates,
    ...loggerTemplates,
    ...databaseTemplates,
    ...clientTemplates,
    ...saasTemplates,
    ...messageTemplates,
    ...tradeTemplates,
    ...secretTemplates,
    ...opsTemplates,
    ...stackTemplates,
    ...moneyTemplates,
    ...noteTemplates,
    ...wrappedTemplates,
    ...plainTemplates,
  },
};

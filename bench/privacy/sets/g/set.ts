/**
 * Set G: templates by an author who read no rule of the anonymizer, no document of it and no template of another set.
 * It holds what a serverless product logs in half a year. Nothing is said about times, the names of providers' hosts
 * and user agents. Held out.
 */
import type { TemplateSet } from '../../template.js';
import { careTemplates } from './care.js';
import { cloudTemplates } from './cloud.js';
import { commerceTemplates } from './commerce.js';
import { countryTemplates } from './countries.js';
import { databaseTemplates } from './databases.js';
import { edgeTemplates } from './edge.js';
import { loggerTemplates } from './loggers.js';
import { moneyTemplates } from './money.js';
import { ordinaryTemplates } from './ordinary.js';
import { otlpTemplates } from './otlp.js';
import { saasTemplates } from './saas.js';
import { secretTemplates } from './secrets.js';
import { stackTemplates } from './stacks.js';
import { tenantTemplates } from './tenants.js';
import { textTemplates } from './texts.js';
import { travelTemplates } from './travel.js';

export const setG: TemplateSet = {
  name: 'G',
  words: {
    first: ['Delphine', 'Gethin', 'Wiebke', 'Solène'],
    last: ['Okerlund', 'Thistlewood', 'Schönfelder', 'Quéméneur'],
    company: ['Copperline Freight', 'Pennard Marine', 'Voltaire Mobilités'],
    city: ['Duluth', 'Shrewsbury', 'Göttingen', 'Quimper'],
    street: ['Larkspur Ln', 'Tanner Row', 'Gerberstraße'],
    nick: ['pixelotter', 'darkmallow', 'captainfern'],
  },
  templates: {
    ...ordinaryTemplates,
    ...edgeTemplates,
    ...cloudTemplates,
    ...otlpTemplates,
    ...loggerTemplates,
    ...databaseTemplates,
    ...stackTemplates,
    ...commerceTemplates,
    ...saasTemplates,
    ...moneyTemplates,
    ...careTemplates,
    ...travelTemplates,
    ...countryTemplates,
    ...textTemplates,
    ...secretTemplates,
    ...tenantTemplates,
  },
};

/**
 * Set I: templates by an author who read no rule of the anonymizer, no document of it and no template of the sets A
 * to G, but the first part of set H. It holds what the platform, the products and the vendors of cloud teams log.
 * Nothing is said about times, ports, countries, user agents, ages and what is written in other languages than
 * English. Held out.
 */
import type { TemplateSet } from '../../template.js';
import { careTemplates } from './business/care.js';
import { deskTemplates } from './business/desks.js';
import { journeyTemplates } from './business/journeys.js';
import { paymentTemplates } from './business/payments.js';
import { playTemplates } from './business/play.js';
import { shopTemplates } from './business/shops.js';
import { numberTemplates } from './numbers/templates.js';
import { accessTemplates } from './platform/access.js';
import { cloudTemplates } from './platform/cloud.js';
import { clusterTemplates } from './platform/cluster.js';
import { databaseTemplates } from './platform/databases.js';
import { deliveryTemplates } from './platform/delivery.js';
import { edgeTemplates } from './platform/edge.js';
import { mailTemplates } from './platform/mail.js';
import { streamTemplates } from './platform/streams.js';
import { noteTemplates } from './prose/notes.js';
import { ordinaryTemplates } from './prose/ordinary.js';
import { placeTemplates } from './secrets/places.js';
import { vendorTemplates } from './secrets/vendors.js';
import { loggerTemplates } from './signals/loggers.js';
import { otlpTemplates } from './signals/otlp.js';
import { stackTemplates } from './signals/stacks.js';

export const setI: TemplateSet = {
  name: 'I',
  words: {
    first: ['Philippa', 'Gaëtan', 'Sönke', 'Malin'],
    last: ['Penhaligon', 'Charpentier', 'Hagedorn', 'Nyström'],
    company: ['Lumen Orchard', 'Weidemann Optik', 'Saltmarsh Insurance'],
    city: ['Truro', 'Annecy', 'Bamberg', 'Umeå'],
    street: ['Mill Lane', 'Birkenallee', 'Storgatan'],
    nick: ['silentfalcon', 'neonpickle', 'arcticnomad'],
  },
  templates: {
    ...edgeTemplates,
    ...cloudTemplates,
    ...loggerTemplates,
    ...databaseTemplates,
    ...otlpTemplates,
    ...stackTemplates,
    ...clusterTemplates,
    ...deliveryTemplates,
    ...accessTemplates,
    ...mailTemplates,
    ...streamTemplates,
    ...paymentTemplates,
    ...shopTemplates,
    ...deskTemplates,
    ...careTemplates,
    ...journeyTemplates,
    ...playTemplates,
    ...vendorTemplates,
    ...placeTemplates,
    ...numberTemplates,
    ...noteTemplates,
    ...ordinaryTemplates,
  },
};

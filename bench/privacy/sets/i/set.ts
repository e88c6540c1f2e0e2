/**
 * Set I: templates by an author who read no rule of the anonymizer, no document of it and no template of the sets up
 * to G. It holds what the platform, the products and the vendors of cloud teams log. Nothing is said about times,
 * ports, countries, user agents, ages and what is written in other languages than English. Held out.
 */
import type { TemplateSet } from '../../template.js';
import { accessTemplates } from './platform/access.js';
import { clusterTemplates } from './platform/cluster.js';
import { deliveryTemplates } from './platform/delivery.js';
import { mailTemplates } from './platform/mail.js';
import { streamTemplates } from './platform/streams.js';
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
    ...otlpTemplates,
    ...stackTemplates,
    ...clusterTemplates,
    ...deliveryTemplates,
    ...accessTemplates,
    ...mailTemplates,
    ...streamTemplates,
  },
};

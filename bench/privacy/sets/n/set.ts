/**
 * Sets N and O: what names somebody or something of a customer, under keys in ten languages and behind words that announce it; written
 * before the rules for it, in one go and by their author, which makes both easier than a stranger's. N was looked at, O was not.
 */
import type { TemplateSet } from '../../template.js';
import { looked } from './looked-at.js';
import { unseen } from './unseen.js';

const words = { first: [], last: [], company: [], city: [], street: [], nick: [] };

export const setN: TemplateSet = { name: 'N', words, templates: looked };
export const setO: TemplateSet = { name: 'O', words, templates: unseen };

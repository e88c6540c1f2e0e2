import type { TemplateSet } from '../../template.js';
import { jsonTemplatesB } from './json.js';
import { textTemplatesB } from './text.js';

export const setB: TemplateSet = {
  name: 'B',
  words: {
    first:
      'Marguerite Yusuf Anastasia Thandiwe Joaquim Keiko Bartholomew Xiomara Casimir Noor Eilidh Vikram Leocadia Torsten Amaru Zuzana'.split(
        ' ',
      ),
    last: 'Vandermeer Adeyemi Kuznetsova Ramanathan Oyelaran Sorensen Delacroix Matsumoto Quispe Zielinski Achterberg Holloway Mbeki Tsvetkov Ferreira Lundqvist'.split(
      ' ',
    ),
    company: [
      'Plexivant',
      'Tessaro Foods',
      'Quillon',
      'Meridian Freight',
      'Ostrava Metals',
      'Lumenary',
      'Fenwick and Sons',
      'Caldera Labs',
    ],
    city: [
      'Wolverhampton',
      'Cochabamba',
      'Osnabruck',
      'Kigali',
      'Poughkeepsie',
      'Valparaiso',
      'Trondheim',
      'Bratislava',
    ],
    street: [
      'Juniper Lane',
      'Bahnhofstrasse',
      'Elm Crescent',
      'Via Garibaldi',
      'Station Road',
      'Calle Mayor',
      'Prospect Terrace',
    ],
    nick: ['ninjaturtle', 'cosmicdust', 'wafflequeen', 'darkknight', 'saltywave', 'mrbojangles', 'lunarfox'],
  },
  templates: { ...textTemplatesB, ...jsonTemplatesB },
};

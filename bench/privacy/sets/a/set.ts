import type { TemplateSet } from '../../template.js';
import { jsonTemplatesA } from './json.js';
import { textTemplatesA } from './text.js';

export const setA: TemplateSet = {
  name: 'A',
  words: {
    first:
      'Jane Priya Oluwaseun Mateusz Hiroshi Fatima Dmitri Ingrid Rafael Chloe Siobhan Tariq Linnea Kwame Beatriz Anders'.split(
        ' ',
      ),
    last: 'Kowalski Okafor Tanaka Fernandes Haugen Petrov Nguyen Lindqvist Abdullah Moreau Schmidt Castellano Bergstrom Iyer Gallagher Novak'.split(
      ' ',
    ),
    company: ['Acmetrix', 'Globodyne', 'Initrode', 'Vandelay', 'Hooliq', 'Brightwell Health', 'Nordkraft', 'Zenithal'],
    city: ['Springfield', 'Rotterdam', 'Heidelberg', 'Chattanooga', 'Gdansk', 'Nagoya', 'Lisbon', 'Tallinn'],
    street: ['Oak Street', 'Lindenstrasse', 'Maple Avenue', 'Kirchweg', 'Harbour Road', 'Rue Lafayette', 'Sunset Blvd'],
    nick: ['tigerlily', 'moonwalker', 'bluefalcon', 'pixelpunk', 'sk8ergirl', 'grumpycat', 'starchaser'],
  },
  templates: { ...textTemplatesA, ...jsonTemplatesA },
};

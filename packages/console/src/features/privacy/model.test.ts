import { describe, expect, it } from 'vitest';
import { EXAMPLE_EVENT, indented, presentState, recordOf, stretchesOf, tokensOf } from './model.js';

const sent = '{"a":"<ID_1>","b":[<X>,{}],"c":"x, {y}: \\" z"}';
const at = (token: string): [number, number] => [sent.indexOf(token), sent.indexOf(token) + token.length];
const marks = [
  { token: '<ID_1>', reason: 'r', sent: at('<ID_1>'), original: [1, 3] as [number, number] },
  { token: '<X>', reason: 'r', sent: at('<X>') },
];
const preview = { original: 'abcd', sent, marks };

describe('recordOf', () => {
  it('reads an object as a tree and the rest as text', () => {
    expect([recordOf(' {"a":1}'), recordOf('{"a":'), recordOf('42'), recordOf(EXAMPLE_EVENT)]).toEqual([
      { a: 1 },
      '{"a":',
      '42',
      expect.objectContaining({ level: 'error' }),
    ]);
  });
});

describe('stretchesOf', () => {
  it('cuts a text at its marks and loses nothing', () => {
    const stretches = stretchesOf(preview, 'sent');
    expect(stretches.map(({ text }) => text).join('')).toBe(sent);
    expect(stretches.filter(({ mark }) => mark !== undefined).map(({ text }) => text)).toEqual(['<ID_1>', '<X>']);
  });
  it('leaves out what has no place on that side', () => {
    expect(stretchesOf(preview, 'original')).toEqual([{ text: 'a' }, { text: 'bc', mark: 0 }, { text: 'd' }]);
  });
});

describe('indented', () => {
  it('breaks lines between the parts of JSON, never inside of a text', () => {
    const shown = indented(stretchesOf(preview, 'sent'));
    expect(shown.map(({ text }) => text).join('')).toBe(
      '{\n  "a": "<ID_1>",\n  "b": [\n    <X>,\n    {}\n  ],\n  "c": "x, {y}: \\" z"\n}',
    );
    expect(shown.filter(({ mark }) => mark !== undefined).map(({ text }) => text)).toEqual(['<ID_1>', '<X>']);
  });
  it('leaves text as it is', () => expect(indented([{ text: 'a {b}' }])).toEqual([{ text: 'a {b}' }]));
});

describe('tokensOf', () => {
  it('counts each token', () => {
    expect(tokensOf([...marks, ...marks])).toEqual([
      { token: '<ID_1>', count: 2 },
      { token: '<X>', count: 2 },
    ]);
  });
});

describe('presentState', () => {
  const today = { calls: 2, inputTokens: 0, outputTokens: 0, costUsd: 0, unpriced: 0 };
  const view = { settings: { enabled: true }, provider: 'anthropic', model: 'a-model', today };
  it('says that a model gets something, and how often it did today', () => {
    expect(presentState(view)).toEqual({
      leaves: true,
      text: 'a-model (anthropic) words the answers. It gets what is shown below: 2 requests today.',
    });
  });
  it('says that nothing goes anywhere without a model, and with one that is switched off', () => {
    const { model: _none, ...without } = view;
    expect(presentState(without)).toMatchObject({ leaves: false, text: expect.stringContaining('none is configured') });
    const off = presentState({ ...view, settings: { enabled: false } });
    expect(off).toMatchObject({ leaves: false, text: expect.stringContaining('switched off') });
  });
});

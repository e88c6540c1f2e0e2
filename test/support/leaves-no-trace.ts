/**
 * Runs around every test file. Files share a process (`isolate: false`), so one that leaves a changed environment, a stopped clock or
 * a patched built-in behind would decide how the next one ends; it fails here instead, under its own name.
 */
import { afterAll, expect, vi } from 'vitest';

const BUILT_IN = { Object, Array, String, Map, Promise, Error, JSON, Math, Date, fetch, setTimeout, setInterval };

function worldNow(): Readonly<Record<string, unknown>> {
  const { parse, stringify } = JSON;
  const { random } = Math;
  const { now } = Date;
  return {
    folder: process.cwd(),
    timersAreReal: !vi.isFakeTimers(),
    objectPrototype: Object.getOwnPropertyNames(Object.prototype),
    arrayPrototype: Object.getOwnPropertyNames(Array.prototype),
    functions: { ...BUILT_IN, parse, stringify, random, now, fetch: globalThis.fetch, Date: globalThis.Date },
  };
}

const before = worldNow();
const environment = { ...process.env };

afterAll(() => {
  const left = 'this file left something changed for the next one';
  expect(worldNow(), left).toEqual(before);
  // By name: values of an environment do not belong into a log.
  const names = new Set([...Object.keys(environment), ...Object.keys(process.env)]);
  expect(
    [...names].filter((name) => process.env[name] !== environment[name]),
    left,
  ).toEqual([]);
});

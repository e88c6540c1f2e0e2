import { describe, expect, it } from 'vitest';
import { unixNanos } from '../../model/units.js';
import type { VersionSeen } from './evidence.js';
import { eachVersionOnce, versionsIn } from './versions.js';

const seen = (key: string, value: string): VersionSeen => ({
  key,
  value,
  firstSeen: unixNanos(1n),
  lastSeen: unixNanos(2n),
  count: 3,
});

describe('eachVersionOnce', () => {
  it('tells the version of log lines and spans under one key', () => {
    const logs = [seen('@version', '21'), seen('@version', '22')];
    const spans = [seen('resource.faas.version', '21'), seen('resource.faas.version', '22')];
    expect(eachVersionOnce([...spans, ...logs])).toEqual(logs);
  });

  it('keeps the key that knows more versions', () => {
    const logs = [seen('@version', '22')];
    const spans = [seen('resource.faas.version', '21'), seen('resource.faas.version', '22')];
    expect(eachVersionOnce([...logs, ...spans])).toEqual(spans);
  });

  it('keeps keys that say something different', () => {
    const both = [seen('@version', '22'), seen('resource.service.version', '1.4.0')];
    expect(eachVersionOnce(both)).toEqual(both);
    expect(eachVersionOnce([])).toEqual([]);
  });
});

describe('versionsIn', () => {
  it('reads one version of each key, with anything in its value, and none from nothing', () => {
    expect(versionsIn('@version=$LATEST\nresource.service.version=1.4=rc')).toEqual([
      { key: '@version', value: '$LATEST' },
      { key: 'resource.service.version', value: '1.4=rc' },
    ]);
    expect(versionsIn('')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { createAnonymizer } from '../create-anonymizer.js';
import { defaultPolicy } from '../policy.js';
import { isKnownText } from './atoms.js';

/** The keys that ingest itself writes or reads; they are names of this program and of AWS, never of a person. */
const OWN_KEYS = [
  '@timestamp @type @requestId @version @duration @billedDuration @memorySize @maxMemoryUsed @initDuration',
  '@restoreDuration @billedRestoreDuration @xRAYTraceId @segmentId @sampled @timedOut @timeout @message LogLevel',
  'requestTime httpMethod resourcePath responseLatency xrayTraceId integrationRequestId functionResponseStatus',
  'integrationLatency integrationServiceStatus principalId eventName errorCode userIdentity additionalEventData',
  'MFAUsed metric_name FunctionName TableName ApiName faas.coldstart faas.proActiveInitialization',
  '$baselime.error $baselime.namespace $baselime.samplingInterval $baselime.cost $baselime.dropped',
].flatMap((line) => line.split(' '));

describe('the templates of log lines', () => {
  it('do not block a prompt that holds the name of a version beside its masked form', () => {
    const anonymizer = createAnonymizer(defaultPolicy);
    const hidden = anonymizer.hide({
      role: 'It runs with the role shop-reserve-stock-v2.',
      pattern: 'assumed-role/shop-reserve-stock-v<*> is not authorized',
    });
    expect(() => anonymizer.seal(JSON.stringify(hidden))).not.toThrow();
  });
});

describe('the keys that ingest writes', () => {
  it.each(OWN_KEYS)('%s is a known name', (key) => expect(isKnownText(key, () => false)).toBe(true));

  it('never block a prompt that holds a REPORT line beside what was read from it', () => {
    const anonymizer = createAnonymizer(defaultPolicy);
    const hidden = anonymizer.hide({
      '@xRAYTraceId': '1-67409abc-1f2e3d4c5b6a798801234567',
      '@message': 'REPORT RequestId: 1 Duration: 2 ms XRAY TraceId: 1-67409abc-1f2e3d4c5b6a798801234567 Sampled: true',
    });
    expect(anonymizer.seal(JSON.stringify(hidden))).not.toContain('67409abc');
  });
});

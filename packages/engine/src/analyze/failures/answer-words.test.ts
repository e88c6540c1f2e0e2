import { describe, expect, it } from 'vitest';
import { event, span } from '../__fixtures__/events.js';
import { spanTree } from '../trace/tree.js';
import { originOf } from './failure.js';
import { failuresOf } from './failures.js';

const faultOf = (failures: ReturnType<typeof failuresOf>, id: string) => {
  const asked = failures.find(({ event: one }) => one.id === id);
  return asked === undefined ? undefined : originOf(asked).verdict;
};

describe('a bare status', () => {
  const body = `400 Bad Request: "{'error':'invalid_grant','error_description':'Token has been expired or revoked.'}"`;
  const client = span({
    spanId: 'c',
    parentSpanId: 's',
    role: 'client',
    isError: true,
    data: { 'http.status_code': 400, 'server.address': 'vendor.example.com' },
  });
  const server = (status: string) =>
    span({ spanId: 's', role: 'server', isError: true, durationMs: 20, status, data: { 'http.status_code': 502 } });

  it('of a call means what the span around it says of the same answer', () => {
    const failures = failuresOf(spanTree([server(body), client]), []);
    expect(faultOf(failures, 's-s')).toMatchObject({ fault: 'credential-expired', entity: 'checkout' });
  });
  it('stands for itself where the span around it speaks of something else', () => {
    const failures = failuresOf(spanTree([server('ReferenceError: rate is not defined'), client]), []);
    expect(faultOf(failures, 's-c')).toMatchObject({ fault: 'validation-failed', byStatus: true });
  });
  it('in a line means what another line of the request says of the same answer', () => {
    const bare = event({ id: 'b', requestId: 'r1', isError: true, message: 'Request failed with status code 429' });
    const told = { ...event({ id: 't', requestId: 'r1', isError: true, message: 'failed' }) };
    const data = {
      err: {
        message: 'Request failed with status code 429',
        responseBody: '{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}',
      },
    };
    expect(faultOf(failuresOf(spanTree([]), [bare, { ...told, data }]), 'b')?.fault).toBe('quota-exceeded');
    expect(faultOf(failuresOf(spanTree([]), [bare]), 'b')).toMatchObject({
      fault: 'dependency-throttled',
      byStatus: true,
    });
  });
});

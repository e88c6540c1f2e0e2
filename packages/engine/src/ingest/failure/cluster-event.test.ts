import { expect, it } from 'vitest';
import { showsError } from '../record/record-fields.js';
import { isFailedEvent } from './cluster-event.js';

it('an event of Kubernetes fails by its reason', () => {
  expect(showsError([{ 'k8s.event.reason': 'Failed', message: 'Error: ErrImagePull' }])).toBe(true);
  expect(isFailedEvent({ 'k8s.event.reason': 'FailedScheduling' })).toBe(true);
  for (const reason of ['Scheduled', 'Pulled', 'BackOff', 'Unhealthy'])
    expect(isFailedEvent({ 'k8s.event.reason': reason })).toBe(false);
  expect(isFailedEvent({ reason: 'Failed' })).toBe(false);
});

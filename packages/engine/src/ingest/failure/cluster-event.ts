/**
 * Events of Kubernetes that tell of something that failed, by their reason. What is only tried again later (`BackOff`) or looked
 * at again (`Unhealthy`) is told by what failed before it.
 * Source: Kubernetes, `pkg/kubelet/events/event.go` and the reasons of its scheduler and controllers, as the collector's
 * `k8sevents` receiver names them.
 */
import type { JsonObject } from '../../model/json.js';

export const CLUSTER_REASON = 'k8s.event.reason';

const FAILED: ReadonlySet<string> = new Set([
  'ErrImageNeverPull',
  'Evicted',
  'Failed',
  'FailedAttachVolume',
  'FailedBinding',
  'FailedCreate',
  'FailedCreatePodSandBox',
  'FailedMount',
  'FailedPostStartHook',
  'FailedScheduling',
  'InspectFailed',
  'NodeNotReady',
  'OOMKilling',
  'ProgressDeadlineExceeded',
  'SystemOOM',
]);

/** False for a record that is no such event. */
export const isFailedEvent = (record: JsonObject): boolean => {
  const reason = record[CLUSTER_REASON];
  return typeof reason === 'string' && FAILED.has(reason);
};

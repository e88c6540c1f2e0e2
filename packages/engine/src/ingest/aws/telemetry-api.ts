/**
 * What an extension gets from Lambda's Telemetry API and posts on: lines of the function and of extensions, and
 * events of the platform. Source: Lambda developer guide, "Telemetry API event schema reference".
 */
import { isObject } from '../../model/json.js';
import { admit } from '../admit.js';
import { admitted, type Delivery, shortText } from './delivery.js';
import { takeEmbeddedMetrics } from './embedded-metrics.js';

interface TelemetryItem {
  readonly time: string;
  readonly type: string;
  readonly record: unknown;
}

export const isTelemetryItem = (value: unknown): value is TelemetryItem =>
  typeof value === 'object' &&
  value !== null &&
  'time' in value &&
  typeof value.time === 'string' &&
  'type' in value &&
  typeof value.type === 'string' &&
  /^(?:function|extension|platform\.\w{1,64})$/.test(value.type) &&
  'record' in value;

/** One sandbox sends one list, in order: what one item says of the function or the request holds for those after it. */
export class TelemetryFeed {
  #functionName: string | undefined;
  #requestId: string | undefined;

  take(delivery: Delivery, position: number, item: TelemetryItem): void {
    const record = admitted({ time: item.time });
    if (item.type.startsWith('platform.')) {
      record.type = item.type;
      record.record = admit(item.record);
      const inner = record.record;
      if (isObject(inner) && item.type === 'platform.initStart') {
        this.#functionName = shortText(inner.functionName, 140) ?? this.#functionName;
      }
      if (isObject(inner) && item.type === 'platform.start') this.#requestId = shortText(inner.requestId, 128);
    } else {
      record['@message'] = typeof item.record === 'string' ? admit(item.record.trimEnd()) : admit(item.record);
      if (item.type === 'extension') record['@type'] = 'extension';
    }
    const isFunction = item.type === 'function';
    const event = delivery.event(
      {
        dataset: 'lambda-logs',
        namespace: this.#functionName,
        requestId: isFunction ? this.#requestId : undefined,
      },
      record,
    );
    if (item.type === 'platform.report') this.#requestId = undefined;
    delivery.keep(position, event);
    if (isFunction) takeEmbeddedMetrics(delivery, position, event);
  }
}

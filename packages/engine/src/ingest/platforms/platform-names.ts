/**
 * Service, namespace and region of records that a platform or a log collector wrote around a line: Docker, Kubernetes,
 * Fly. Each reader gives undefined at the cost of a few reads when the record has none of their keys.
 */
import { isObject, type JsonObject, textAt } from '../../model/json.js';

export interface PlatformNames {
  readonly service?: string | undefined;
  readonly namespace?: string | undefined;
  readonly region?: string | undefined;
}

const NONE: PlatformNames = {};

/** What stands around the first of `roots`, the record itself. Weaker than what the record says of itself. */
export function surroundings(roots: readonly JsonObject[], name: keyof PlatformNames): string | undefined {
  const [record] = roots;
  return record === undefined ? undefined : (labelledNamesOf(record)[name] ?? platformNamesOf(record)[name]);
}

function platformNamesOf(record: JsonObject): PlatformNames {
  if (isObject(record.kubernetes)) return kubernetesNames(record.kubernetes);
  if (isObject(record.fly)) return flyNames(record.fly);
  return dockerNames(record);
}

/**
 * The labels of this project, which stand above everything else: `io.baselime.service` and `io.baselime.namespace`.
 * Collectors hand labels on under several names, some with dots replaced by underscores.
 */
function labelledNamesOf(record: JsonObject): PlatformNames {
  const { kubernetes } = record;
  const bags = isObject(kubernetes)
    ? [kubernetes.labels, kubernetes.pod_labels, kubernetes.annotations, kubernetes.pod_annotations]
    : [record.label, record.labels, record.container_labels, record.attrs];
  for (const bag of bags) {
    if (!isObject(bag)) continue;
    const service = labelIn(bag, 'service');
    const namespace = labelIn(bag, 'namespace');
    if (service !== undefined || namespace !== undefined) return { service, namespace };
  }
  return NONE;
}

const labelIn = (bag: JsonObject, name: string): string | undefined =>
  textAt(bag, `io.baselime.${name}`) ?? textAt(bag, `io_baselime_${name}`);

/** Fluent Bit and Fluentd call the bag `labels`, Vector `pod_labels`. */
function kubernetesNames(kubernetes: JsonObject): PlatformNames {
  const labels = [kubernetes.labels, kubernetes.pod_labels].find(isObject);
  const app =
    labels === undefined
      ? undefined
      : (textAt(labels, 'app.kubernetes.io/name') ??
        textAt(labels, 'app_kubernetes_io/name') ??
        textAt(labels, 'app') ??
        textAt(labels, 'k8s-app'));
  const container = textAt(kubernetes, 'container_name');
  return { service: app ?? container, namespace: container };
}

function flyNames(fly: JsonObject): PlatformNames {
  const name = isObject(fly.app) ? textAt(fly.app, 'name') : undefined;
  return { service: name, namespace: name, region: textAt(fly, 'region') };
}

/** `/shop-checkout-1` is how Docker's own API writes a container's name. */
function dockerNames(record: JsonObject): PlatformNames {
  const container = textAt(record, 'container_name');
  if (container === undefined) return NONE;
  const labels = [record.label, record.labels, record.container_labels, record.attrs].find(isObject);
  const composed = (name: string) => (labels === undefined ? undefined : textAt(labels, `com.docker.compose.${name}`));
  return {
    service: composed('project'),
    namespace: composed('service') ?? container.replace(/^\//, ''),
  };
}

/** What counts as one entity: the namespace, or the service where a namespace holds several of them. */

type Named = { readonly service: string; readonly namespace: string };

/** The service of rows whose sender names none: Lambda's own lines beside those of a program that does. */
const UNNAMED = 'default';

/**
 * A function for the entity's name of a row. A namespace is a Lambda function or a resource and so finer than its
 * service; only where several services share one (OpenTelemetry's `service.namespace`), the service is.
 */
export function entityNamer(...lists: readonly (readonly Named[])[]): (row: Named) => string {
  const servicesOf = new Map<string, Set<string>>();
  const namespacesOf = new Map<string, Set<string>>();
  for (const rows of lists) {
    for (const { service, namespace } of rows) {
      if (service === UNNAMED) continue;
      if (servicesOf.get(namespace)?.has(service) === true) continue;
      servicesOf.set(namespace, (servicesOf.get(namespace) ?? new Set()).add(service));
      namespacesOf.set(service, (namespacesOf.get(service) ?? new Set()).add(namespace));
    }
  }
  return ({ service, namespace }) =>
    service !== UNNAMED && (servicesOf.get(namespace)?.size ?? 0) > 1 && (namespacesOf.get(service)?.size ?? 0) === 1
      ? service
      : namespace;
}

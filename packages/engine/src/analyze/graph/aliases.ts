/** One resource under several names: spans name a database by its host, its name or its table, metrics by its identifier. */
import { textAt } from '../../model/json.js';
import { calleeOf } from '../rules/entity.js';
import type { SpanTree } from '../trace/tree.js';

const NAME_KEYS = [
  'server.address',
  'net.peer.name',
  'peer.service',
  'db.name',
  'db.namespace',
  'db.collection.name',
  'db.sql.table',
  'db.system',
  'db.system.name',
  'rpc.service',
];

/** What the spans that call the entity name it by, in small letters; of a host its first label too, as AWS calls the resource. */
export function aliasesOf(entity: string, { nodes }: SpanTree): ReadonlySet<string> {
  const own = nodes.filter(({ span }) => calleeOf(span) === entity);
  const names = [entity, ...own.flatMap(({ span }) => NAME_KEYS.flatMap((key) => textAt(span.data, key) ?? []))];
  return new Set(names.flatMap((name) => [name, name.split('.')[0] ?? name]).map((name) => name.toLowerCase()));
}

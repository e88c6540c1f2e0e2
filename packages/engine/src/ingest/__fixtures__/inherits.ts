/** Whether an object finds anything that is not its own: a record must not. */
export function inherits(record: unknown): boolean {
  if (typeof record !== 'object' || record === null) return true;
  const prototype: unknown = Object.getPrototypeOf(record);
  if (prototype === null) return false;
  const isBare = Reflect.ownKeys(Object(prototype)).length === 0 && Object.getPrototypeOf(prototype) === null;
  return !isBare || !Object.isFrozen(prototype);
}

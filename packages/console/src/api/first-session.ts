/** The session that `public/first.js` asked for while the scripts of the console were on their way. */

export interface FirstSession {
  readonly response: Response;
  /** When it was asked for, by the browser's clock. */
  readonly askedMs: number;
}

const isFirstSession = (value: unknown): value is FirstSession =>
  typeof value === 'object' && value !== null && 'response' in value && value.response instanceof Response;

/** That answer, once: what is asked later is asked anew. Undefined where none was asked for, or none came. */
export async function firstSession(): Promise<FirstSession | undefined> {
  const asked: unknown = Reflect.get(globalThis, 'firstSession');
  Reflect.deleteProperty(globalThis, 'firstSession');
  const first: unknown = await asked;
  return isFirstSession(first) ? first : undefined;
}

export function AskDialog(_: { readonly code: string; readonly session: unknown }) { return null; }

/** Lines that say that the program ended, and nothing of why. Source: what Lambda logs when a runtime exits. */
const ENDED: readonly RegExp[] = [
  /^(?:RequestId: \S+ )?(?:Error: )?Runtime exited (?:with error: (?:exit status \d+|signal: \w+)|without providing a reason)\s*(?:Runtime\.ExitError)?\s*$/,
  /^(?:RequestId: \S+ )?(?:Error: )?(?:Unknown application error occurred|Process exited before completing request)\s*(?:Runtime\.\w+|Error)?\s*$/,
  /^(?:INIT_)?REPORT\b[^\n]*\bError Type: Runtime\.ExitError\b/,
];

export const saysOnlyTheEnd = ({ message = '' }: { readonly message?: string | undefined }): boolean =>
  ENDED.some((pattern) => pattern.test(message.slice(0, 600)));

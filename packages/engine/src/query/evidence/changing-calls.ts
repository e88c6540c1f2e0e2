/** Which of the calls that CloudTrail records change something, and what. */

/**
 * Calls that change something, by the verbs of AWS's APIs. Calls that only run something (`StartExecution`, `RunTask`) are
 * what a system does all day.
 */
export const CHANGING =
  '^(Add|Attach|Authorize|Create|Delete|Deregister|Detach|Disable|Disassociate|Enable|Modify|Publish|Put|Reboot|Register|Remove|Replace|Reset|Restore|Revoke|Rotate|Set|Stop|Suspend|Terminate|Update)';

/** A setting, a permission or a trigger; what is left brings another version. */
const CONFIGURATION =
  /Configuration|Parameter|Secret|Policy|Role|Env|Permission|EventSourceMapping|Concurrency|Attributes|SecurityGroup|^(?:Authorize|Disable|Enable|Modify|Revoke|Suspend)/i;
export const isOfConfiguration = (name: string): boolean => CONFIGURATION.test(name);

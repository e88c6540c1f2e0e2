/**
 * What is wrong with a deployment package, where no module is simply left out.
 * Sources: AWS Lambda developer guide ("Custom runtime", "Troubleshoot container image issues"), Node's documentation
 * ("Modules: Packages"), Prisma's ("Binary targets").
 */
import { eitherOf } from '../../model/patterns.js';
import type { Failure } from '../failures/failure.js';
import { says } from './says.js';

const VARIANTS = [
  ['architecture', /exec format error|wrong ELF class|invalid ELF header|cannot execute binary file|BadImageFormat/],
  ['engine', /could not locate the (?:Query|Schema) Engine|[Qq]uery engine (?:library|binary) for current platform/],
  ['es-module', /ERR_REQUIRE_ESM|require\(\) of ES [Mm]odule|Must use import to load ES Module/],
  [
    'entry-point',
    /Couldn't find valid bootstrap|fork\/exec \S+: (?:no such file|permission denied)|\bInvalidEntrypoint\b/,
  ],
  [
    'library',
    eitherOf(
      /No module named ['"]?\w+\._\w+|Could not load the "?[\w@/-]+"? module using the|\.so(?:\.\d+)*: |\bELF\b/,
      /GLIBC|ERR_DLOPEN_FAILED|\.node: |UnsatisfiedLinkError|shared object file|shared librar(?:y|ies)/,
    ),
  ],
] as const satisfies readonly (readonly [string, RegExp])[];

export type PackageVariant = (typeof VARIANTS)[number][0];

/** Undefined where a module is simply not there, and for every other fault. */
export const packageVariantOf = (failure: Failure): PackageVariant | undefined =>
  failure.verdict.fault === 'missing-dependency'
    ? VARIANTS.find(([, pattern]) => says(failure, pattern))?.[0]
    : undefined;

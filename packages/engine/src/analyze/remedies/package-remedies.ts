/** What helps where a deployment package cannot be loaded, by what is wrong with it. */
import type { PackageVariant } from '../rules/package-variants.js';
import type { Remedy, RemedyFacts, Step } from './remedy.js';

type First = (facts: RemedyFacts) => Step;

const BY: Readonly<Record<PackageVariant, First>> = {
  architecture: ({ caller }) => [
    `Build ${caller} for the architecture that it is set to run on`,
    'Compare x86_64 or arm64 in its configuration with the build: GOARCH for Go, the target for Rust, --platform linux/amd64 or linux/arm64 for a container image, and the platform of wheels and native modules.',
  ],
  engine: ({ caller }) => [
    `Generate the client of Prisma for the system of ${caller}`,
    'Name the target that the error asks for in binaryTargets of the generator in schema.prisma, run prisma generate in the build, and copy the engine next to the bundle where one is made.',
  ],
  'es-module': ({ caller }) => [
    `Load the module with import() in ${caller}, or let the bundler put it in`,
    'The nearest package.json with "type": "module" makes every .js file an ES module: name files that use require() .cjs, or let package and files be of one kind.',
  ],
  'entry-point': ({ caller }) => [
    `Check the entry point of ${caller}`,
    'A custom runtime starts an executable file named bootstrap at the root of the package; a container image needs an absolute path as its ENTRYPOINT, and no link.',
  ],
  library: ({ caller }) => [
    `Build the package of ${caller} for the system that it runs on`,
    'Install it in the build image of the same Lambda runtime (Amazon Linux) and for the same architecture (x86_64 or arm64), with the system libraries that it links to in the package or a layer.',
  ],
};

/** A module is not where it is looked for: the steps that hold for a library that cannot be loaded as well. */
const isModule = ({ packaged }: RemedyFacts): boolean => packaged === undefined || packaged === 'library';

export const PACKAGE_REMEDIES: readonly Remedy[] = [
  (facts) => (facts.packaged === undefined ? undefined : BY[facts.packaged](facts)),
  (facts) =>
    isModule(facts)
      ? [
          `Add ${facts.module ?? 'the missing module'} to ${facts.aws ? 'the deployment package of ' : 'what '}${facts.caller}${facts.aws ? '' : ' is built from'}`,
          facts.aws
            ? 'List it under the dependencies (not the development ones), build again and check the contents of the package.'
            : 'List it under the dependencies (not the development ones), install from the lock file in the image or on the machine that runs it, and look whether it is there.',
        ]
      : undefined,
  (facts) =>
    isModule(facts) && facts.aws
      ? [
          `Check the layers and the handler path of ${facts.caller}`,
          'A layer version without the module, a bundler that leaves it out as external, or another CPU architecture give the same error.',
        ]
      : undefined,
  (facts) =>
    isModule(facts)
      ? undefined
      : [
          `Roll ${facts.caller} back to the version that started`,
          'Point the alias, or the tag of the image, at it while the package is built anew.',
        ],
  ({ aws }) => [
    'Run what was built once before it is deployed',
    aws
      ? 'Import the handler from the package itself in the pipeline; this error then shows there.'
      : 'Start it in the pipeline, from the image or folder that is deployed; this error then shows there.',
  ],
];

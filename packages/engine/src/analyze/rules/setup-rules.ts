/**
 * What a function was deployed without: a module, a file, a setting.
 * Sources: AWS Lambda developer guide (runtime error names), and the messages of Node, CPython, the JVM, .NET, Go and Ruby for
 * modules and variables that are absent.
 */
import { anyOf, eitherOf, named } from '../../model/patterns.js';
import type { Rule } from './rule.js';
import type { Located, Signals } from './signals.js';

export const SETUP_RULES: readonly Rule[] = [
  {
    fault: 'missing-dependency',
    seat: 'function',
    types: named(String.raw`
        Runtime\.ImportModuleError ImportModuleError ModuleNotFoundError MODULE_NOT_FOUND ERR_MODULE_NOT_FOUND
        ImportError ClassNotFoundException NoClassDefFoundError TypeInitializationException DllNotFoundException
        LoadError Gem::MissingSpecError Gem::LoadError UnsatisfiedLinkError Runtime\.InvalidEntrypoint
        BadImageFormatException TypeLoadException ReflectionTypeLoadException ERR_DLOPEN_FAILED
        ExceptionInInitializerError Runtime\.CannotFindModule
      `),
    wording: anyOf(
      /Cannot find (?:module|package) ['"]|Could not load file or assembly|no required module provides package/,
      /error while loading shared libraries|No module named ['"]?\w|Unable to import module/,
      /cannot open shared object file/,
      /Cannot find (?:module|package) |cannot load such file|Could not find '?[\w-]+'? \(|invalid ELF header/,
      /wrong ELF class|exec format error|Couldn't find valid bootstrap|GLIBC(?:XX)?_[\d.]+' not found/,
      /version `[\w.]+' not found|version `GLIBC|cannot import name ['"]|Could not load the "?[\w@/-]+"? module/,
      /Unable to load (?:DLL|shared library)|no \w+ in java\.library\.path|Could not initialize class/,
      /Class ['"][\w\\\\]+['"] not found|Error loading shared library|ERR_DLOPEN_FAILED|Failed to load native/,
      /spawn \S+ ENOENT|executable file not found in|command not found$|fork\/exec \S+: no such file/,
      /undefined symbol: |Error relocating|[Qq]uery engine .{0,80}could not (?:be found|locate)/,
      /could not locate the (?:Query|Schema) Engine|could not find driver|Could not find or load main class/,
      /Could not find (?:Chrome|Chromium|Firefox)\b|Executable doesn't exist at |is not installed\b/,
      /Please install (?:the )?\S+ (?:package|module)/,
      /No such file or directory: ['"](?:[\w.-]+|\/(?:opt|var\/task|usr)\/\S+)['"]/,
      /no such file or directory, \w+ ['"]\/(?:opt|var\/task)\/|\/(?:opt|usr|var\/task)\/\S+: No such file/,
      /GemNotFound|more recent version of the Java Runtime/,
    ),
  },
  {
    fault: 'missing-configuration',
    seat: 'function',
    types: named(String.raw`
        ParameterNotFound ParameterVersionNotFound Runtime\.HandlerNotFound HandlerNotFound ConfigurationError
        ConfigurationException ImproperlyConfigured MissingEnvironmentVariable(?:Error|Exception)?
        (?:\w+\.)?MissingEnvVars?(?:Error)? EnvVarError NoRegion(?:Error|Exception)?
        MissingRegion(?:Error|Exception)? UnknownConfigKey MissingSettingException MissingConfigurationError
        ConfigError ERR_MISSING_ENV UndefinedValueError OptionsValidation(?:Exception)? ConfigException\$Missing
        ConfigFileNotFoundError NoSuchConfig(?:Exception|Error)? VarError
      `),
    wording: anyOf(
      /(?:environment variable|env(?:ironment)? var(?:iable)?|process\.env\.|os\.environ|config(?:uration)?(?: (?:key|value|setting|parameter))?)\b[^.\n]{0,80}\b(?:is |was |are )?(?:missing|undefined|not set|not defined|not configured|not found|not present|not provided|required|unset|empty)\b/,
      /(?:missing|undefined|required|unset|no) (?:required )?(?:environment variable|env(?:ironment)? var|config(?:uration)?)/,
      /Could not resolve placeholder|required key \w+ missing value/,
      /(?:missing|undefined|unset|invalid) (?:required )?(?:environment|env\.?|config(?:uration)?|settings?) ?(?:variables?|vars?|keys?|values?|parameters?|propert(?:y|ies))?:? /,
      /Section ['"]?[\w:.]+['"]? not found in configuration|ConnectionString (?:property )?has not been initialized/,
      /No connection string (?:named|found)/,
      /connection ?string ['"]?\w*['"]? (?:not found|is (?:missing|empty|null))/,
      /Region is missing|Missing region in config|You must specify a region|Unable to find a region/,
      /No RegionEndpoint|Invalid Configuration: Missing Region|could not find region configuration/,
      /No value provided for input HTTP label/,
      /key not found: ['"]?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|is undefined or not exported|missing on module/,
      /Unable to (?:locate|load) (?:the )?handler|(?:Config|Settings|Env\w*) validation (?:error|failed)/,
      /validation errors? for \w*(?:Settings|Config)\w*\b/,
      /(?:environment|env) variables? .{0,60}(?:must be|needs? to be|has to be|should be) (?:set|defined|provided)/,
      /(?:must|need to|have to|please) (?:set|define|provide|configure|specify) (?:the |an? )?(?:\S+ )?(?:environment|env\b|config)/,
      /(?:Set|Define|Provide|Missing|Expected|Required) (?:the )?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b.{0,40}(?:env|config|setting|variable)/,
      /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b (?:environment variable|env var|setting) /,
      /(?:env|environment)\.[A-Z][A-Z0-9_]+ (?:is|was) (?:missing|undefined|not set)/,
      /secretOrPrivateKey must have a value/,
      /as envvar\b|`Err` value: NotPresent|No configuration setting found/,
      /config property .{0,80}(?:is required|not be found)|Failed to bind properties/,
      /Failed to configure a DataSource|Neither \S*(?:apiKey|API key|credential)/,
      /(?:You did not provide an|No|Missing|must provide an?) API[ _-]?key/,
      /[Aa][Pp][Ii][ _-]?[Kk]ey (?:is |was )?(?:missing|required|not (?:set|provided|configured))/,
      /client option must be set|(?:SDK|API|access|secret) key must be (?:provided|set)/,
      /missing (?:in|from) (?:the )?config/,
      /Value cannot be null\. ?\(Parameter '\w*(?:[cC]onnectionString|[aA]piKey|[eE]ndpoint|[uU]ri|[uU]riString|[uU]rl|[sS]ecret|[rR]egion|(?:table|bucket|queue|topic|stream)(?:Name|Url|Arn))'/,
      /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b['"`]? (?:has no value|has not been (?:set|provided|configured)|is a required (?:variable|setting|parameter))/,
      /\bno value (?:for|of) ['"`]?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|not (?:present|found|defined) in the environment\b/,
      // A setting that is absent became a part of an address.
      /Invalid URL:? ['"]?(?:undefined|null|None)\b|\bhttps?:\/\/(?:undefined|null|None)\b/,
      /\b(?:ENOTFOUND|EAI_AGAIN|resolve host:?) (?:undefined|null|None)\b/,
      /(?:environment|env) variables?.{0,60}must not be (?:null|empty|blank)/,
      // A file of settings, by its name or its ending.
      /(?:[Nn]o such file or directory|ENOENT|[Cc](?:ould|an) ?not open|[Ff]ailed to open|not find)[^\n]{0,40}['"` ]\S*(?:config|settings|\.env\b|\.(?:ya?ml|toml|ini|conf|properties|pem|crt|cer|key)\b)/,
      /(?:open|stat|read) \S*(?:config|settings|\.env\b|\.(?:ya?ml|toml|ini|conf|properties|pem|crt|cer|key)\b)\S*: no such file/,
      // The names of resources come from the settings: one that is absent was never set.
      /(?:Invalid type for parameter|Missing required (?:key|parameter)(?: in input)?:?|Value null at|must contain the parameter|Invalid parameter:) ?['"]?(?:TableName|QueueUrl|Bucket|TopicArn|FunctionName|StreamName|SecretId|KeyId|StateMachineArn|EventBusName|UserPoolId|ClientId)\b(?!.{0,30}<class 'int)/i,
    ),
    when: (signals) => pythonEnvironment(signals) ?? unsetVariable(signals),
    hint: eitherOf(
      /\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\b (?:is |was |must be )?(?:missing|undefined|not set|not defined|required|unset|set)\b/,
      /(?:Empty|No) value provided for (?:input HTTP label|required)/,
    ),
  },
];

/** `PAYMENT_URL must be defined`, `STRIPE_SECRET not set`: a name in the style of variables that is not there. */
function unsetVariable({ texts }: Signals): Located | undefined {
  return texts.find(({ value }) => UNSET.test(value.slice(0, 2_000)));
}

const UNSET =
  /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b['"`]?(?: \w+){0,2} (?:(?:must|has to|needs to|should) be (?:set|defined|provided|configured|present|non-empty)|(?:is|was) (?:missing|undefined|unset|required|empty|blank|not (?:set|defined|provided|configured|found|present))|not (?:set|defined|provided|configured))\b/;

/** Python says only `KeyError: 'TABLE_NAME'`; that it came from the environment stands in the stack or in the style. */
function pythonEnvironment({ types, texts, stack }: Signals): Located | undefined {
  const keyError = types.find(({ value }) => value === 'KeyError');
  if (keyError === undefined) return undefined;
  const named = texts.find(({ value }) => /^(?:KeyError: )?'[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+'$/.test(value.trim()));
  if (/os\.environ|os\.py", line \d+, in __getitem__/.test(stack?.value ?? '')) return named ?? keyError;
  return named;
}

/** Units of CloudWatch, from the codes that its OpenTelemetry output writes. */

/** Source: CloudWatch user guide, "Translations with OpenTelemetry 1.0.0 format". */
const units: Readonly<Record<string, string>> = {
  s: 'Seconds',
  us: 'Microseconds',
  ms: 'Milliseconds',
  By: 'Bytes',
  kBy: 'Kilobytes',
  MBy: 'Megabytes',
  GBy: 'Gigabytes',
  TBy: 'Terabytes',
  bit: 'Bits',
  kbit: 'Kilobits',
  MBit: 'Megabits',
  GBit: 'Gigabits',
  Tbit: 'Terabits',
  '%': 'Percent',
  '{Count}': 'Count',
  '1': 'None',
  NoneTranslated: 'None',
};

const unitOf = (code: string): string => (Object.hasOwn(units, code) ? (units[code] ?? code) : code);

/** `Bytes/Second` for `By/s`, `Count` for `{Count}`; a code that is not known stays. Undefined when there is none. */
export function cloudWatchUnit(code: string): string | undefined {
  if (code === '') return undefined;
  const [of = '', per, ...rest] = code.split('/');
  if (per === undefined || rest.length > 0) return unitOf(code);
  return per === 's' ? `${unitOf(of)}/Second` : `${unitOf(of)}/${unitOf(per)}`;
}

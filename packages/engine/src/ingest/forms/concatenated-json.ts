/** JSON objects that follow one another without a separator, as Fluent Bit's format `json_stream` writes them. */

/**
 * The parts of `line`, each a balanced object, and at most one more than `maxParts`; undefined when the line is not objects and nothing else. Linear. Whether
 * a part is valid JSON is for the caller to find out.
 */
export function splitConcatenated(line: string, maxParts: number): readonly string[] | undefined {
  const parts: string[] = [];
  let start = -1;
  let depth = 0;
  for (let at = 0; at < line.length && parts.length <= maxParts; at += 1) {
    const code = line.charCodeAt(at);
    if (depth === 0) {
      if (code === 0x7b) {
        start = at;
        depth = 1;
      } else if (code !== 0x20 && code !== 0x09) return undefined;
    } else if (code === 0x22) {
      at = endOfString(line, at);
    } else if (code === 0x7b) depth += 1;
    else if (code === 0x7d) {
      depth -= 1;
      if (depth === 0) parts.push(line.slice(start, at + 1));
    }
  }
  return depth === 0 ? parts : undefined;
}

function endOfString(line: string, from: number): number {
  let at = from + 1;
  while (at < line.length && line.charCodeAt(at) !== 0x22) at += line.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}

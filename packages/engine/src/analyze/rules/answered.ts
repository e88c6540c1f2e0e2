/** An answer by its status, in the words of a sentence. */

/** How statuses are called. Source: RFC 9110, section 15, and RFC 6585. */
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: '(?:Content|Payload|Request Entity) Too Large',
  422: 'Unprocessable (?:Content|Entity)',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-?out',
};

/**
 * The status of an answer in the words of a sentence: `returned 503`, `HTTP/1.1 503`, `status code: 503`, with its name
 * behind it (`503 Service Unavailable`), or as clients say it: Python's requests (`503 Server Error`) and aiohttp
 * (`503, message=`), .NET's HttpClient (`does not indicate success: 503`), got (`Response code 503`), Ruby's Net::HTTP
 * (`503 "Service Unavailable"`).
 */
export function answered(...statuses: readonly number[]): RegExp {
  const reasons = statuses.flatMap((status) => REASONS[status] ?? []);
  const named = statuses.flatMap((status) => (REASONS[status] === undefined ? [] : [`${status}:? ${REASONS[status]}`]));
  const said = `(?:\\bstatus(?:[ _-]?code)?|\\berror code|\\bH(?:TTP|ttp)(?:/[\\d.]+)?(?: [Ee]rror)?|\\bindicate success|\\b[Rr]esponse code|\\b(?:responded|answered|returned|replied|failed|got|received)(?: with)?(?: an?| the)?(?: HTTP| status| code| error| response)*)[ :=("']{1,4}(?:${statuses.join('|')})\\b(?![.:]\\d)`;
  return new RegExp(
    [
      said,
      // What Node prints of an error behind its stack; AWS's own SDK prints 400 there for nearly everything.
      ...statuses
        .filter((status) => status !== 400)
        .map((status) => `\\n\\s{0,12}(?:status|statusCode|code): ${status},?\\s*(?:\\n|$)`),
      // The name of the status is all that the error says.
      ...reasons.map((reason) => `(?:^|\\n)(?:\\w*Error: )?${reason}\\s*(?:$|\\n)`),
      `\\b(?:${statuses.join('|')})(?: (?:Client|Server) Error\\b|, message=| ")`,
      ...named.map((one) => `\\b${one}\\b`),
    ].join('|'),
  );
}

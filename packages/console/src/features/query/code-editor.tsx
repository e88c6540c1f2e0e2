/** The query as text or as JSON, edited and taken over whole. */
import { normalQuery, parseQueryText, Query, queryText, type TextProblem } from '@baselime-ai/contract';
import { type ReactElement, useEffect, useState } from 'react';
import { parseJson } from '../../api/problem.js';
import { Button } from '../../ui/button.js';
import { CopyButton } from '../../ui/copy.js';
import { visibleLine } from '../../ui/safe-text.js';

export type CodeForm = 'text' | 'json';

interface Props {
  readonly form: CodeForm;
  readonly query: Query;
  readonly onChange: (query: Query) => void;
}

type Read = { readonly query: Query } | { readonly problems: readonly TextProblem[] };

const print = (form: CodeForm, query: Query): string =>
  form === 'text' ? queryText(query) : JSON.stringify(normalQuery(query), null, 2);

function read(form: CodeForm, text: string): Read {
  if (form === 'text') return parseQueryText(text);
  const value = parseJson(text);
  if (value === undefined) return { problems: [{ line: 1, message: 'this is not JSON' }] };
  const parsed = Query.safeParse(value);
  if (parsed.success) return { query: normalQuery(parsed.data) };
  return {
    problems: parsed.error.issues.map(({ path, message }) => ({ line: 1, message: `${path.join('.')}: ${message}` })),
  };
}

export function CodeEditor({ form, query, onChange }: Props): ReactElement {
  const printed = print(form, query);
  const [draft, setDraft] = useState(printed);
  useEffect(() => setDraft(printed), [printed]);
  const result = read(form, draft);
  const problems = 'problems' in result ? result.problems : [];
  const isChanged = draft !== printed;
  const apply = (): void => {
    if ('query' in result) onChange(result.query);
  };
  return (
    <div className="flex flex-col gap-2">
      <textarea
        data-testid="query-code"
        aria-label={form === 'text' ? 'The query as text' : 'The query as JSON'}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? 'query-problems' : undefined}
        placeholder={
          form === 'text' ? 'from lambda-logs\ncalculate COUNT\nwhere @type = REPORT\ngroup by namespace' : '{}'
        }
        value={draft}
        rows={Math.min(16, Math.max(5, draft.split('\n').length))}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          apply();
        }}
        className="data resize-y rounded-md border border-line-strong bg-ground p-2.5 outline-none placeholder:text-faint focus:border-lime"
      />
      {problems.length === 0 ? null : (
        <ul id="query-problems" role="alert" data-testid="query-problems" className="text-bad text-xs">
          {problems.slice(0, 8).map(({ line, message }) => (
            <li key={`${line} ${message}`}>
              {form === 'text' ? `Line ${line}: ` : ''}
              {visibleLine(message, 240)}
            </li>
          ))}
        </ul>
      )}
      <div className="flex items-center gap-2">
        <Button look="lime" data-testid="query-apply" disabled={!isChanged || problems.length > 0} onClick={apply}>
          Apply
        </Button>
        <CopyButton label={form === 'text' ? 'Copy text' : 'Copy JSON'} text={() => draft} />
        <span className="text-2xs text-faint">{isChanged ? 'Not applied yet (Ctrl Enter)' : ''}</span>
      </div>
    </div>
  );
}

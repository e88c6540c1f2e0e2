import type { PrivacyRulesView } from '@baselime-ai/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useRef } from 'react';
import { type Problem, toProblem } from '../../api/problem.js';
import { savePrivacyRules, tryPrivacyRules } from '../../api/routes.js';
import { Button } from '../../ui/button.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Badge } from '../../ui/tone.js';
import { EXAMPLE_RULES } from './model.js';
import { Heading, Note } from './parts.js';
import { TrialResult } from './trial-result.js';

interface Props {
  readonly saved: PrivacyRulesView;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
}

export function RulesSection({ saved, draft, onDraft }: Props): ReactElement {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: savePrivacyRules,
    onSuccess: (view) => client.setQueryData(['privacy', 'rules'], view),
  });
  const trial = useMutation({ mutationFn: (rules: string) => tryPrivacyRules(rules) });
  const isChanged = draft !== saved.text;
  const failed = save.error ?? trial.error;
  const change = (text: string): void => {
    save.reset();
    trial.reset();
    onDraft(text);
  };
  return (
    <section aria-labelledby="privacy-rules" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Heading id="privacy-rules">Your rules</Heading>
        <Badge title="The level of datasets without one of their own">{saved.level}</Badge>
        <span className="data text-2xs text-faint" title="Changes with every rule; cached answers are kept apart by it">
          {saved.version}
        </span>
        {draft.trim() === '' ? (
          <span className="ml-auto">
            <Button onClick={() => change(EXAMPLE_RULES)}>Start from an example</Button>
          </span>
        ) : null}
      </div>
      <p className="text-sm text-soft">
        Keys, patterns and words of yours, as YAML or JSON. They hold for every answer from the moment they are saved,
        on top of all that is built in. There is no rule that turns it off.
      </p>
      <Editor draft={draft} onDraft={change} problem={failed === null ? undefined : toProblem(failed)} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="lime"
          data-testid="privacy-save"
          disabled={!isChanged || save.isPending}
          onClick={() => save.mutate(draft)}
        >
          Save the rules
        </Button>
        <Button data-testid="privacy-try" disabled={trial.isPending} onClick={() => trial.mutate(draft)}>
          {trial.isPending ? 'Trying…' : 'Try on the last hour'}
        </Button>
        {isChanged ? (
          <Button look="ghost" onClick={() => change(saved.text)}>
            Discard changes
          </Button>
        ) : null}
        <span role="status" className="text-xs text-soft">
          {save.isSuccess ? (
            <span data-testid="privacy-saved" className="text-good">
              Saved. These rules hold from now on.
            </span>
          ) : isChanged ? (
            'Not saved yet'
          ) : null}
        </span>
      </div>
      {trial.data === undefined ? null : <TrialResult answer={trial.data} />}
      {saved.file === undefined ? null : (
        <details className="text-sm text-soft">
          <summary className="text-xs text-faint">
            {visibleLine(saved.file.name, 80)} on the server holds too; it can only be changed there
          </summary>
          <pre className="data mt-1.5 max-h-72 overflow-auto whitespace-pre-wrap rounded-lg border border-line bg-ground p-3">
            {saved.file.text}
          </pre>
        </details>
      )}
    </section>
  );
}

interface EditorProps {
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly problem: Problem | undefined;
}

function Editor({ draft, onDraft, problem }: EditorProps): ReactElement {
  const field = useRef<HTMLTextAreaElement>(null);
  const lines = draft.split('\n');
  const bad = new Set(problem?.details.flatMap(({ message }) => lineOf(message) ?? []));
  const goTo = (line: number): void => {
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    field.current?.focus();
    field.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  };
  return (
    <>
      <div className="flex max-h-[28rem] overflow-auto rounded-lg border border-line-strong bg-panel focus-within:border-lime">
        <ol
          aria-hidden="true"
          className="data shrink-0 select-none border-line border-r bg-ground py-3 text-right text-faint"
        >
          {lines.map((_, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              key={index}
              className={`px-2 ${bad.has(index + 1) ? 'bg-bad-soft text-bad' : ''}`}
            >
              {index + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={field}
          data-testid="privacy-rules"
          aria-label="Privacy rules, YAML or JSON"
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : 'privacy-problems'}
          placeholder="No rules of your own yet"
          value={draft}
          onChange={(event) => onDraft(event.target.value)}
          wrap="off"
          rows={Math.max(8, lines.length)}
          spellCheck={false}
          className="data min-w-0 flex-1 resize-none overflow-x-auto overflow-y-hidden bg-transparent p-3 outline-none placeholder:font-sans placeholder:text-faint"
        />
      </div>
      {problem === undefined ? null : (
        <Note look="bad" role="alert">
          <p className="text-ink">
            {problem.code === 'PRIVACY_RULES_INVALID' ? 'These rules cannot be used.' : problem.message}
          </p>
          <ul id="privacy-problems" data-testid="privacy-problems" className="mt-1 flex flex-col gap-0.5">
            {problem.details.map(({ path, message }) => {
              const line = lineOf(message);
              return (
                <li key={`${path} ${message}`}>
                  {path === '' ? null : <code className="data mr-1.5 text-ink">{visibleLine(path, 120)}</code>}
                  {visibleLine(message, 400)}
                  {line === undefined ? null : (
                    <button type="button" className="ml-2 text-lime hover:underline" onClick={() => goTo(line)}>
                      show
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        </Note>
      )}
    </>
  );
}

function lineOf(message: string): number | undefined {
  const line = /^line (\d+)/.exec(message)?.[1];
  return line === undefined ? undefined : Number(line);
}

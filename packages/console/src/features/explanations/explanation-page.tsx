/** One stored explanation, at an address that can be shared inside the workspace, and as a page to print. */
import type { Explanation } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { fetchExplanation, reportPath } from '../../api/routes.js';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { useCopy } from '../../ui/copy.js';
import { formatInstant } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { SkeletonRows } from '../../ui/states.js';
import { Badge } from '../../ui/tone.js';
import { answerOf } from '../ask/answer-model.js';
import { AnswerSections } from '../ask/answer-sections.js';
import { ConfidenceBadge } from '../ask/confidence-badge.js';
import { Feedback } from '../ask/feedback.js';
import { FoundLocally } from '../ask/found-locally.js';
import { encodeSubject, questionOf, subjectName } from '../ask/subject-code.js';
import { GonePage } from '../view/gone-page.js';
import { TeamNotes } from './team-notes.js';

export function ExplanationPage(): ReactElement {
  const { id } = useParams({ from: '/shell/explanations/$id' });
  const search = useView();
  const explanation = useQuery({
    queryKey: ['explanation', id],
    queryFn: ({ signal }) => fetchExplanation(id, signal),
  });
  return (
    <div className="printed mx-auto flex min-h-0 w-full max-w-3xl flex-1 flex-col md:px-4 md:py-3">
      <nav aria-label="Breadcrumb" className="not-printed flex items-center gap-1 px-4 py-2 text-xs text-faint md:px-1">
        <Link to="/explanations" search={carriedSearch(search)} className="hover:text-ink">
          Explanations
        </Link>
        <Icon name="chevron" size={11} />
        <span className="data truncate text-soft">{id}</span>
      </nav>
      <div className="min-h-0 flex-1 overflow-y-auto border-line bg-panel md:rounded-lg md:border">
        {explanation.data ? (
          <Stored explanation={explanation.data} />
        ) : explanation.error ? (
          <GonePage
            title="Explanation"
            error={explanation.error}
            onRetry={() => void explanation.refetch()}
            to="/explanations"
          >
            All explanations
          </GonePage>
        ) : (
          <SkeletonRows rows={8} height={60} />
        )}
      </div>
    </div>
  );
}

function Stored({ explanation }: { readonly explanation: Explanation }): ReactElement {
  const navigate = useNavigate();
  const { state, copy } = useCopy();
  const { checks, engine, note, question, teamNotes = [], subject } = explanation;
  const supported = checks.filter(({ verdict }) => verdict === 'supported').length;
  const openSubject = (): void => {
    void navigate({ to: '/events', search: { ask: encodeSubject(subject), answer: explanation.id, tab: 'subject' } });
  };
  return (
    <article data-testid="explanation" className="p-5">
      <header className="mb-5">
        <h1 className="text-[15px] font-semibold tracking-tight">
          {question === undefined ? (
            questionOf(subject)
          ) : (
            <>
              <span className="capitalize">{subjectName(subject)}</span>: {visibleLine(question, 300)}
            </>
          )}
        </h1>
        <p className="mt-1.5 flex flex-wrap items-center gap-2 text-2xs text-faint">
          <ConfidenceBadge confidence={explanation.confidence} />
          <Badge>{engine === 'narrator' ? 'Local narrator' : visibleLine(engine, 40)}</Badge>
          <span>{formatInstant(Date.parse(explanation.createdAt))}</span>
          <span>
            {supported} of {checks.length} sentences supported
          </span>
        </p>
        {note === undefined ? null : <p className="mt-2 text-xs text-soft">{visibleLine(note, 600)}</p>}
        <div className="not-printed mt-3 flex flex-wrap items-center gap-2">
          <Button icon="open" onClick={openSubject}>
            What was asked about
          </Button>
          <Button icon="link" onClick={() => copy(`${location.origin}${location.pathname}`)}>
            {state === 'copied' ? 'Copied' : state === 'failed' ? 'Not copied' : 'Copy link'}
          </Button>
          <Button data-testid="report" onClick={() => location.assign(reportPath(explanation.id))}>
            Incident report
          </Button>
          <Button onClick={() => window.print()}>Print</Button>
        </div>
      </header>
      <TeamNotes notes={teamNotes} />
      <FoundLocally answer={answerOf(explanation)} />
      <AnswerSections answer={answerOf(explanation)} />
      <footer className="not-printed mt-6 flex justify-end border-line border-t pt-3">
        <Feedback explanationId={explanation.id} stored={explanation.feedback?.rating} />
      </footer>
    </article>
  );
}

/** The sections of an answer. Text nodes only: nothing in an answer ever becomes a link, an image or markup. */
import { SECTION_NAMES, type SectionName } from '@baselime-ai/contract';
import { type ReactElement, useMemo } from 'react';
import { words } from '../../ui/format.js';
import { visibleLine, visiblePieces } from '../../ui/safe-text.js';
import { Badge } from '../../ui/tone.js';
import { type Answer, nextQuestionsOf, READING_ORDER, sectionTitle } from './answer-model.js';
import { CitationChip } from './citation-chip.js';
import { ConfidenceBadge } from './confidence-badge.js';
import { NextQuestions } from './next-questions.js';
import { type Block, blocksOf, type Piece, runsOf, whyMarked } from './section-model.js';

/** Lines of room that a section gets before its text is there, so that little moves when it comes. */
const ROOM: Readonly<Record<SectionName, readonly number[]>> = {
  summary: [96, 91, 98, 62],
  rootCause: [94, 97, 48],
  evidence: [80, 72, 64],
  impact: [58, 66],
  actions: [90, 84, 70],
  ruledOut: [66, 60],
  nextQuestions: [44, 38],
};

interface Props {
  readonly answer: Answer;
  /** Asks one of the next questions; absent where no question can be asked. */
  readonly next?: { readonly enabled: boolean; readonly onAsk: (question: string) => void };
}

export function AnswerSections({ answer, next }: Props): ReactElement {
  const live = answer.status === 'waiting' || answer.status === 'streaming';
  const writing = live ? SECTION_NAMES.filter((name) => answer.sections[name]).at(-1) : undefined;
  return (
    <div aria-busy={live} className="flex flex-col gap-5">
      {READING_ORDER.map((name) => (
        <Section
          key={name}
          name={name}
          answer={answer}
          live={live}
          writing={writing === name}
          {...(next === undefined ? {} : { next })}
        />
      ))}
    </div>
  );
}

interface SectionProps extends Props {
  readonly name: SectionName;
  readonly live: boolean;
  readonly writing: boolean;
}

function Section({ name, answer, live, writing, next }: SectionProps): ReactElement | null {
  const text = answer.sections[name] ?? '';
  const checks = answer.checks;
  const blocks = useMemo(
    () =>
      blocksOf(
        text,
        checks.filter((check) => check.section === name),
      ),
    [text, checks, name],
  );
  if (blocks.length === 0 && !live) return null;
  return (
    <section
      data-testid={`answer-section-${name}`}
      data-empty={blocks.length === 0 || undefined}
      aria-label={sectionTitle(name)}
    >
      <h3 className="mb-1.5 flex min-h-5 flex-wrap items-center gap-2 text-2xs font-semibold text-faint uppercase tracking-[0.06em]">
        {sectionTitle(name)}
        {name === 'rootCause' ? <RootCauseBadges answer={answer} /> : null}
      </h3>
      {blocks.length === 0 ? (
        <div aria-hidden="true" className="flex flex-col gap-2.5 py-1">
          {ROOM[name].map((width) => (
            <span key={width} className="skeleton h-2.5" style={{ width: `${width}%` }} />
          ))}
        </div>
      ) : (
        <div
          className={`flex flex-col gap-1.5 text-base text-ink ${
            name === 'rootCause' ? 'border-lime border-l-2 pl-3' : ''
          } ${name === 'summary' ? '' : 'text-sm leading-[21px]'}`}
        >
          {name === 'nextQuestions' && next !== undefined ? (
            <NextQuestions questions={nextQuestionsOf(answer)} {...next} />
          ) : (
            <Lines blocks={blocks} answer={answer} writing={writing} />
          )}
        </div>
      )}
    </section>
  );
}

interface LinesProps {
  readonly blocks: readonly Block[];
  readonly answer: Answer;
  readonly writing: boolean;
}

/** Blocks of text with their evidence; `writing` puts a caret behind the last. */
export function Lines({ blocks, answer, writing }: LinesProps): ReactElement {
  return (
    <>
      {runsOf(blocks).map((run) => {
        const List = run.kind === 'paragraph' ? 'div' : run.kind === 'step' ? 'ol' : 'ul';
        return (
          <List key={run.from} className="flex flex-col gap-1.5">
            {run.blocks.map((block, at) => {
              const place = run.from + at;
              return (
                <BlockLine key={place} block={block} answer={answer} caret={writing && place === blocks.length - 1} />
              );
            })}
          </List>
        );
      })}
    </>
  );
}

function RootCauseBadges({ answer }: { readonly answer: Answer }): ReactElement | null {
  const cause = answer.explanation?.rootCause;
  if (!cause) return null;
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1.5 normal-case tracking-normal">
      <ConfidenceBadge confidence={cause.confidence} />
      {cause.fault ? <Badge title="Kind of fault">{words(cause.fault)}</Badge> : null}
      {cause.entity ? (
        <span className="data text-soft break-all" title="Where the cause is">
          {visibleLine(cause.entity, 80)}
        </span>
      ) : null}
    </span>
  );
}

function BlockLine({
  block,
  answer,
  caret,
}: {
  readonly block: Block;
  readonly answer: Answer;
  readonly caret: boolean;
}): ReactElement {
  const text = (
    <span className={`min-w-0 [overflow-wrap:anywhere] ${caret && !block.detail ? 'caret' : ''}`}>
      <Pieces pieces={block.pieces} answer={answer} />
    </span>
  );
  if (block.kind === 'paragraph') return <p>{text}</p>;
  if (block.kind === 'item') {
    return (
      <li className="flex gap-2.5">
        <span aria-hidden="true" className="mt-[9px] size-1 shrink-0 rounded-full bg-faint" />
        {text}
      </li>
    );
  }
  return (
    <li className="flex gap-2.5 py-0.5">
      <span className="data mt-px flex size-5 shrink-0 items-center justify-center rounded-full border border-line-strong text-2xs text-lime">
        {block.number}
      </span>
      <span className="min-w-0">
        {text}
        {block.detail ? (
          <span className={`block text-soft [overflow-wrap:anywhere] ${caret ? 'caret' : ''}`}>
            <Pieces pieces={block.detail} answer={answer} />
          </span>
        ) : null}
      </span>
    </li>
  );
}

function Pieces({ pieces, answer }: { readonly pieces: readonly Piece[]; readonly answer: Answer }): ReactElement {
  return (
    <>
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces only grow at the end
        <PieceText key={index} piece={piece} answer={answer} />
      ))}
    </>
  );
}

function PieceText({ piece, answer }: { readonly piece: Piece; readonly answer: Answer }): ReactElement {
  if (piece.kind === 'citation') {
    return (
      <span className="whitespace-nowrap">
        {/* A space that does not break keeps the chip on the line of its sentence. */}
        {'\u00a0'}
        {piece.findings.map((id) => (
          <CitationChip key={id} id={id} finding={answer.findings.find((finding) => finding.id === id)} />
        ))}
      </span>
    );
  }
  const text = visiblePieces(piece.text)
    .map((part) => part.text)
    .join('');
  const mark = piece.verdict ? { className: 'unsupported', title: whyMarked(piece.verdict) } : {};
  if (piece.kind === 'code') {
    return (
      <code {...mark} className={`data rounded bg-raised px-1 py-px ${piece.verdict ? 'unsupported' : ''}`}>
        {text}
      </code>
    );
  }
  return <span {...mark}>{text}</span>;
}

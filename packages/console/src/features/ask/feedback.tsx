/** Thumbs, with an optional reason and comment. What is stored is shown as stored. */
import type { FeedbackRequest } from '@baselime-ai/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { toProblem } from '../../api/problem.js';
import { sendFeedback } from '../../api/routes.js';
import { Button, IconButton } from '../../ui/button.js';

type Rating = FeedbackRequest['rating'];

const REASONS: Readonly<Record<Rating, readonly string[]>> = {
  up: ['Right cause', 'Useful steps', 'Clear'],
  down: ['Wrong cause', 'Too vague', 'Missing evidence', 'Steps do not help'],
};

interface Props {
  readonly explanationId: string | undefined;
  readonly stored: Rating | undefined;
}

export function Feedback({ explanationId, stored }: Props): ReactElement {
  const [rating, setRating] = useState<Rating | undefined>(stored);
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (feedback: FeedbackRequest) => sendFeedback(explanationId ?? '', feedback),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['explanations'] }),
  });
  const rate = (next: Rating): void => {
    setRating(next);
    setOpen(true);
    send.mutate({ rating: next });
  };
  return (
    <div className="relative flex items-center gap-1">
      {send.isError ? (
        <span role="alert" className="mr-1 text-xs text-bad" title={toProblem(send.error).message}>
          Not stored
        </span>
      ) : rating !== undefined && !send.isPending ? (
        <span data-testid="feedback-saved" role="status" className="mr-1 whitespace-nowrap text-xs text-faint">
          Stored
        </span>
      ) : null}
      {(['up', 'down'] as const).map((one) => (
        <IconButton
          key={one}
          icon={one === 'up' ? 'up' : 'thumbDown'}
          label={one === 'up' ? 'This answer helped' : 'This answer did not help'}
          data-testid={`thumb-${one}`}
          aria-pressed={rating === one}
          disabled={explanationId === undefined}
          onClick={() => rate(one)}
        />
      ))}
      {open && rating !== undefined ? (
        <Reasons
          key={rating}
          rating={rating}
          onSend={(more) => {
            send.mutate({ rating, ...more });
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}

interface ReasonsProps {
  readonly rating: Rating;
  readonly onSend: (more: Omit<FeedbackRequest, 'rating'>) => void;
  readonly onClose: () => void;
}

function Reasons({ rating, onSend, onClose }: ReasonsProps): ReactElement {
  const [reason, setReason] = useState<string | undefined>();
  const [comment, setComment] = useState('');
  const [lesson, setLesson] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !form.current?.contains(event.target)) close.current();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, []);
  return (
    <form
      ref={form}
      aria-label="Reason for the rating"
      className="appear absolute right-0 bottom-full z-10 mb-2 w-72 rounded-lg border border-line-strong bg-panel p-3 shadow-float"
      onSubmit={(event) => {
        event.preventDefault();
        const [said, learned] = [comment.trim(), lesson.trim()];
        onSend({
          ...(reason ? { reason } : {}),
          ...(said ? { comment: said } : {}),
          ...(learned ? { [rating === 'down' ? 'correction' : 'note']: learned } : {}),
        });
      }}
    >
      <div className="flex items-center justify-between">
        <p className="text-xs font-medium">{rating === 'up' ? 'What helped?' : 'What was wrong?'}</p>
        <IconButton icon="close" label="Close without a reason" onClick={onClose} />
      </div>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {REASONS[rating].map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={reason === one}
            onClick={() => setReason(reason === one ? undefined : one)}
            className="h-6 rounded-full border border-line-strong px-2.5 text-xs text-soft hover:text-ink aria-pressed:border-lime aria-pressed:bg-lime-soft aria-pressed:text-lime"
          >
            {one}
          </button>
        ))}
      </div>
      <textarea
        aria-label="Comment"
        placeholder="Anything to add? Stays on this server."
        rows={2}
        maxLength={4000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        className="mt-2 w-full resize-none rounded-md border border-line-strong bg-ground px-2 py-1.5 text-xs outline-none placeholder:text-faint focus:border-lime"
      />
      <textarea
        aria-label={rating === 'down' ? 'The real cause' : 'A note for the next time'}
        placeholder={
          rating === 'down'
            ? 'What was the real cause? Shown beside the next answer about this failure.'
            : 'What to know next time? Shown beside the next answer about this failure.'
        }
        rows={2}
        maxLength={2000}
        value={lesson}
        onChange={(event) => setLesson(event.target.value)}
        className="mt-1.5 w-full resize-none rounded-md border border-line-strong bg-ground px-2 py-1.5 text-xs outline-none placeholder:text-faint focus:border-lime"
      />
      <div className="mt-1.5 flex justify-end">
        <Button
          look="lime"
          type="submit"
          disabled={reason === undefined && comment.trim() === '' && lesson.trim() === ''}
        >
          Send
        </Button>
      </div>
    </form>
  );
}

/** The server's routes that this console relies on, one function each. */
import {
  EventView,
  Explanation,
  ExplanationsAnswer,
  type FeedbackRequest,
  KeysAnswer,
  KeyValuesAnswer,
  LedgerAnswer,
  Preview,
  QueryAnswer,
  type QueryRequest,
  SendDataView,
  SessionView,
  type Subject,
  type Timeframe,
  TraceView,
} from '@baselime-ai/contract';
import { get, post, queryString, tell } from './client.js';

const id = encodeURIComponent;

export const fetchSession = (signal?: AbortSignal): Promise<SessionView> => get('/api/session', SessionView, signal);
export const signInWithKey = (key: string): Promise<void> => tell('POST', '/api/session/key', { key });
export const signOut = (): Promise<void> => tell('DELETE', '/api/session');

export const runQuery = (request: Partial<QueryRequest> & Pick<QueryRequest, 'timeframe'>, signal?: AbortSignal) =>
  post('/api/query', request, QueryAnswer, signal);

export const fetchEvent = (eventId: string, signal?: AbortSignal): Promise<EventView> =>
  get(`/api/events/${id(eventId)}`, EventView, signal);
export const fetchTrace = (traceId: string, signal?: AbortSignal): Promise<TraceView> =>
  get(`/api/traces/${id(traceId)}`, TraceView, signal);

export const fetchKeys = (timeframe: Timeframe, signal?: AbortSignal): Promise<KeysAnswer> =>
  get(`/api/keys${queryString({ from: timeframe.from, to: timeframe.to })}`, KeysAnswer, signal);
export const fetchKeyValues = (key: string, timeframe: Timeframe, prefix: string, signal?: AbortSignal) =>
  get(
    `/api/keys/${id(key)}/values${queryString({ from: timeframe.from, to: timeframe.to, prefix: prefix || undefined, limit: 50 })}`,
    KeyValuesAnswer,
    signal,
  );

export const fetchPreview = (subject: Subject, signal?: AbortSignal): Promise<Preview> =>
  post('/api/explanations/preview', { subject }, Preview, signal);
export const fetchExplanation = (explanationId: string, signal?: AbortSignal): Promise<Explanation> =>
  get(`/api/explanations/${id(explanationId)}`, Explanation, signal);
export const fetchExplanations = (cursor: string | undefined, signal?: AbortSignal): Promise<ExplanationsAnswer> =>
  get(`/api/explanations${queryString({ cursor })}`, ExplanationsAnswer, signal);
export const sendFeedback = (explanationId: string, feedback: FeedbackRequest): Promise<void> =>
  tell('POST', `/api/explanations/${id(explanationId)}/feedback`, feedback);
export const fetchSendData = (signal?: AbortSignal): Promise<SendDataView> =>
  get('/api/send-data', SendDataView, signal);
export const fetchLedger = (cursor: string | undefined, signal?: AbortSignal): Promise<LedgerAnswer> =>
  get(`/api/ledger${queryString({ cursor })}`, LedgerAnswer, signal);

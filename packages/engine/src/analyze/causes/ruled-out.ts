/** What is not the cause, each with the numbers that say so. Only what was really checked appears here. */
import type { RuledOut } from '@baselime-ai/contract';
import { elapsed } from '../../model/units.js';
import type { Numbered } from '../draft.js';
import { timeoutLimitMs } from '../failures/report.js';
import { changeBefore, firstFailure } from '../findings/change.js';
import { usual } from '../findings/latency.js';
import { ERROR_RATE, unitOf } from '../findings/recurrence.js';
import type { Scene } from '../scene.js';
import { compareRates } from '../statistics/tests.js';
import { lasted } from '../trace/tree.js';
import { count, duration, grouped, portion, shorten, spoken } from '../wording.js';

type Check = (scene: Scene, numbered: Numbered) => RuledOut | undefined;

const CHECKS: readonly Check[] = [memory, timeout, deployment, traffic, coldStarts, latency];

export const ruledOut = (scene: Scene, numbered: Numbered): readonly RuledOut[] =>
  CHECKS.map((check) => check(scene, numbered)).filter((item) => item !== undefined);

const found = ({ ranking }: Scene, fault: string): boolean =>
  ranking.candidates.some(({ failure }) => failure.verdict.fault === fault);

function memory(scene: Scene): RuledOut | undefined {
  const { report } = scene;
  if (found(scene, 'memory-exhausted') || report?.usedMb === undefined || report.sizeMb === undefined) return undefined;
  if (report.usedMb > report.sizeMb * 0.9) return undefined;
  return {
    what: 'Memory',
    why: `This invocation of ${spoken(report.event.namespace)} used ${report.usedMb} of ${report.sizeMb} MB.`,
    findings: [],
  };
}

function timeout(scene: Scene): RuledOut | undefined {
  if (found(scene, 'timeout') || scene.report?.durationMs === undefined) return undefined;
  const limit = timeoutLimitMs([...scene.logs]);
  const { durationMs, event } = scene.report;
  if (limit !== undefined && durationMs < limit * 0.9)
    return {
      what: 'Timeout of the function',
      why: `The invocation took ${duration(durationMs)} of the ${duration(limit)} that ${spoken(event.namespace)} may run.`,
      findings: [],
    };
  const longest = ofSameFunction(scene) ? scene.evidence.reports?.durationMaxMs : undefined;
  if (limit !== undefined || longest === undefined || !(durationMs < longest)) return undefined;
  return {
    what: 'Timeout of the function',
    why: `The invocation took ${duration(durationMs)}; others of ${spoken(event.namespace)} ran for up to ${duration(longest)} without being stopped.`,
    findings: [],
  };
}

function deployment(scene: Scene): RuledOut | undefined {
  const { versions = [], baseline } = scene.evidence;
  const focus = scene.evidence.marker ?? scene.evidence.focus;
  const first = firstFailure(scene);
  if (changeBefore(scene) !== undefined || first === undefined || focus === undefined) return undefined;
  const current = versions
    .filter(({ firstSeen, lastSeen }) => firstSeen <= first && lastSeen >= first)
    .sort((a, b) => (a.key < b.key ? -1 : 1))[0];
  if (current === undefined) return undefined;
  const since = elapsed(current.firstSeen, first);
  if (since < 60 * 60_000) return undefined;
  const atLeast =
    current.firstSeen <= baseline.from || elapsed(baseline.from, current.firstSeen) < 5 * 60_000 ? 'at least ' : '';
  return {
    what: 'A deployment',
    why: `${current.key} of ${spoken(focus.namespace)} had been ${current.value} for ${atLeast}${duration(since)} when the failure was first seen.`,
    findings: [],
  };
}

/** Fewer requests have no rate. */
const ENOUGH = 10;

function traffic(scene: Scene, numbered: Numbered): RuledOut | undefined {
  const { traffic: seen, window, baseline } = scene.evidence;
  if (seen === undefined || seen.baseline.requests < ENOUGH) return undefined;
  // Where no larger part of the requests fails than before, nobody asks whether there were more of them.
  const share = ({ failedRequests, requests }: typeof seen.window): number => failedRequests / Math.max(1, requests);
  if (share(seen.window) <= share(seen.baseline)) return undefined;
  const [now, past] = [elapsed(window.from, window.to), elapsed(baseline.from, baseline.to)];
  // Few where many were usual are no more traffic either.
  const usual = (seen.baseline.requests / past) * now;
  if (Math.max(seen.window.requests, usual) < ENOUGH) return undefined;
  const rate = compareRates(seen.window.requests, now, seen.baseline.requests, past);
  if (rate?.ratio === undefined || rate.ratio > 1.25) return undefined;
  const perHour = (requests: number, time: number): string => grouped((requests / time) * 3_600_000);
  return {
    what: 'More traffic',
    why: `${spoken(seen.namespace)} had ${perHour(seen.window.requests, now)} ${unitOf(scene.evidence)}s an hour, against ${perHour(seen.baseline.requests, past)} an hour before.`,
    findings: numbered.idsOf([ERROR_RATE]),
  };
}

function coldStarts(scene: Scene): RuledOut | undefined {
  const { report, logs, tree } = scene;
  if (report === undefined || report.initMs !== undefined || scene.evidence.reports === undefined) return undefined;
  if (logs.some(({ coldStart }) => coldStart === true) || tree.nodes.some(({ span }) => span.coldStart === true))
    return undefined;
  return {
    what: 'A cold start',
    why: `This invocation ran in an environment that was already initialized${others(scene)}.`,
    findings: [],
  };
}

function latency(scene: Scene): RuledOut | undefined {
  const { node, evidence } = scene;
  if (node === undefined || !(lasted(node) > 0) || scene.ranking.candidates[0]?.dominant !== undefined)
    return undefined;
  const before = usual(evidence, node);
  if (before === undefined || lasted(node) > before.p95Ms || found(scene, 'timeout')) return undefined;
  return {
    what: `Slowness of ${spoken(shorten(node.span.name ?? node.span.namespace, 80))}`,
    why: `It took ${duration(lasted(node))}, and ${duration(before.p95Ms)} or less is usual (${count(before.count, 'call')} before).`,
    findings: [],
  };
}

/** The summary of REPORT lines is about the marker's function. */
const ofSameFunction = ({ evidence, report }: Scene): boolean =>
  report !== undefined && report.event.namespace === (evidence.marker ?? evidence.focus)?.namespace;

function others(scene: Scene): string {
  const { reports } = scene.evidence;
  if (reports === undefined || reports.invocations < 2 || !ofSameFunction(scene)) return '';
  return `; ${portion(reports.coldStarts, reports.invocations, 'invocation')} looked at started cold`;
}

/** Every tool, in the order in which clients list them. */
import type { Tool } from '../tool.js';
import { errorsTool } from './errors.js';
import { eventTool, traceTool } from './events.js';
import { explainTool, previewTool } from './explain.js';
import { listExplanationsTool, rateExplanationTool, readExplanationTool } from './explanations.js';
import { keysTool, keyValuesTool } from './keys.js';
import { patternsTool } from './patterns.js';
import { queryTool } from './query.js';

export const TOOLS: readonly Tool[] = [
  queryTool,
  errorsTool,
  patternsTool,
  eventTool,
  traceTool,
  keysTool,
  keyValuesTool,
  explainTool,
  previewTool,
  listExplanationsTool,
  readExplanationTool,
  rateExplanationTool,
];

import type { ExplainRequest } from '../explainer.js';
import type { PromptOptions } from './build-prompt.js';

/** The part of a request that the prompt depends on. */
export const promptOptions = ({ question, language }: ExplainRequest): PromptOptions => ({
  ...(question === undefined ? {} : { question }),
  ...(language === undefined ? {} : { language }),
});

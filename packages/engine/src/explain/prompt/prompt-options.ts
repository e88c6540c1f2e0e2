import type { ExplainRequest, ModelSettings } from '../explainer.js';
import { maxOutputTokens } from '../providers/model-client.js';
import { MAX_PROMPT_CHARACTERS, type PromptOptions } from './build-prompt.js';

/** On the careful side for JSON, whose marks are tokens of their own. */
const CHARACTERS_PER_TOKEN = 3;

const MAX_NOTES = 3;

/** The part of a request and of the model that the prompt depends on. */
export const promptOptions = (
  { question, language, teamNotes = [] }: ExplainRequest,
  model: ModelSettings,
): PromptOptions => ({
  ...(question === undefined ? {} : { question }),
  ...(language === undefined ? {} : { language }),
  ...(teamNotes.length === 0 ? {} : { teamNotes: teamNotes.slice(0, MAX_NOTES) }),
  ...windowOf(model),
});

/** What the model's window leaves for the prompt; nothing to say when the window is not known. */
export function windowOf(model: ModelSettings): { readonly maxCharacters?: number } {
  const { contextTokens } = model;
  if (contextTokens === undefined) return {};
  const characters = (contextTokens - maxOutputTokens(model)) * CHARACTERS_PER_TOKEN;
  return { maxCharacters: Math.min(MAX_PROMPT_CHARACTERS, characters) };
}

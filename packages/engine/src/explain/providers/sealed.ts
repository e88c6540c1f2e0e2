/** What may be said to a model. Every text in it came out of the seal: raw text does not compile. */
import type { SafeText } from '../../anonymize/index.js';

export interface SealedPrompt {
  readonly system: SafeText;
  readonly user: SafeText;
}

/** A call as it is told back to the model: its own id of ours, and its arguments as sealed JSON. */
export interface SealedCall {
  readonly id: `call_${number}`;
  readonly name: string;
  readonly arguments: SafeText;
}

export type SealedMessage =
  | { readonly role: 'user'; readonly text: SafeText }
  | { readonly role: 'assistant'; readonly text?: SafeText; readonly calls: readonly SealedCall[] }
  | { readonly role: 'tool'; readonly call: SealedCall; readonly result: SafeText };

/** A JSON schema of the few words that every provider knows. */
export interface ToolSchema {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'integer';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ToolSchema>>;
  readonly required?: readonly string[];
  readonly items?: ToolSchema;
  readonly enum?: readonly string[];
}

/** Fixed text of this program; whoever makes one seals each of its texts. */
export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: ToolSchema;
}

export interface SealedConversation {
  readonly system: SafeText;
  readonly messages: readonly SealedMessage[];
  readonly tools: readonly OfferedTool[];
}

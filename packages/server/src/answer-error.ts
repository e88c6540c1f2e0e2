/** The last event of an answer that failed, as the error that it stands for. */
import { EngineError, ERRORS, type ErrorCode } from '@baselime-ai/engine';

export function answerError({ code, message }: { readonly code: string; readonly message: string }): EngineError {
  return new EngineError(isErrorCode(code) ? code : 'INTERNAL', message);
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

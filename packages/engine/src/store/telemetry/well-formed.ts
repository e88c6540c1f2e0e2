/// <reference lib="es2024.string" />
/** Lone surrogates: legal in a JavaScript string, refused by the engine's JSON reader. */

export const isWellFormed = (text: string): boolean => text.isWellFormed();

/** The text with each lone surrogate replaced by U+FFFD. */
export const wellFormed = (text: string): string => text.toWellFormed();

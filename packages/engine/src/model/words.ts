/** The words of a list that is written as text, parted by white space; empty for text without any. */
export const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

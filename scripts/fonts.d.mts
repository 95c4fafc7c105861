/** Gathers the fonts of printed papers, unless they are there. */
export function ensureFonts(root: string): Promise<void>;

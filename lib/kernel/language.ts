/** In which language somebody reads the pages that have two. Kept in a cookie of its own. */
export type Language = "zh" | "en";

export const languageCookie = "language";

/** Anything that is not said is Chinese. */
export const parseLanguage = (value: unknown): Language => (value === "en" ? "en" : "zh");

/** How a browser and a voice call it. */
export const languageTag: Record<Language, string> = { zh: "zh-CN", en: "en" };

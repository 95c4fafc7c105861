import type { Part } from "@/lib/search/rules";

/** A text with the words that were looked for. */
export const Marked = ({ parts }: { parts: readonly Part[] }) => (
  <>{parts.map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : part.text))}</>
);

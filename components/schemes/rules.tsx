import type { Criterion } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { ruleText } from "@/lib/text/criteria";

/** How a line gives its points; nothing where they are given by hand. */
export function Rules({ document, criterion }: { document: SchemeDocument; criterion: Criterion }) {
  const rules = ruleText(document, criterion);
  if (rules.length === 0) return null;
  return (
    <ul className="bullets small">
      {rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  );
}

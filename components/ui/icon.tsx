import type { IconNode } from "lucide";
import { createElement } from "react";

/**
 * A Lucide outline. Always decoration: the word beside it carries the meaning. Drawn here from its lines, because the icons of lucide-react
 * are components of the browser: each would be sent a second time as data, and its script with it.
 */
export function Icon({ of: lines, className }: { of: IconNode; className?: string }) {
  return (
    <svg className={className ? `icon ${className}` : "icon"} viewBox="0 0 24 24" aria-hidden focusable={false}>
      {lines.map(([tag, attributes], at) => createElement(tag, { key: at, ...attributes }))}
    </svg>
  );
}

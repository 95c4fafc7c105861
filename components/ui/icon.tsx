import type { LucideIcon } from "lucide-react";

/** A Lucide outline. Always decoration: the word beside it carries the meaning. */
export function Icon({ of: Drawing, className }: { of: LucideIcon; className?: string }) {
  return <Drawing aria-hidden focusable={false} className={className ? `icon ${className}` : "icon"} />;
}

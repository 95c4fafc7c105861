import { CircleAlert, FileText, FileX } from "lucide";
import type { ReactNode } from "react";
import { Icon } from "./icon";

export type FileRow = { key: string; name: string; href?: string; meta?: ReactNode; error?: string; actions?: ReactNode };

/** Name, then type · size · what was removed; every failure has a sentence of its own. */
export function FileList({ items }: { items: readonly FileRow[] }) {
  return (
    <ul className="files">
      {items.map((item) => (
        <li key={item.key}>
          <Icon of={item.error ? FileX : FileText} />
          <span>
            {item.href ? <a href={item.href}>{item.name}</a> : <b>{item.name}</b>}
            {item.meta && <span className="meta">{item.meta}</span>}
            {item.error && (
              <span className="error">
                <Icon of={CircleAlert} />
                {item.error}
              </span>
            )}
          </span>
          {item.actions && <span className="do">{item.actions}</span>}
        </li>
      ))}
    </ul>
  );
}

/** How much is done, always beside the same in words. */
export function Bar({ share }: { share: number }) {
  return (
    <div className="bar" aria-hidden>
      <i style={{ width: `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%` }} />
    </div>
  );
}

import { CircleCheck } from "lucide";
import type { ReactNode } from "react";
import { Icon } from "./icon";

/** After something is done: its number, what happens next and by when, how to look again, how to take it back. */
export function Receipt({ title, children, actions }: { title: ReactNode; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="receipt" role="status">
      <Icon of={CircleCheck} />
      <div>
        <h2>{title}</h2>
        {children}
        {actions && <div className="row mt-s3">{actions}</div>}
      </div>
    </div>
  );
}

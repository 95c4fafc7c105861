import type { ReactNode } from "react";
import { Duty, type Work, WorkQueue } from "./queue";

/** A role's first page: what needs me now, then the rest. */
export function Landing({ title, lead, work, children }: { title: string; lead: string; work: Work; children: ReactNode }) {
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{title}</h1>
          <p className="soft">{lead}</p>
        </div>
      </div>
      {work.items.length > 0 && <Duty {...work} />}
      <WorkQueue work={work} />
      {children}
    </div>
  );
}

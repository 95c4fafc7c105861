import type { ReactNode } from "react";
import { Note } from "./note";

type Props = {
  /** Where one is. */
  crumbs: ReactNode;
  badge: ReactNode;
  title: string;
  /** That it was taken down, and when. */
  note: ReactNode;
  reason: ReactNode;
  /** What stays of it: its number, its days. */
  children: ReactNode;
};

/** Nothing vanishes: title, number and reason of what was taken down stay; what it said does not. */
export function Tombstone({ crumbs, badge, title, note, reason, children }: Props) {
  return (
    <div className="wrap">
      {crumbs}
      <div className="stack-5 doc">
        <div>
          <p className="mt-s3 mb-s2">{badge}</p>
          <h1>{title}</h1>
        </div>
        <Note tone="warn">
          <p>{note}</p>
          <p>{reason}</p>
        </Note>
        {children}
      </div>
    </div>
  );
}

import { Due, type DueTone } from "../ui/due";

/** Who has it, since when, until when. */
export function WorkItemLine({ who, since, due }: { who: string; since?: string; due?: { label: string; tone: DueTone } }) {
  return (
    <div className="small to-end">
      <p>
        <b>{who}</b>
      </p>
      {(since || due) && (
        <p className="work-since">
          {since && <span className="soft">{since}</span>}
          {due && <Due label={due.label} tone={due.tone} />}
        </p>
      )}
    </div>
  );
}

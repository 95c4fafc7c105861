import { CircleAlert, CircleCheck, CircleDashed, Info, TriangleAlert } from "lucide";
import type { Told } from "@/lib/activities/rules/door";
import { zh as activities } from "@/lib/text/activities";
import { zh } from "@/lib/text/check-in";
import { Icon } from "../ui/icon";

const drawings = { came: CircleCheck, kept: CircleDashed, already: TriangleAlert, refused: CircleAlert, nothing: Info };
const tones = { came: "ok", kept: "ok", already: "warn", refused: "bad", nothing: "idle" } as const;

export type Shown = Told | { kind: "unreadable" };

/** Why somebody was not written down, by the word the portal or this device has for it. */
export const whyText = (why: string): string => zh.why[why] ?? (activities.blockers as Record<string, string>)[why] ?? zh.why.other ?? "";

function wordsOf(shown: Shown): [said: string, more: string | null] {
  switch (shown.kind) {
    case "came":
    case "already":
      return [zh.told[shown.kind](shown.name), null];
    case "kept":
      return [zh.told.kept(shown.name), zh.told.keptHint];
    case "refused":
      return shown.why === "admission.wrongCode" ? [whyText(shown.why), null] : [zh.told.refused, whyText(shown.why)];
    case "unreadable":
      return [zh.told.unreadable, zh.told.unreadableHint];
  }
}

/** What was said last, to be read from where the person stands. `turn` makes the same said twice two. */
export function ToldPanel({ shown, turn }: { shown: Shown | null; turn: number }) {
  const kind = shown === null ? "nothing" : shown.kind === "unreadable" ? "refused" : shown.kind;
  // Nobody on the roll: taken down all the same, and to be looked at.
  const tone = shown?.kind === "kept" && shown.name === null ? "warn" : tones[kind];
  const [said, more] = shown === null ? [zh.start, null] : wordsOf(shown);
  return (
    <div className={`gate-told gate-${tone}`} role="status" aria-live="assertive">
      <div key={turn} className="gate-said">
        <Icon of={drawings[kind]} />
        <p>
          {shown === null ? said : <b>{said}</b>}
          {more !== null && <span className="small">{more}</span>}
        </p>
      </div>
    </div>
  );
}

import { CircleAlert, Clock, Pause } from "lucide";
import { Icon } from "./icon";

export type DueTone = "plain" | "warn" | "bad" | "paused";

const drawings = { plain: null, warn: Clock, bad: CircleAlert, paused: Pause };

/** Until when. Plain at first, then a clock and ochre, then an alert and red; the words say the same. */
export function Due({ label, tone = "plain", dateTime }: { label: string; tone?: DueTone; dateTime?: string }) {
  const drawing = drawings[tone];
  const body = (
    <>
      {drawing && <Icon of={drawing} />}
      {label}
    </>
  );
  const name = `due due-${tone}`;
  return dateTime ? (
    <time className={name} dateTime={dateTime}>
      {body}
    </time>
  ) : (
    <span className={name}>{body}</span>
  );
}

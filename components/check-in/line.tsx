import { CloudOff } from "lucide";
import type { Route } from "next";
import { zh } from "@/lib/text/check-in";
import { clockText } from "@/lib/text/format";
import { Anchor } from "../ui/anchor";
import { look } from "../ui/button";
import { Icon } from "../ui/icon";
import { Note } from "../ui/note";
import type { useDoor } from "./sending";
import { whyText } from "./told";

const words = zh.line;
type Door = ReturnType<typeof useDoor>;

/** What lies on this telephone, while all is well. */
export const isWell = ({ state, online, storing, waiting }: Door): boolean =>
  storing && online && waiting === 0 && state !== "signedOut" && state !== "gone";

export function Ready({ door }: { door: Door }) {
  return (
    <Note>
      {words.ready}
      {door.expected !== null && door.expected > 0 && words.expected(door.expected)}
    </Note>
  );
}

/** That there is no connection, how many wait for one, and what becomes of them. */
export function Line({ door, address }: { door: Door; address: string }) {
  const { state, online, storing, waiting } = door;
  const count = waiting > 0 ? words.waiting(waiting) : "";
  if (!storing) return <Note tone="bad">{words.noStore}</Note>;
  if (!online)
    return (
      <div className="note note-warn" role="status">
        <Icon of={CloudOff} />
        <p>
          <b>{words.offlineLead}</b>
          {count}
          {words.offlineRest}
        </p>
      </div>
    );
  if (state === "signedOut")
    return (
      <Note tone="warn" live>
        {count}
        {words.signedOut} <Anchor href={`/sign-in?next=${encodeURIComponent(address)}` as Route}>{words.signIn}</Anchor>
      </Note>
    );
  if (state === "gone")
    return (
      <Note tone="bad" live>
        {count}
        {words.gone}
      </Note>
    );
  return (
    <Note tone="warn" live>
      {count}
      {state === "waiting" ? words.retry : words.sending}
    </Note>
  );
}

/** What was taken down without a connection and the portal did not take: for whoever can still ask at the door. */
export function Refused({ door }: { door: Door }) {
  if (door.refused.length === 0) return null;
  return (
    <section className="gate-part stack" aria-live="polite">
      <h2>{zh.refused.title(door.refused.length)}</h2>
      <ul className="gate-refused">
        {door.refused.map((one) => {
          const who = one.known ?? ("code" in one ? one.code : zh.refused.unknown);
          return (
            <li key={one.key}>
              <span>
                <b>{one.at === null ? who : zh.refused.line(who, clockText(new Date(one.at)))}</b>
                <br />
                {whyText(one.why ?? "")}
              </span>
              <button type="button" className={look("plain")} aria-label={zh.refused.seenOf(who)} onClick={() => void door.seen(one.key)}>
                {zh.refused.seen}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

"use client";

import { useEffect, useState } from "react";
import { zh } from "@/lib/text/check-in";
import { CodeForm, NameForm, type Take } from "./forms";
import { isWell, Line, Ready, Refused } from "./line";
import { Scanner } from "./scanner";
import { useDoor } from "./sending";
import { type Shown, ToldPanel } from "./told";

type Props = { id: string; personId: string; present: number; enrolment: boolean; keys: { manual: string; walkIn: string } };

/**
 * A page that was changed in place keeps what its first page was allowed, which is no camera and no program that reads codes: it is asked
 * for anew, as a page of its own.
 */
function useOwnPage(): void {
  useEffect(() => {
    const [load] = performance.getEntriesByType("navigation");
    if (load && new URL(load.name).pathname !== location.pathname) location.replace(location.href);
  }, []);
}

/** Whoever stands at the door with a telephone in the hand. */
export function DoorDesk({ id, personId, present, enrolment, keys }: Props) {
  useOwnPage();
  const door = useDoor({ id, personId, present });
  const [shown, setShown] = useState<{ said: Shown; turn: number } | null>(null);
  const say = (said: Shown) => setShown((before) => ({ said, turn: (before?.turn ?? 0) + 1 }));
  const take: Take = async (said) => {
    const told = await door.take(said);
    say(told);
    return told;
  };
  return (
    <div className="gate">
      <p className="gate-count">{zh.present(door.present)}</p>
      {!isWell(door) && <Line door={door} address={`/filings/sessions/${id}/check-in`} />}
      <div className="gate-top noscript:hidden">
        <ToldPanel shown={shown?.said ?? null} turn={shown?.turn ?? 0} />
      </div>
      {enrolment && (
        <Scanner
          found={async (admission) => {
            await take({ source: "scan", admission });
          }}
          unreadable={() => say({ kind: "unreadable" })}
        />
      )}
      <Refused door={door} />
      {enrolment && <CodeForm sessionId={id} formKey={keys.manual} take={take} />}
      <NameForm sessionId={id} formKey={keys.walkIn} take={take} />
      {isWell(door) && (
        <div className="noscript:hidden">
          <Ready door={door} />
        </div>
      )}
    </div>
  );
}

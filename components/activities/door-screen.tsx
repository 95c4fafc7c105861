"use client";

import type { Route } from "next";
import { useEffect, useEffectEvent, useState } from "react";
import type { DoorView } from "@/lib/activities/queries/door";
import { zh } from "@/lib/text/public-activities";
import { Anchor } from "../ui/anchor";
import { Note } from "../ui/note";
import { Qr } from "../ui/qr";
import { WholeScreen } from "./whole-screen";

const words = zh.door;
type Face = Pick<DoorView, "address" | "code" | "present" | "leftMs">;

/**
 * What is new at the door, asked for again and again. Not the page itself: without a connection the browser would put its own in its place,
 * and nobody stands by the screen to bring it back.
 */
function useFace({ id, everyMs, address, code, present, leftMs }: DoorView): { face: Face; over: boolean } {
  const [face, setFace] = useState<Face>({ address, code, present, leftMs });
  const [over, setOver] = useState<string | null>(null);
  const look = useEffectEvent(async () => {
    const response = await fetch(`/api/sessions/${id}/door`, { signal: AbortSignal.timeout(everyMs) }).catch(() => null);
    const next = response?.ok ? ((await response.json().catch(() => null)) as Face | null) : null;
    if (next) setFace(next);
  });
  useEffect(() => {
    const turn = setInterval(() => void look(), everyMs);
    return () => clearInterval(turn);
  }, [everyMs]);
  // A new one comes before this one no longer holds, or somebody would scan it in vain.
  useEffect(() => {
    const ending = setTimeout(() => setOver(face.address), face.leftMs);
    return () => clearTimeout(ending);
  }, [face]);
  return { face, over: face.address !== null && over === face.address };
}

/** The screen by the door, read from across a room. Without script the browser asks for the page again by itself. */
export function DoorScreen({ door, when }: { door: DoorView; when: string }) {
  const {
    face: { address, code, present },
    over,
  } = useFace(door);
  return (
    <div className="door" data-door={address}>
      {code !== null && (
        <div className="door-code">
          {over ? <Note tone="bad">{words.screenStopped}</Note> : <Qr code={code} label={words.screenTitle} />}
          <noscript>
            <meta httpEquiv="refresh" content={String(Math.ceil(door.everyMs / 1000))} />
          </noscript>
        </div>
      )}
      <div className="stack-5 door-text">
        <h1>{words.screenTitle}</h1>
        <p className="door-title">
          <b>{door.title}</b>
          <br />
          {when}
        </p>
        {code === null ? <Note tone="warn">{words.screenClosed}</Note> : <p className="lead">{words.screenHint}</p>}
        <p className="door-count">{words.present(present)}</p>
        {code !== null && <p className="small soft">{words.screenNext}</p>}
        <p className="row door-ways">
          <Anchor href={`/filings/sessions/${door.id}` as Route}>{words.back}</Anchor>
          {code !== null && <WholeScreen of=".door" />}
        </p>
      </div>
    </div>
  );
}

"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { DoorRoll } from "@/lib/activities/queries/door";
import { type DoorProblem, judgeHere, type OnRoll, type Said, type Told, whyOf } from "@/lib/activities/rules/door";
import { deviceNow } from "../offline/clock";
import { newKey } from "../offline/key";
import { eraseRoll, eraseWaiting, keepRoll, keepWaiting, placeOf, readDoor, timesForgotten, type Waiting } from "./kept";
import { doorPages } from "./offline";
import { openReader } from "./reader";
import { sound } from "./sound";

type Answer = { problem: null; name: string; already: boolean } | DoorProblem;
export type LineState = "idle" | "sending" | "waiting" | "signedOut" | "gone";
type Door = { id: string; personId: string; present: number };

/** Whoever stands at the door hears within a second and a half, also of a portal that is slow: what it says then is shown later. */
const patienceMs = 1_200;
const longestMs = 20_000;
const retryAfter = [3_000, 6_000, 15_000, 30_000];
const rollEveryMs = 30_000;

const fieldsOf = (said: Said): Record<string, string> =>
  said.source === "scan"
    ? { admission: said.admission.trim() }
    : said.source === "manual"
      ? { code: said.code }
      : { name: said.name, phone: said.phone };

/**
 * A door kept in this browser. Everybody who came lies in its own store before anything is sent, under a key that makes one of however many
 * sends; only when the portal has answered is it erased, and what the portal does not take stays with the reason.
 */
export function useDoor({ id, personId, present: first }: Door) {
  const place = placeOf(personId, id);
  const address = `/api/sessions/${id}/check-in`;
  const held = useRef<Waiting[]>([]);
  const people = useRef<OnRoll[]>([]);
  const ahead = useRef<number | null>(null);
  const until = useRef<number | null>(null);
  const underWay = useRef(new Set<string>());
  const flushing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const failures = useRef(0);
  const [entries, setEntries] = useState<readonly Waiting[]>([]);
  const [present, setPresent] = useState(first);
  const [expected, setExpected] = useState<number | null>(null);
  const [state, setState] = useState<LineState>("idle");
  const [online, setOnline] = useState(true);
  const [storing, setStoring] = useState(true);
  const [times] = useState(timesForgotten);

  const show = (next: Waiting[]) => {
    held.current = next;
    setEntries(next);
  };
  /** Not once somebody signed out: an answer that came late would leave names behind. */
  const written = (work: () => Promise<void>) => (times === timesForgotten() ? work().catch(() => setStoring(false)) : Promise.resolve());
  const put = (one: Waiting) => {
    show([...held.current.filter(({ key }) => key !== one.key), one]);
    return written(() => keepWaiting(place, one));
  };
  const drop = (key: string) => {
    show(held.current.filter((one) => one.key !== key));
    return written(() => eraseWaiting(place, key));
  };
  const know = (next: OnRoll[]) => {
    people.current = next;
    setExpected(next.length);
  };

  /** The portal's answer; null: there was none, and the state says why. */
  async function post(one: Waiting, patience: number): Promise<Answer | null> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ key: one.key, source: one.source, ...fieldsOf(one) })) body.set(name, value);
    if (one.at !== null) body.set("at", new Date(one.at).toISOString());
    const response = await fetch(address, { method: "POST", body, signal: AbortSignal.timeout(patience) }).catch(() => null);
    if (response?.status === 401) setState("signedOut");
    else if (response?.status === 404) setState("gone");
    else if (!response?.ok) setState("waiting");
    const answer = response?.ok ? ((await response.json().catch(() => null)) as Answer | null) : null;
    if (answer !== null) failures.current = 0;
    return answer;
  }

  /** It arrived: it is erased here, or stays with the reason for whoever comes back to it. */
  function settle(one: Waiting, answer: Answer, watched: boolean): Promise<void> {
    if (answer.problem === null && !answer.already) setPresent((before) => before + 1);
    return answer.problem === null || watched ? drop(one.key) : put({ ...one, why: whyOf(answer) });
  }

  function later(): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), retryAfter[Math.min(failures.current++, retryAfter.length - 1)]);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer.current);
    if (flushing.current) return;
    flushing.current = true;
    let sent = 0;
    try {
      for (;;) {
        const one = held.current.find(({ key, why }) => why === null && !underWay.current.has(key));
        if (!one) break;
        setState("sending");
        const answer = await post(one, longestMs);
        if (answer === null) return later();
        await settle(one, answer, false);
        sent += 1;
      }
      setState((before) => (before === "sending" || before === "waiting" ? "idle" : before));
    } finally {
      flushing.current = false;
      if (sent > 0) void refresh();
    }
  }

  /** Whom to expect, as the portal knows it now; forgotten once it says that this is over or no longer theirs. */
  async function refresh(): Promise<void> {
    const asked = deviceNow();
    const response = await fetch(address, { headers: { accept: "application/json" }, signal: AbortSignal.timeout(longestMs) }).catch(
      () => null,
    );
    if (response?.status === 401) setState("signedOut");
    if (response?.status === 404) {
      setState("gone");
      know([]);
      await written(() => eraseRoll(place));
    }
    const roll = response?.ok ? ((await response.json().catch(() => null)) as DoorRoll | null) : null;
    if (!roll) return;
    ahead.current = roll.now - Math.round((asked + deviceNow()) / 2);
    know(roll.people);
    setPresent(roll.present);
    setState((before) => (before === "signedOut" || before === "gone" ? "idle" : before));
    until.current = roll.until - ahead.current;
    const kept = { people: roll.people, until: until.current, ahead: ahead.current };
    await written(() => (roll.people.length > 0 ? keepRoll(place, kept) : eraseRoll(place)));
  }

  async function judged(said: Said): Promise<Told> {
    const here = judgeHere(
      said,
      people.current,
      held.current.filter(({ why }) => why === null),
    );
    if (here.kind === "wrong")
      return { kind: "refused", why: here.why, ...(said.source === "manual" ? { fields: { code: ["wrongCode"] } } : {}) };
    const alone = !navigator.onLine;
    if (alone && here.kind === "already") return here.name === null ? { kind: "kept", name: null } : { kind: "already", name: here.name };
    if (alone && here.kind === "unknown" && said.source === "manual" && people.current.length > 0)
      return { kind: "refused", why: "notOnRoll", fields: { code: ["notOnRoll"] } };
    const at = ahead.current === null ? null : deviceNow() + ahead.current;
    const one: Waiting = { ...said, key: newKey(), at, known: here.name, why: null };
    underWay.current.add(one.key);
    await put(one);
    const answer = alone ? null : await post(one, patienceMs);
    underWay.current.delete(one.key);
    if (answer === null) {
      later();
      return { kind: "kept", name: here.name };
    }
    await settle(one, answer, true);
    setState((before) => (before === "waiting" ? "idle" : before));
    if (answer.problem !== null) return { kind: "refused", why: whyOf(answer), ...(answer.fields ? { fields: answer.fields } : {}) };
    return { kind: answer.already ? "already" : "came", name: answer.name };
  }

  const arrive = useEffectEvent(async () => {
    setOnline(navigator.onLine);
    try {
      const { roll, waiting } = await readDoor(place);
      if (roll && ahead.current === null) {
        ahead.current = roll.ahead;
        until.current = roll.until;
        know(roll.people);
      }
      // What was taken down while the store was being read stands.
      show([...waiting.filter(({ key }) => held.current.every((one) => one.key !== key)), ...held.current]);
    } catch {
      setStoring(false);
    }
    await refresh();
    void doorPages.keep(personId).catch(() => {});
    void flush();
    // Once more with the program that reads codes among its parts.
    await openReader().then(
      () => doorPages.keep(personId).catch(() => {}),
      () => {},
    );
  });
  const again = useEffectEvent(() => {
    setOnline(navigator.onLine);
    if (!navigator.onLine) return;
    void flush();
    void refresh();
  });
  const look = useEffectEvent(() => {
    // Over, and perhaps nobody can be asked: the names go by themselves.
    if (until.current !== null && deviceNow() >= until.current) {
      know([]);
      void written(() => eraseRoll(place));
    }
    if (navigator.onLine && document.visibilityState === "visible") void refresh();
  });
  useEffect(() => {
    const arriving = setTimeout(() => void arrive());
    const looking = setInterval(() => look(), rollEveryMs);
    const turned = () => again();
    const events = ["online", "offline", "focus"] as const;
    for (const event of events) window.addEventListener(event, turned);
    return () => {
      clearTimeout(arriving);
      clearInterval(looking);
      clearTimeout(timer.current);
      for (const event of events) window.removeEventListener(event, turned);
    };
  }, []);

  return {
    present,
    expected,
    state,
    online,
    storing,
    waiting: entries.filter(({ why }) => why === null).length,
    refused: entries.filter(({ why }) => why !== null),
    /** Takes one down; what it answers is what whoever stands there is told. */
    async take(said: Said): Promise<Told> {
      const told = await judged(said);
      sound(told.kind);
      return told;
    },
    seen: (key: string) => drop(key),
  };
}

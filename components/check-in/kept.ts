"use client";

import { createStore, del, delMany, entries, keys, set } from "idb-keyval";
import type { OnRoll, Said } from "@/lib/activities/rules/door";
import { deviceNow } from "../offline/clock";

/** One who came, as this browser keeps them until the portal has answered; each lies by itself, so that two windows lose none. */
export type Waiting = Said & {
  /** makes one of however many sends */
  key: string;
  /** when they came, by the portal's clock as far as this device knows it; null: when it arrives */
  at: number | null;
  /** known from the roll, or said */
  known: string | null;
  /** why the portal did not take it, for good; null: it waits */
  why: string | null;
};

/** Whom to expect, for as long as people come. */
export type KeptRoll = {
  people: OnRoll[];
  /** by this device's clock */
  until: number;
  /** by how much the portal's clock is ahead of this device's */
  ahead: number;
};

const store = () => createStore("door", "kept");
export const placeOf = (personId: string, sessionId: string) => `${personId}/${sessionId}`;
const rollKey = (place: string) => `${place}/roll`;
const waitingKey = (place: string, key: string) => `${place}/waits/${key}`;

export const keepWaiting = (place: string, one: Waiting) => set(waitingKey(place, one.key), one, store());
export const eraseWaiting = (place: string, key: string) => del(waitingKey(place, key), store());
export const keepRoll = (place: string, roll: KeptRoll) => set(rollKey(place), roll, store());
export const eraseRoll = (place: string) => del(rollKey(place), store());

/** What lies here of one session; a roll that is over is nobody's business any more. */
export async function readDoor(place: string): Promise<{ roll: KeptRoll | null; waiting: Waiting[] }> {
  const all = await entries<string, Waiting | KeptRoll>(store());
  const roll = all.find(([key]) => key === rollKey(place))?.[1];
  const waiting = all.flatMap(([key, value]) => (key.startsWith(waitingKey(place, "")) && "key" in value ? [value] : []));
  return {
    roll: roll && "people" in roll && deviceNow() < roll.until ? roll : null,
    waiting: waiting.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)),
  };
}

/** Rolls of sessions that are over, and those of whoever was here before. What was not sent stays: it is theirs to send. */
export async function eraseOver(personId: string): Promise<void> {
  const all = await entries<string, Waiting | KeptRoll>(store());
  const over = all.filter(([key, value]) => "people" in value && (!key.startsWith(`${personId}/`) || deviceNow() >= value.until));
  await delMany(
    over.map(([key]) => key),
    store(),
  );
}

let forgotten = 0;
/** How often everything was erased: what was on its way here meanwhile must not be kept any more. */
export const timesForgotten = (): number => forgotten;

export async function eraseAll(): Promise<void> {
  forgotten += 1;
  await delMany(await keys(store()), store());
}

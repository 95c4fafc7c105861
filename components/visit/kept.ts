"use client";

import { createStore, delMany, entries, get, keys, set, setMany } from "idb-keyval";
import type { FileProblem } from "@/lib/files/rules";

/** A photo or a drawn signature; its bytes lie beside the record. */
export type KeptFile = {
  key: string;
  kind: "photo" | "signature";
  criterion: string | null;
  signer: string | null;
  /** by this device's clock, in milliseconds */
  takenAt: number;
  sent: boolean;
  problem: FileProblem | null;
};

/** One visit as this browser keeps it, from the first word until the portal has answered that it arrived. */
export type Kept = {
  /** makes one of however many sends */
  key: string;
  fields: (readonly [name: string, value: string])[];
  files: KeptFile[];
  /** pictures the portal has that were taken out again here */
  dropped: string[];
  /** finished; goes out by itself */
  queued: boolean;
  /** it may have arrived: nothing is changed any more until there is an answer */
  tried: boolean;
};

const store = () => createStore("visit", "kept");
export const placeOf = (personId: string, stageId: string) => `${personId}/${stageId}`;
const blobKey = (place: string, key: string) => `${place}/${key}`;

export const readKept = (place: string) => get<Kept>(place, store());
export const writeKept = (place: string, kept: Kept) => set(place, kept, store());
export const readBlob = (place: string, key: string) => get<Blob>(blobKey(place, key), store());
/** The record and the picture it names, in one: a crash leaves both or neither. */
export const writeWithBlob = (place: string, kept: Kept, key: string, blob: Blob) =>
  setMany(
    [
      [place, kept],
      [blobKey(place, key), blob],
    ],
    store(),
  );

export async function readBlobs(place: string): Promise<Map<string, Blob>> {
  const all = await entries<string, unknown>(store());
  return new Map(
    all.flatMap(([key, value]) => (key.startsWith(`${place}/`) && value instanceof Blob ? [[key.slice(place.length + 1), value]] : [])),
  );
}

/** Everything of one visit. */
export async function erase(place: string): Promise<void> {
  const all = await keys<string>(store());
  await delMany(
    all.filter((key) => key === place || key.startsWith(`${place}/`)),
    store(),
  );
}

export async function eraseAll(): Promise<void> {
  await delMany(await keys(store()), store());
}

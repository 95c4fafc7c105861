"use client";

import type { Told } from "@/lib/activities/rules/door";

/** Tones in Hz, one after another: rising, level, falling. No file to fetch, and none to be without when there is no connection. */
const tones: Record<Told["kind"], { each: number; pitches: readonly number[]; shake: number | number[] }> = {
  came: { each: 0.09, pitches: [880, 1320], shake: 60 },
  kept: { each: 0.09, pitches: [880, 880], shake: 60 },
  already: { each: 0.16, pitches: [660], shake: [40, 60, 40] },
  refused: { each: 0.2, pitches: [330, 220], shake: [160, 80, 160] },
};

let context: AudioContext | undefined;

/** Browsers let a page be heard once somebody pressed something on it. */
export function openSound(): void {
  context ??= new AudioContext();
  void context.resume();
}

/** Heard, and felt in the hand where a hall is loud. */
export function sound(kind: Told["kind"]): void {
  const { each, pitches, shake } = tones[kind];
  if ("vibrate" in navigator) navigator.vibrate(shake);
  if (context?.state !== "running") return;
  const volume = context.createGain();
  volume.gain.value = 0.3;
  volume.connect(context.destination);
  for (const [at, pitch] of pitches.entries()) {
    const tone = context.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(volume);
    tone.start(context.currentTime + at * each);
    tone.stop(context.currentTime + (at + 1) * each);
  }
}

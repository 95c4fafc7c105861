"use client";

import { Camera, CameraOff, Image as Picture } from "lucide";
import { type ChangeEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { sameAgainMs } from "@/lib/activities/rules/door";
import { zh } from "@/lib/text/check-in";
import { deviceNow } from "../offline/clock";
import { look } from "../ui/button";
import { Icon } from "../ui/icon";
import { readFrame, readPhoto } from "./reader";
import { openSound } from "./sound";

const words = zh.scan;
/** Between two looks: the telephone stays cool, and nobody waits. */
const everyMs = 120;

/** Reads codes that are held before the camera; where no camera opens, a photo of one. Neither leaves the telephone. */
export function Scanner({ found, unreadable }: { found: (text: string) => Promise<void>; unreadable: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [state, setState] = useState<"closed" | "opening" | "none">("closed");
  const last = useRef({ text: "", at: 0 });

  async function open() {
    openSound();
    setState("opening");
    const camera = "mediaDevices" in navigator ? navigator.mediaDevices : undefined;
    const opened = await camera
      ?.getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: 1280 } } })
      .catch(() => null);
    setState(opened ? "closed" : "none");
    setStream(opened ?? null);
  }

  const glance = useEffectEvent(async (shown: HTMLVideoElement) => {
    const text = await readFrame(shown);
    if (text === null) return;
    const now = deviceNow();
    const again = text === last.current.text && now - last.current.at < sameAgainMs;
    last.current = { text, at: now };
    if (!again) await found(text);
  });
  useEffect(() => {
    const shown = video.current;
    if (!stream || !shown) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    shown.srcObject = stream;
    const watch = async () => {
      await glance(shown).catch(() => {});
      if (!over) timer = setTimeout(() => void watch(), everyMs);
    };
    void shown.play().then(watch, () => {});
    return () => {
      over = true;
      clearTimeout(timer);
      for (const track of stream.getTracks()) track.stop();
    };
  }, [stream]);

  /** One photo after the other: what is told last is of the one that was taken last. */
  const photos = useRef(Promise.resolve());
  function photographed(event: ChangeEvent<HTMLInputElement>) {
    openSound();
    const input = event.currentTarget;
    const file = input.files?.[0];
    // At once, so that the next one can be chosen, or the same once more.
    input.value = "";
    if (!file) return;
    const tell = async () => {
      const text = await readPhoto(file).catch(() => null);
      if (text === null) unreadable();
      else await found(text);
    };
    photos.current = photos.current.then(tell, tell);
  }

  return (
    <div className="gate-scan noscript:hidden">
      {stream && (
        <>
          <video ref={video} className="gate-video" muted playsInline aria-hidden />
          <p className="small soft">{words.hint}</p>
        </>
      )}
      {state === "none" && <p className="small soft">{words.none}</p>}
      {stream ? (
        <button type="button" className={look("plain", true)} onClick={() => setStream(null)}>
          <Icon of={CameraOff} />
          {words.close}
        </button>
      ) : (
        <button
          type="button"
          className={look("main", true)}
          aria-disabled={state === "opening" || undefined}
          onClick={() => state !== "opening" && void open()}
        >
          <Icon of={Camera} />
          {words.open}
        </button>
      )}
      <label className={`${look("plain", true)} gate-photo`}>
        <Icon of={Picture} />
        {words.photo}
        <input type="file" accept="image/*" capture="environment" onChange={photographed} />
      </label>
    </div>
  );
}

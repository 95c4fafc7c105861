"use client";

import { Square, Volume2 } from "lucide";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Icon } from "../ui/icon";

const never = () => () => {};

/** Long texts are given to the device sentence by sentence: some voices fall silent after fifteen seconds. */
function sentences(text: string): string[] {
  return text
    .split(/(?<=[\u3002\uff01\uff1f\uff1b!?;\n])/)
    .map((part) => part.trim())
    .filter(Boolean);
}

type Words = { readAloud: string; readAloudMore: string; stop: string; stopMore: string };

/** Reads the page's main part with the device's own voice. Drawn only where script runs and the device can speak. */
export function ReadAloud({ words }: { words: Words }) {
  const able = useSyncExternalStore(
    never,
    () => "speechSynthesis" in window,
    // Nearly every device can: drawn at once, so that the buttons beside it stay where they are.
    () => true,
  );
  const [reading, setReading] = useState(false);
  const round = useRef(0);
  const path = usePathname();

  function stop() {
    round.current += 1;
    window.speechSynthesis.cancel();
    setReading(false);
  }

  function start() {
    const main = document.querySelector<HTMLElement>("main");
    const parts = sentences(main?.innerText ?? "");
    window.speechSynthesis.cancel();
    const mine = ++round.current;
    setReading(true);
    const next = (at: number) => {
      const part = parts[at];
      if (mine !== round.current) return;
      if (part === undefined) return setReading(false);
      const voice = new SpeechSynthesisUtterance(part);
      voice.lang = main?.closest<HTMLElement>("[lang]")?.lang ?? "zh-CN";
      voice.rate = 0.9;
      voice.onend = () => next(at + 1);
      voice.onerror = () => mine === round.current && setReading(false);
      window.speechSynthesis.speak(voice);
    };
    next(0);
  }

  // Another page is another text; nothing goes on by itself.
  useEffect(() => {
    return () => {
      round.current += 1;
      if ("speechSynthesis" in window) window.speechSynthesis.cancel();
      setReading(false);
    };
  }, [path]);

  if (!able) return null;
  return (
    <button type="button" className="noscript:hidden" onClick={reading ? stop : start}>
      <Icon of={reading ? Square : Volume2} />
      <span>
        {reading ? words.stop : words.readAloud}
        <span className="more">{reading ? words.stopMore : words.readAloudMore}</span>
      </span>
    </button>
  );
}

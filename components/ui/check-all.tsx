"use client";

import { useEffect, useRef } from "react";
import { zh } from "@/lib/text/ui";
import { look } from "./button";

/**
 * Ticks every box of that name in its form, or none. Where script runs nothing goes out before one is ticked, so that what was typed beside
 * them stays; without script each is ticked by hand, and the server says it.
 */
export function CheckAll({ name, needed }: { name: string; needed: string }) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const form = row.current?.closest("form");
    const say = () => form && boxesOf(form, name)[0]?.setCustomValidity(boxesOf(form, name).some((box) => box.checked) ? "" : needed);
    say();
    form?.addEventListener("change", say);
    return () => form?.removeEventListener("change", say);
  }, [name, needed]);
  const all = (button: HTMLButtonElement, checked: boolean) => {
    for (const box of button.form ? boxesOf(button.form, name) : []) box.checked = checked;
    button.dispatchEvent(new Event("change", { bubbles: true }));
  };
  return (
    <div className="row noscript:hidden" ref={row}>
      <button type="button" className={look("plain")} onClick={({ currentTarget }) => all(currentTarget, true)}>
        {zh.tickAll}
      </button>
      <button type="button" className={look("text")} onClick={({ currentTarget }) => all(currentTarget, false)}>
        {zh.tickNone}
      </button>
    </div>
  );
}

const boxesOf = (form: HTMLFormElement, name: string) => [
  ...form.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${name}"]`),
];

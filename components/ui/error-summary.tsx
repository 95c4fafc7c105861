"use client";

import { CircleAlert } from "lucide";
import { useEffect, useRef } from "react";
import { Icon } from "./icon";

export type SummaryItem = { message: string; href?: `#${string}` };

/** Stands above a form that came back. Takes focus when it appears, says the same words as the fields and leads to them. */
export function ErrorSummary({ title, items, children }: { title: string; items?: readonly SummaryItem[]; children?: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <h2>
        <Icon of={CircleAlert} /> {title}
      </h2>
      {children}
      {items && items.length > 0 && (
        <ul>
          {items.map((item, at) => (
            <li key={at}>{item.href ? <a href={item.href}>{item.message}</a> : item.message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

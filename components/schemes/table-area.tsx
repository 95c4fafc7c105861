"use client";

import { type ClipboardEvent, useRef } from "react";
import { BoundTextArea } from "../form/bound";

/** At most so many cells: what is larger is no table of criteria. */
const most = 6000;

/** A table's cells in their places: a merged cell stands at its first place and leaves the others empty. */
function gridOf(table: HTMLTableElement): string[][] {
  const grid: (string | undefined)[][] = [];
  let cells = 0;
  for (const [r, row] of [...table.rows].entries()) {
    let c = 0;
    for (const cell of row.cells) {
      while (grid[r]?.[c] !== undefined) c += 1;
      const [down, across] = [Math.min(cell.rowSpan || 1, table.rows.length - r), Math.min(cell.colSpan || 1, 50)];
      for (let y = 0; y < down; y += 1)
        for (let x = 0; x < across; x += 1) {
          if ((cells += 1) > most) return [];
          (grid[r + y] ??= [])[c + x] = y === 0 && x === 0 ? textOf(cell) : "";
        }
      c += across;
    }
  }
  return grid.map((row) => [...row].map((cell) => cell ?? ""));
}

/** What is written in a cell, a line for each paragraph. */
function textOf(cell: HTMLElement): string {
  for (const br of cell.querySelectorAll("br")) br.replaceWith("\n");
  const blocks = [...cell.querySelectorAll("p, li, div")].filter((block) => !block.querySelector("p, li, div"));
  const texts = blocks.length > 0 ? blocks.map((block) => block.textContent) : [cell.textContent];
  return texts
    .map((text) => text.replace(/[^\S\n]+/g, " ").trim())
    .filter((text) => text !== "")
    .join("\n");
}

const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * Where a table is pasted. With script, what Word and Excel say of merged cells is kept: the page's own table is read, never shown. Without
 * it, their plain text arrives, which says nearly as much.
 */
export function TableArea({ name, label, hint }: { name: string; label: string; hint: string }) {
  const around = useRef<HTMLDivElement>(null);
  function paste(event: ClipboardEvent<HTMLDivElement>) {
    const html = event.clipboardData.getData("text/html");
    const area = around.current?.querySelector("textarea");
    if (!area || !html.includes("<table")) return;
    const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
    const grid = table ? gridOf(table) : [];
    if (grid.length === 0) return;
    event.preventDefault();
    area.setRangeText(grid.map((row) => row.map(quoted).join("\t")).join("\n"), area.selectionStart, area.selectionEnd, "end");
  }
  return (
    <div ref={around} onPaste={paste}>
      <BoundTextArea name={name} label={label} hint={hint} rows={12} spellCheck={false} wrap="off" />
    </div>
  );
}

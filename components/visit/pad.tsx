"use client";

import { type PointerEvent, useRef, useState } from "react";
import { zh } from "@/lib/text/visit";
import { look } from "../ui/button";

const [width, height] = [960, 320];

/** A box to write one's name in with a finger, a pen or a mouse. Whoever cannot writes the name below instead. */
export function SignaturePad({ name, keep, cancel }: { name: string; keep: (drawing: Blob) => void; cancel: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [written, setWritten] = useState(false);

  function draw(event: PointerEvent<HTMLCanvasElement>, begins: boolean) {
    const pen = canvas.current?.getContext("2d");
    if (!canvas.current || !pen || (!begins && event.buttons === 0)) return;
    const box = canvas.current.getBoundingClientRect();
    const [x, y] = [((event.clientX - box.left) * width) / box.width, ((event.clientY - box.top) * height) / box.height];
    if (begins) {
      canvas.current.setPointerCapture(event.pointerId);
      Object.assign(pen, { lineWidth: 7, lineCap: "round", lineJoin: "round", strokeStyle: "#17212b" });
      pen.beginPath();
      pen.moveTo(x, y);
    }
    pen.lineTo(x, y);
    pen.stroke();
    setWritten(true);
  }

  function clear() {
    canvas.current?.getContext("2d")?.clearRect(0, 0, width, height);
    setWritten(false);
  }

  return (
    <div className="visit-stack">
      <p className="label">{zh.pad(name)}</p>
      <canvas
        ref={canvas}
        className="signature signature-pad"
        width={width}
        height={height}
        role="img"
        aria-label={zh.signOf(name)}
        onPointerDown={(event) => draw(event, true)}
        onPointerMove={(event) => draw(event, false)}
      />
      <div className="row">
        <button
          type="button"
          className={look("main")}
          aria-disabled={!written || undefined}
          onClick={() => written && canvas.current?.toBlob((drawing) => drawing && keep(drawing), "image/png")}
        >
          {zh.padKeep}
        </button>
        <button type="button" className={look("plain")} onClick={clear}>
          {zh.padClear}
        </button>
        <button type="button" className={look("text")} onClick={cancel}>
          {zh.padCancel}
        </button>
      </div>
    </div>
  );
}

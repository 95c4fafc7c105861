import type { ReactNode } from "react";

/** Drawn in black on white whatever the view: a camera reads it. Four cells around it stay empty. */
export function Qr({ code, label }: { code: { size: number; path: string }; label: string }): ReactNode {
  const side = code.size + 8;
  return (
    <svg className="qr" viewBox={`-4 -4 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x="-4" y="-4" width={side} height={side} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}

import type { CSSProperties } from "react";

/** The one ceremonial object. It scales with its container, a long title with its length; a plaque that is not valid is drawn as an empty frame. */
export function PlaqueView({
  city,
  title,
  host,
  foot,
  isVoid,
}: {
  city: string;
  title: string;
  host: string;
  foot: string;
  isVoid?: boolean;
}) {
  return (
    <div className={isVoid ? "plaque plaque-void" : "plaque"}>
      <div className="plaque-in">
        <span className="plaque-city">{city}</span>
        <span className="plaque-title" style={{ "--characters": [...title].length } as CSSProperties}>
          {title}
        </span>
        <span className="plaque-host">{host}</span>
        <span className="plaque-foot">{foot}</span>
      </div>
    </div>
  );
}

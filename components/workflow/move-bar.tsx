import { Lock } from "lucide";
import type { Route } from "next";
import type { ReactNode } from "react";
import { zh } from "@/lib/text/ui";
import { Anchor } from "../ui/anchor";
import { look, type Variant } from "../ui/button";
import { Icon } from "../ui/icon";

export type Move = {
  name: string;
  label: string;
  tone: Variant;
  /** the page with this move's form */
  href: Route;
  /** why it cannot be made now; it stays in its place, dashed */
  disabledReason?: ReactNode;
};

export type Blocker = {
  /** the name of the move it stands in the way of; without it the sentence speaks for itself */
  move?: string;
  sentence: ReactNode;
  /** a link that clears it */
  wayOut?: ReactNode;
};

/** Left: what is in the way and how to clear it. Right: the moves, from mild to final. Each leads to its own form. */
export function MoveBar({
  moves,
  blockers = [],
  children,
}: {
  moves: readonly Move[];
  blockers?: readonly Blocker[];
  children?: ReactNode;
}) {
  const labels = new Map(moves.map((move) => [move.name, move.label]));
  const explained = new Set(blockers.map((blocker) => blocker.move));
  const reasons: Blocker[] = moves
    .filter((move) => move.disabledReason && !explained.has(move.name))
    .map((move) => ({ move: move.name, sentence: move.disabledReason }));
  const lines = [...blockers, ...reasons];
  if (moves.length === 0 && lines.length === 0 && !children) return null;
  const lineOf = (name: string) => lines.findIndex((line) => line.move === name);
  return (
    <section className="moves" aria-label={zh.moves}>
      {(lines.length > 0 || children) && (
        <div>
          {lines.map((line, at) => (
            <p key={at} className="why-not" id={`why-not-${at}`}>
              <Icon of={Lock} />
              <span>
                {line.move && <b>{zh.notYet(labels.get(line.move) ?? line.move)}</b>}
                {line.sentence}
                {line.wayOut}
              </span>
            </p>
          ))}
          {children}
        </div>
      )}
      {moves.length > 0 && (
        <div className="row">
          {moves.map((move) =>
            move.disabledReason || explained.has(move.name) ? (
              <button
                key={move.name}
                type="button"
                className={look(move.tone)}
                aria-disabled="true"
                aria-describedby={`why-not-${lineOf(move.name)}`}
              >
                <Icon of={Lock} />
                {move.label}
              </button>
            ) : (
              <Anchor key={move.name} href={move.href} className={look(move.tone)}>
                {move.label}
              </Anchor>
            ),
          )}
        </div>
      )}
    </section>
  );
}

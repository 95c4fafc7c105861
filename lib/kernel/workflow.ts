// A lifecycle is data; this file only reads it. Pure.

export type Step<S extends string, G extends string> = {
  from: readonly S[];
  to: S;
  /** Guards that must hold; each that does not is a blocker, shown beside the button. */
  needs?: readonly G[];
  /** A written reason goes with the move. */
  comment?: "required";
};

export type Workflow<E extends string = string, S extends string = string, G extends string = string, M extends string = string> = {
  entity: E;
  statuses: readonly S[];
  initial: S;
  guards: readonly G[];
  moves: Readonly<Record<M, Step<S, G>>>;
};

export function defineWorkflow<const E extends string, const S extends string, const G extends string, const M extends string>(
  workflow: Workflow<E, S, G, M>,
): Workflow<E, S, G, M> {
  return workflow;
}

export type StatusOf<W> = W extends Workflow<string, infer S, string, string> ? S : never;
export type GuardOf<W> = W extends Workflow<string, string, infer G, string> ? G : never;
export type MoveOf<W> = W extends Workflow<string, string, string, infer M> ? M : never;
export type PermissionOf<W> = W extends Workflow<infer E, string, string, infer M> ? `${E}.${M}` : never;

export type Move<M extends string = string, G extends string = string, S extends string = string> = {
  name: M;
  to: S;
  blockers: G[];
  comment: boolean;
};

/**
 * The moves open to this actor, each with what still stands in its way. The page draws these (a blocked one with its reason), the gate
 * accepts only those without blockers.
 */
export function movesFrom<E extends string, S extends string, G extends string, M extends string, F>(
  workflow: Workflow<E, S, G, M>,
  status: S,
  may: (permission: `${E}.${M}`) => boolean,
  guards: Record<G, (facts: F) => boolean>,
  facts: F,
): Move<M, G, S>[] {
  const names = Object.keys(workflow.moves) as M[];
  return names
    .filter((name) => workflow.moves[name].from.includes(status) && may(`${workflow.entity}.${name}`))
    .map((name) => {
      const step = workflow.moves[name];
      return {
        name,
        to: step.to,
        blockers: (step.needs ?? []).filter((guard) => !guards[guard](facts)),
        comment: step.comment === "required",
      };
    });
}

/** Why an act did not happen. The server speaks these codes; lib/text words them. */
export type Problem =
  | { kind: "invalidInput"; fields: Record<string, string[]> }
  | { kind: "notSignedIn" }
  | { kind: "notFound" }
  | { kind: "forbidden" }
  | { kind: "notNow"; blockers: readonly string[] }
  /** `seen`: what stands there now, by hidden field; whoever posts it back has seen it. */
  | { kind: "conflict"; seen?: Readonly<Record<string, string>> }
  | { kind: "tooMany" }
  | { kind: "unavailable" };

/** To whoever sent it, it is not there. */
export const isMissing = ({ kind }: Problem): boolean => kind === "notFound" || kind === "forbidden" || kind === "notSignedIn";

export type Outcome<V> = { ok: true; value: V } | { ok: false; problem: Problem };

/** Thrown inside a transaction: rolls it back and becomes the outcome's problem. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
  }
}

export const invalid = (field: string, code: string) => new Refusal({ kind: "invalidInput", fields: { [field]: [code] } });

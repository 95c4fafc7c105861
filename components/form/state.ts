/** What a form's action hands back. Structural on purpose: any server type of this shape fits. */
export type FormValues = Record<string, string | string[]>;

export type FormProblem = {
  kind: string;
  /** field name → error codes */
  fields?: Readonly<Record<string, readonly string[]>>;
  blockers?: readonly (string | { code: string })[];
  /** hidden field → what stands there now, changed by somebody else; the form takes it over, so that sending again is knowing it */
  seen?: Readonly<Record<string, string>>;
  /** what a technician can look up, when something broke */
  digest?: string;
};

export type FormState =
  | { status: "idle" }
  | { status: "problem"; problem: FormProblem; values: FormValues }
  /** `values`: the form stays as it was typed, to be changed and sent again. */
  | { status: "done"; value?: unknown; values?: FormValues };

/** Compared loosely in its first argument: the state handed in is always one the action itself returned. */
export type FormAction = { bivarianceHack(state: FormState, data: FormData): Promise<FormState> }["bivarianceHack"];

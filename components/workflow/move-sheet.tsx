import type { ReactNode } from "react";
import { ActionForm } from "../form/action-form";
import type { FormAction } from "../form/state";
import { Submit } from "../form/submit";
import { type Variant, Button } from "../ui/button";
import { Sheet } from "../ui/section";

type Props = {
  /** One line of a lifecycle, as it stands open to this person. */
  move: { name: string; blockers: readonly string[] };
  word: { button: string; hint: string; tone: Variant };
  /** Why it may not be done now, by blocker. */
  blockers: Readonly<Record<string, string>>;
  action: FormAction;
  labels: Readonly<Record<string, string>>;
  idempotencyKey: string;
  hidden: Record<string, string>;
  /** What the move asks. */
  children?: ReactNode;
};

/** A move with what it asks, in a sheet of its own; where something stands in its way, the button says what. */
export function MoveSheet({ move, word, blockers, action, labels, idempotencyKey, hidden, children }: Props) {
  return (
    <Sheet title={word.button}>
      <p className="small soft">{word.hint}</p>
      <div className="mt-s3">
        {move.blockers.length > 0 ? (
          <Button disabledReason={move.blockers.map((blocker) => blockers[blocker]).join("；")}>{word.button}</Button>
        ) : (
          <ActionForm action={action} id={move.name} {...{ labels, words: blockers, idempotencyKey, hidden }}>
            {children}
            <Submit variant={word.tone}>{word.button}</Submit>
          </ActionForm>
        )}
      </div>
    </Sheet>
  );
}

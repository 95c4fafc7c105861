"use client";

import { type ReactNode, useId, useRef } from "react";
import { look } from "../ui/button";
import { Submit } from "./submit";

type Props = {
  label: ReactNode;
  /** a question that names the thing */
  title: string;
  children: ReactNode;
  /** the verb, and the words for not doing it: never "ok" and "cancel" */
  act: string;
  stay: string;
  danger?: boolean;
};

/**
 * A submit button for an act that cannot be taken back. With script it first asks in a dialog; without script the form posts at once,
 * so the page itself must already say what will happen.
 */
export function Confirm({ label, title, children, act, stay, danger }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // closed before the answer comes, so that an error summary is not hidden behind it
  const close = () => dialog.current?.close();
  return (
    <>
      <button
        type="submit"
        className={look(danger ? "danger" : "main")}
        onClick={(event) => {
          event.preventDefault();
          dialog.current?.showModal();
        }}
      >
        {label}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={id}>
        <div className="stack">
          <h2 id={id}>{title}</h2>
          <div>{children}</div>
          <div className="row">
            <Submit variant={danger ? "danger" : "main"} onClick={close}>
              {act}
            </Submit>
            <button type="button" className="btn" onClick={close}>
              {stay}
            </button>
          </div>
        </div>
      </dialog>
    </>
  );
}

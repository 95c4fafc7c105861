"use client";

import { useEffect, useState } from "react";
import { recordAtDoor } from "@/lib/activities/actions";
import { lacking, type Said, type Told } from "@/lib/activities/rules/door";
import { zh as activities } from "@/lib/text/activities";
import { zh } from "@/lib/text/check-in";
import { zh as filings } from "@/lib/text/filings";
import { ActionForm } from "../form/action-form";
import { BoundRadio, BoundText } from "../form/bound";
import type { FormAction, FormState } from "../form/state";
import { Submit } from "../form/submit";
import { openSound } from "./sound";

const words = filings.session;
const problems = { ...activities.blockers, ...words.problems, ...zh.why };

export type Take = (said: Said) => Promise<Told>;
type Props = { sessionId: string; formKey: string; take: Take };

const textIn = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
};

/** A form that posts by itself without script; with script it takes down here, and stays as it is only where something is to be put right. */
function useTaken(id: string, take: Take, said: (data: FormData) => Said | FormState) {
  const [turn, setTurn] = useState(0);
  // A fresh form for the next one, ready to be typed into.
  useEffect(() => {
    if (turn > 0) document.querySelector<HTMLInputElement>(`#${id} input:not([type=hidden])`)?.focus();
  }, [turn, id]);
  const around = (): FormAction => async (_: FormState, data: FormData) => {
    openSound();
    const one = said(data);
    if ("status" in one) return one;
    const told = await take(one);
    if (told.kind !== "refused") {
      setTurn((before) => before + 1);
      return { status: "done" };
    }
    return problemOf(data, told.fields ? { kind: "invalidInput", fields: told.fields } : { kind: "notNow", blockers: [told.why] });
  };
  return { turn, around };
}

const problemOf = (data: FormData, problem: Extract<FormState, { status: "problem" }>["problem"]): FormState => ({
  status: "problem",
  problem,
  values: Object.fromEntries([...data].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []))),
});

/** Six figures, said by whoever has no telephone to show. */
export function CodeForm({ sessionId, formKey, take }: Props) {
  const { turn, around } = useTaken("door-code", take, (data) => {
    const code = textIn(data, "code");
    return code.trim() === ""
      ? problemOf(data, { kind: "invalidInput", fields: { code: ["required"] } })
      : { source: "manual", code: code.slice(0, 20) };
  });
  return (
    <section className="gate-part" id="door-code">
      <ActionForm
        key={turn}
        action={recordAtDoor}
        around={around}
        id="manual"
        labels={{ code: zh.code.title }}
        words={problems}
        hidden={{ sessionId, key: formKey, source: "manual" }}
        className="stack"
      >
        <BoundText name="code" hint={zh.code.hint} inputMode="numeric" autoComplete="off" maxLength={20} />
        <Submit wide variant="plain">
          {zh.code.submit}
        </Submit>
      </ActionForm>
    </section>
  );
}

/** Whoever did not enrol, and whoever wrote themselves on paper. */
export function NameForm({ sessionId, formKey, take }: Props) {
  const { turn, around } = useTaken("door-name", take, (data) => {
    const [name, phone] = [textIn(data, "name"), textIn(data, "phone")];
    const fields = lacking({ name, phone });
    if (Object.keys(fields).length > 0) return problemOf(data, { kind: "invalidInput", fields });
    return { source: textIn(data, "source") === "paper" ? "paper" : "walkIn", name: name.trim(), phone: phone.trim() };
  });
  return (
    <section className="gate-part" id="door-name">
      <ActionForm
        key={turn}
        action={recordAtDoor}
        around={around}
        id="walkIn"
        labels={{ name: words.name, phone: words.phone, source: words.source }}
        words={problems}
        hidden={{ sessionId, key: formKey }}
        className="stack"
      >
        <h2>{zh.name.title}</h2>
        <BoundText name="name" autoComplete="off" maxLength={50} />
        <BoundText name="phone" type="tel" inputMode="tel" autoComplete="off" maxLength={30} />
        <BoundRadio
          name="source"
          as="line"
          initial="walkIn"
          options={Object.entries(words.sourceOptions).map(([value, label]) => ({ value, label }))}
        />
        <Submit wide variant="plain">
          {zh.name.submit}
        </Submit>
      </ActionForm>
    </section>
  );
}

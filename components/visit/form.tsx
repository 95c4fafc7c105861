"use client";

import { Lock } from "lucide";
import { type FormEvent, useRef, useState } from "react";
import { entryOf, judgeVisit, type VisitEntry } from "@/lib/applications/rules/visit";
import type { VisitPage } from "@/lib/applications/queries/visit";
import { zh as applications } from "@/lib/text/applications";
import { zh } from "@/lib/text/visit";
import { fieldMessage } from "../form/words";
import { look } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { CheckboxGroup, RadioCards } from "../ui/choice";
import { DateField, TextArea } from "../ui/field";
import { Bar } from "../ui/files";
import { Icon } from "../ui/icon";
import { Note } from "../ui/note";
import { useScript } from "../ui/script";
import { newKey as makeKey } from "../offline/key";
import type { Kept } from "./kept";
import { Banner } from "./banner";
import { LineItem } from "./line";
import { Signatures } from "./signatures";
import { useKeptVisit } from "./sending";

type Props = { visit: VisitPage; newKey: string; sent: string | null; fileProblem: string | null };

/** What the page shows at first: what was kept without script, or nothing yet. */
const emptyEntry = entryOf([]);
const fieldsOf = (entry: VisitEntry): Kept["fields"] => [
  ...(["visitedOn", "visitors", "companions", "signed", "conclusion", "note"] as const).map((name) => [name, entry[name]] as const),
  ...entry.people.map((id) => ["people", id] as const),
  ...entry.files.map((key) => ["files", key] as const),
  ...(["c", "l", "b", "p", "r"] as const).flatMap((group) =>
    Object.entries(entry[group]).map(([key, value]) => [`${group}.${key}`, value] as const),
  ),
];

/**
 * The record of a visit. Without script a plain form that posts itself with its photos; with script everything is kept in this browser
 * first and sent once, by itself, when there is a connection.
 */
export function VisitForm({ visit, newKey, sent, fileProblem }: Props) {
  const live = useScript();
  const form = useRef<HTMLFormElement>(null);
  const start: VisitEntry = visit.draft?.entry ?? { ...emptyEntry, visitedOn: visit.today, files: visit.files.map(({ key }) => key) };
  const [first] = useState<Kept>(() => ({
    key: visit.draft?.key ?? (typeof window === "undefined" ? newKey : makeKey()),
    fields: fieldsOf(start),
    files: [],
    dropped: [],
    queued: false,
    tried: false,
  }));
  const keeping = useKeptVisit(visit, form, first);
  const { kept } = keeping;
  const entry = entryOf(kept.fields);
  const people = new Map(visit.people.map(({ id, name }) => [id, name]));
  const held = visit.files.filter(({ key }) => !kept.dropped.includes(key) && !kept.files.some((file) => file.key === key));
  const drawn = [
    ...kept.files.flatMap(({ signer }) => signer ?? []),
    ...held.flatMap(({ key, signer }) => (signer !== null && entry.files.includes(key) ? [signer] : [])),
  ];
  const judged = judgeVisit(entry, { lines: visit.lines, people, drawn, today: null });
  const problems = live
    ? keeping.problems
    : sent === "invalidInput"
      ? judgeVisit(start, { lines: visit.lines, people, drawn, today: visit.today }).problems
      : null;
  const labels = labelsOf(visit);
  const said = (field: string) => (problems?.[field] ?? []).map((code) => fieldMessage(zh.problems, labels[field], field, code));
  const errors = (field: string) => {
    const messages = said(field);
    return messages.length > 0 ? { errors: messages } : {};
  };
  const left = zh.left(judged.open, judged.unsigned.length);
  const filled = visit.lines.length - judged.open;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (kept.queued) return;
    const button = (event.nativeEvent as SubmitEvent).submitter;
    if (button instanceof HTMLButtonElement && button.value === "keep") return keeping.typed();
    if (form.current) {
      const now = entryOf(
        [...new FormData(form.current)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])),
      );
      const { problems: found } = judgeVisit(now, { lines: visit.lines, people, drawn, today: null });
      keeping.setProblems(Object.keys(found).length > 0 ? found : null);
      if (Object.keys(found).length > 0) return;
    }
    void keeping.finish();
  }

  const items = Object.keys(problems ?? {}).flatMap((field) =>
    said(field).map((message) => ({ message, href: `#${placeOf(field)}` as const })),
  );
  return (
    <form
      ref={form}
      action={`/api/applications/${visit.id}/visit?key=${first.key}`}
      method="post"
      encType="multipart/form-data"
      className="visit-form"
      noValidate
      suppressHydrationWarning
      onSubmit={submit}
      onInput={keeping.typed}
    >
      <input type="hidden" name="revision" value={visit.revision} />
      <div className="noscript:hidden">
        <Banner keeping={keeping} visitId={visit.id} filled={filled} />
      </div>
      {!live && sent !== null && sent !== "invalidInput" && (
        <Note tone={sent === "savedOnly" ? "ok" : "bad"}>{zh.problems[sent] ?? zh.state.refused}</Note>
      )}
      {!live && fileProblem !== null && <ErrorSummary title={zh.photos} items={[{ message: fileProblem }]} />}
      {items.length > 0 && (
        <ErrorSummary
          key={items.map(({ message }) => message).join()}
          title={zh.left(judged.open, judged.unsigned.length) || zh.title}
          items={items}
        />
      )}
      <fieldset className="visit-fields" disabled={kept.queued} aria-label={zh.title}>
        <div className="visit-head">
          <p className="row row-between small">
            <b>{zh.done(filled, visit.lines.length)}</b>
            <span className="soft">{judged.signers.length > 0 ? zh.by(judged.signers) : zh.nobodyYet}</span>
          </p>
          <Bar share={filled / Math.max(1, visit.lines.length)} />
        </div>
        <section className="visit-item stack-5">
          <DateField name="visitedOn" label={zh.visitedOn} defaultValue={start.visitedOn} {...errors("visitedOn")} />
          {visit.people.length > 0 && (
            <CheckboxGroup
              name="people"
              label={zh.people}
              hint={zh.peopleHint}
              options={visit.people.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={start.people}
              {...errors("people")}
            />
          )}
          <TextArea
            name="visitors"
            label={zh.visitors}
            hint={zh.visitorsHint}
            rows={2}
            defaultValue={start.visitors}
            {...errors("visitors")}
          />
          <TextArea
            name="companions"
            label={zh.companions}
            hint={zh.companionsHint}
            rows={2}
            optional
            defaultValue={start.companions}
            {...errors("companions")}
          />
        </section>
        {visit.lines.map((line, at) => (
          <LineItem
            key={line.criterion.key}
            number={at + 1}
            line={line}
            start={start}
            entry={entry}
            held={held}
            keeping={keeping}
            live={live}
            errors={errors}
          />
        ))}
        <section className="visit-item stack-5">
          <RadioCards
            name="conclusion"
            label={zh.conclusion}
            as="rows"
            options={Object.entries(applications.conclusions).map(([value, label]) => ({ value, label }))}
            defaultValue={start.conclusion}
            {...errors("conclusion")}
          />
          <TextArea name="note" label={zh.note} optional rows={4} defaultValue={start.note} {...errors("note")} />
        </section>
        <Signatures judged={judged} start={start} held={held} keeping={keeping} live={live} errors={errors} />
      </fieldset>
      <div className="moves visit-moves">
        {left !== "" && (
          <p className="why-not noscript:hidden">
            <Icon of={Lock} />
            <span>{left}</span>
          </p>
        )}
        <div className="row">
          {kept.queued ? (
            !kept.tried && (
              <button type="button" className={look("plain")} onClick={() => void keeping.edit()}>
                {zh.edit}
              </button>
            )
          ) : (
            <>
              <button type="submit" name="go" value="keep" className={look("plain")}>
                {zh.leave}
              </button>
              <button type="submit" name="go" value="finish" className={look("main")}>
                {zh.finish}
              </button>
            </>
          )}
        </div>
      </div>
    </form>
  );
}

/** The id of a field's control. */
const placeOf = (field: string) => (field === "files" ? "visit-photos" : field);

function labelsOf({ lines }: VisitPage): Record<string, string> {
  const each = (group: string, label: (name: string) => string) =>
    lines.map(({ criterion }) => [`${group}.${criterion.key}`, label(criterion.name)] as const);
  return Object.fromEntries([
    ["visitedOn", zh.visitedOn],
    ["people", zh.people],
    ["visitors", zh.visitors],
    ["companions", zh.companions],
    ["note", zh.note],
    ...each("c", (name) => name),
    ...each("l", (name) => zh.of(name, zh.lacking)),
    ...each("b", (name) => zh.of(name, zh.by_)),
    ...each("p", (name) => zh.of(name, zh.points)),
    ...each("r", (name) => zh.of(name, zh.reason)),
  ]);
}

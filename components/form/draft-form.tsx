"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ComponentProps, createContext, type ReactNode, useContext } from "react";
import { pointsText, timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/ui";
import { Anchor } from "../ui/anchor";
import { look } from "../ui/button";
import { Note } from "../ui/note";
import { ActionForm } from "./action-form";
import { type SaveStatus, type Texts, useAutosave } from "./autosave";
import type { FormAction, FormState } from "./state";
import { lookUp } from "./words";

const words = zh.draft;

type Props = Omit<ComponentProps<typeof ActionForm>, "around" | "register" | "differences" | "hidden"> & {
  /** where the page is sent while it is written */
  address: string;
  task: string;
  hidden: Record<string, string>;
  /** what each field shows as it is drawn, under its name without "a." */
  drawn: Texts;
  /** field → value → what the choice is called */
  choices: Readonly<Record<string, Texts>>;
};

const Total = createContext<number | null>(null);

/** A figure the server reckons anew with each save; until then the one that was drawn. */
export function RunningTotal({ drawn }: { drawn: number }) {
  return <span aria-live="polite">{pointsText(useContext(Total) ?? drawn)}</span>;
}

/**
 * A form that saves itself while it is written, and shows what was changed elsewhere meanwhile. Without script it is the plain form,
 * with the same comparison when it is sent.
 */
export function DraftForm({ address, task, drawn, choices, hidden, children, labels = {}, ...form }: Props) {
  const router = useRouter();
  const saves = useAutosave({ address, task, drawn }, { renew: () => router.refresh() });
  const around =
    (run: FormAction): FormAction =>
    async (state: FormState, data: FormData) => {
      for (const [key, text] of Object.entries(await saves.settled())) data.set(`s.${key}`, text);
      // What is posted now is either kept or comes back with its problems: leaving the page asks nothing.
      saves.forget();
      const answer = await run(state, data);
      if (answer.status === "problem" && answer.problem.seen) saves.learn(bare(answer.problem.seen));
      return answer;
    };
  const label = (key: string) => lookUp(labels, `a.${key}`) ?? key;
  const said = (key: string, text: string) => choices[key]?.[text] ?? (text === "" ? words.nothing : text === "on" ? words.ticked : text);
  const { theirs, conflicts } = saves.differences;
  return (
    <Total value={saves.kept?.total ?? null}>
      <ActionForm
        {...form}
        labels={labels}
        hidden={{ ...hidden, ...Object.fromEntries(Object.entries(drawn).map(([key, text]) => [`s.${key}`, text])) }}
        around={around}
        register={saves.register}
        differences={(seen) => (
          <ul className="bullets">
            {Object.entries(bare(seen)).map(([key, text]) => (
              <li key={key}>{words.there(label(key), said(key, text))}</li>
            ))}
          </ul>
        )}
      >
        {saves.restored && <Note tone="info">{words.restored}</Note>}
        {Object.keys(theirs).length > 0 && (
          <Note tone="info" live>
            <p>{words.taken}</p>
            <ul className="bullets">
              {Object.entries(theirs).map(([key, text]) => (
                <li key={key}>{words.there(label(key), said(key, text))}</li>
              ))}
            </ul>
          </Note>
        )}
        {Object.entries(conflicts).map(([key, text]) => (
          <Note key={key} tone="warn" live>
            <p>{words.both(label(key))}</p>
            <p>{words.there(label(key), said(key, text))}</p>
            <div className="row">
              <button type="button" className={look("plain")} onClick={() => saves.choose(key, "here")}>
                {words.here}
              </button>
              <button type="button" className={look("plain")} onClick={() => saves.choose(key, "there")}>
                {words.useThere}
              </button>
            </div>
          </Note>
        ))}
        {children}
        <Status status={saves.status} at={saves.kept?.at ?? null} unread={(saves.kept?.problems ?? []).map(label)} />
      </ActionForm>
    </Total>
  );
}

const bare = (seen: Texts): Texts => Object.fromEntries(Object.entries(seen).map(([name, text]) => [name.replace(/^s\./, ""), text]));

function Status({ status, at, unread }: { status: SaveStatus; at: string | null; unread: readonly string[] }): ReactNode {
  const page = usePathname();
  return (
    <div className="small noscript:hidden" role="status">
      {status === "idle" && <p className="soft">{words.idle}</p>}
      {status === "saving" && <p className="soft">{words.saving}</p>}
      {status === "saved" && at && <p className="soft">{words.saved(timeText(new Date(at)))}</p>}
      {status === "saved" && unread.length > 0 && <p>{words.unread(unread)}</p>}
      {status === "waiting" && <Note tone="warn">{words.waiting}</Note>}
      {status === "refused" && <Note tone="bad">{words.refused}</Note>}
      {status === "signedOut" && (
        <Note tone="warn">
          {words.signedOut} <Anchor href={`/sign-in?next=${encodeURIComponent(page)}`}>{words.signIn}</Anchor>
        </Note>
      )}
    </div>
  );
}

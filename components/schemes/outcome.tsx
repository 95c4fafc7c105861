"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { LineScore } from "@/lib/schemes/rules/lines";
import type { Score } from "@/lib/schemes/rules/score";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { pointsText } from "@/lib/text/format";
import { zh } from "@/lib/text/scheme-trial";
import { givenText, lineName, nextText } from "@/lib/text/scores";
import { useForm } from "../form/context";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Facts } from "../ui/facts";
import { Table } from "../ui/table";

type Found = { document: SchemeDocument; score: Score | null; lines: ReadonlyMap<string, LineScore> };
const Outcomes = createContext<Found | null>(null);

/** What the form's last answer says, for every part of the page that shows some of it. */
export function OutcomeOf({ document, children }: { document: SchemeDocument; children: ReactNode }) {
  // The act hands back a score and nothing else.
  const score = (useForm().done ?? null) as Score | null;
  const found = useMemo(
    () => ({ document, score, lines: new Map((score?.lines ?? []).map((line) => [line.key, line])) }),
    [document, score],
  );
  return <Outcomes value={found}>{children}</Outcomes>;
}

function useOutcome(): Found {
  const found = useContext(Outcomes);
  if (!found) throw new Error("An outcome stands outside of OutcomeOf.");
  return found;
}

/** As many lines as are named in one place. */
const named = 12;

const judged = ({ kind }: Criterion): boolean => kind !== "checklist" && kind !== "veto";

/** The points of one line, beside its name. */
export function LinePoints({ of }: { of: Criterion }) {
  const { score, lines } = useOutcome();
  if (!score) return null;
  const line = lines.get(of.key);
  if (!line) return <p className="small soft">{zh.notAsked}</p>;
  if (!judged(of)) return null;
  return (
    <p className="num">
      <b>{line.points === null ? zh.unknown : pointsText(line.points)}</b>
      <span className="soft"> / {pointsText(line.cap)}</span>
    </p>
  );
}

/** The rule that gave them, and what more would take. */
export function LineReason({ of }: { of: Criterion }) {
  const { document, lines } = useOutcome();
  const line = lines.get(of.key);
  if (!line) return null;
  const next = nextText(document, line.next);
  return (
    <div className="small">
      <p>
        {line.points === null && <Badge tone="warn">{zh.unknown}</Badge>}{" "}
        {line.by.code === "strikes" && <Badge tone="bad">{zh.vetoes}</Badge>} {givenText(document, of, line)}
      </p>
      {next && <p className="soft">{next}</p>}
    </div>
  );
}

/** Lines by their names, each leading to where it stands. */
function Lines({ keys }: { keys: readonly string[] }) {
  const { document } = useOutcome();
  return (
    <>
      {keys.slice(0, named).map((key) => (
        <span key={key} className="sub">
          <Anchor href={`#c-${key}`}>{lineName(document, key)}</Anchor>
        </span>
      ))}
      {keys.length > named && <span className="sub">{zh.more(keys.length)}</span>}
    </>
  );
}

/** Points in all, group by group, and what comes of them. */
export function Outcome() {
  const { document, score } = useOutcome();
  return (
    <div className="stack">
      <div role="status">{score ? <Summary score={score} /> : <p className="small soft">{zh.nothingYet}</p>}</div>
      {score && score.groups.length > 0 && (
        <Table
          dense
          caption={zh.groups}
          rows={score.groups}
          rowKey={({ key }) => key}
          columns={[
            {
              label: zh.group,
              main: true,
              cell: ({ key }) => document.standards.groups.find((group) => group.key === key)?.name ?? key,
            },
            {
              label: zh.points,
              short: zh.points,
              num: true,
              cell: ({ points, raw }) => (
                <>
                  {pointsText(points)}
                  {raw !== points && <span className="sub">{zh.cut(raw)}</span>}
                </>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}

function Summary({ score }: { score: Score }) {
  const { document } = useOutcome();
  const { scoring, grading } = document;
  const unknown = score.lines.filter(({ points }) => points === null).map(({ key }) => key);
  const lists = new Set(
    document.standards.groups.flatMap(({ criteria }) => criteria.flatMap((line) => (line.kind === "checklist" ? line.key : []))),
  );
  const asked = score.lines.filter(({ key }) => lists.has(key)).length;
  const gradeName = (key: string) => grading?.grades.find((one) => one.key === key)?.name ?? key;
  return (
    <Facts
      small
      items={[
        scoring && {
          label: zh.total,
          value: (
            <>
              <b>{zh.ofFull(score.total, scoring.total.value)}</b>
              {unknown.length > 0 && <span className="sub">{zh.incomplete(unknown.length)}</span>}
              {unknown.length === 0 && !score.complete && <span className="sub">{zh.classUnknown}</span>}
            </>
          ),
        },
        scoring && scoring.passMark.value !== null && { label: zh.passMark, value: markText(score, scoring.passMark.value) },
        grading && {
          label: zh.grade,
          value: (
            <>
              {score.grade === null ? zh.gradeOpen : <b>{gradeName(score.grade)}</b>}
              {score.next && <span className="sub">{zh.gradeNext(score.next.missing, gradeName(score.next.grade))}</span>}
              {grading.grades.some(({ quota }) => quota) && <span className="sub">{zh.gradeQuota}</span>}
            </>
          ),
        },
        score.vetoes.length > 0 && { label: zh.vetoes, value: <Lines keys={score.vetoes} /> },
        asked > 0 && { label: zh.checklist, value: zh.met(asked - score.unmet.length, asked) },
        score.unmet.length > 0 && { label: zh.unmet, value: <Lines keys={score.unmet} /> },
        unknown.length > 0 && { label: zh.open_, value: <Lines keys={unknown} /> },
      ]}
    />
  );
}

function markText({ passed, vetoes, total }: Score, mark: number): string {
  if (vetoes.length > 0) return zh.vetoedMark(mark);
  if (passed === null) return zh.markOpen(mark);
  return passed ? zh.passed(mark) : zh.short(mark, mark - total);
}

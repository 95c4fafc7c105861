import type { Route } from "next";
import { dayOf } from "@/lib/kernel/dates";
import type { CaseMove } from "@/lib/rights-cases/workflow";
import { dayText, deadlineText, shortDay } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/desk";
import { Crumbs } from "../ui/crumbs";
import { Badge } from "../ui/badge";
import { MoveBar } from "../workflow/move-bar";
import { WorkItemLine } from "../workflow/work-item-line";
import { CaseBadge } from "./desk-badge";
import { caseDue } from "./desk-due";
import { hasForm } from "./desk-move-form";
import { mainSections, railSections, type SectionProps } from "./desk-sections";

const words = zh.dossier;
/** Moves whose form stands in one of the sections. */
const inPlace: Partial<Record<CaseMove, string>> = { transfer: "#transfer" };
const order = { plain: 0, danger: 1, main: 2 };

/** One case for whoever handles it: the sections in their order, and the moves below, each with what stands in its way. */
export function CaseDossier(props: SectionProps) {
  const { view } = props;
  const drawn = view.moves
    .filter(({ name }) => hasForm(name) || inPlace[name] !== undefined)
    .toSorted((a, b) => order[zh.moves[a.name].tone] - order[zh.moves[b.name].tone]);
  return (
    <>
      <div className="stack-5">
        <Crumbs items={[{ label: zh.title, href: "/rights-cases" as Route }, { label: view.number }]} />
        <div className="desk-head">
          <div>
            <h1>
              <span className="code">{view.number}</span> <CaseBadge status={view.status} />
              {view.narrow && (
                <>
                  {" "}
                  <Badge icon="lock">{zh.queue.narrow}</Badge>
                </>
              )}
            </h1>
            <p className="small soft">
              {view.category}　{zh.tracks[view.track]}　{zh.modes[view.mode]}　{zh.channels[view.channel]}　
              {words.filed(dayText(view.filedOn))}
              {view.acceptedOn && `　${words.accepted(dayText(view.acceptedOn))}`}
            </p>
          </div>
          <div className="to-end">
            <Holder {...props} />
          </div>
        </div>
        <p className="small soft">
          {view.archived ? words.archived : ""}
          {words.logged}
        </p>
        <div className="dossier">
          <div className="stack-5">
            {mainSections.map((Part, at) => (
              <Part key={at} {...props} />
            ))}
          </div>
          <div className="stack-5">
            {railSections.map((Part, at) => (
              <Part key={at} {...props} />
            ))}
          </div>
        </div>
      </div>
      <MoveBar
        moves={drawn.map(({ name, blockers }) => ({
          name,
          label: zh.moves[name].button,
          tone: zh.moves[name].tone,
          href: (inPlace[name] ?? `/rights-cases/${view.id}/move/${name}`) as Route,
          ...(blockers.length > 0 ? { disabledReason: blockers.map((blocker) => zh.blockers[blocker]).join("；") } : {}),
        }))}
      />
    </>
  );
}

function Holder({ view, calendar }: SectionProps) {
  const { work, now } = view;
  if (!work) return <p className="soft">{view.status === "supplementing" ? words.withClaimant : words.over}</p>;
  const kind = view.clocks.find(({ standing, doneOn }) => doneOn === null && standing.dueOn !== null)?.dayKind ?? "natural";
  const due = work.dueAt ? caseDue(work.dueAt, kind, now, calendar) : null;
  return (
    <WorkItemLine
      who={words.now(work.organization.name, work.assignee?.name ?? null, zh.purposes[work.purpose] ?? work.purpose)}
      since={shortDay(dayOf(work.openedAt))}
      {...(due && work.dueAt ? { due: { label: `${deadlineText(work.dueAt, calendar)}，${due.label}`, tone: due.tone } } : {})}
    />
  );
}

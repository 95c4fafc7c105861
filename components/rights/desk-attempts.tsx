import type { Route } from "next";
import type { Attempts } from "@/lib/rights-cases/queries/attempts";
import { timeText } from "@/lib/text/format";
import { zh as desk } from "@/lib/text/rights/desk";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";

const words = desk.attempts;

/** A permission in words: of a move its button's, of the rest a list. */
function permissionText(permission: string): string {
  const [entity = "", move = ""] = permission.split(".");
  const found = entity === "rightsCase" && Object.hasOwn(desk.moves, move) ? desk.moves[move as keyof typeof desk.moves].title : undefined;
  return words.permissions[permission] ?? found ?? words.other(permission);
}

export function AttemptsView({ attempts: { rows, next } }: { attempts: Attempts }) {
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </div>
      </div>
      {rows.length === 0 ? (
        <Empty icon="shield-check" title={words.none}>
          {words.noneText}
        </Empty>
      ) : (
        <Sheet flush>
          <Table
            dense
            caption={words.caption}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { label: words.at, main: true, cell: ({ at }) => timeText(at) },
              { label: words.who, short: words.who, cell: ({ name, actorKind }) => name ?? words.actors[actorKind] },
              { label: words.what, short: words.what, cell: ({ permission }) => permissionText(permission) },
              { label: words.kind, short: words.kind, cell: ({ subjectKind }) => words.kinds[subjectKind] ?? subjectKind },
              { label: words.id, short: words.id, cell: ({ fragment }) => <span className="code">{fragment}</span> },
              { label: words.problem, short: words.problem, cell: ({ problem }) => words.problems[problem] ?? problem },
            ]}
          />
          <div className="sheet-pad">
            <Pager {...(next === null ? {} : { next: `/city/attempts?after=${next}` as Route })}>
              {next === null ? words.order : words.idHint}
            </Pager>
          </div>
        </Sheet>
      )}
    </div>
  );
}

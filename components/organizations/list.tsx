import type { Route } from "next";
import { zh } from "@/lib/text/organizations";
import { ButtonLink } from "../ui/button";
import { Anchor } from "../ui/anchor";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";

type Row = { id: string; name: string; kind: { name: string }; parent: { name: string } | null };

export function OrganizationsView({ rows, next, mayCreate }: { rows: readonly Row[]; next: string | null; mayCreate: boolean }) {
  return (
    <div className="stack-5">
      <div className="desk-head">
        <h1>{zh.title}</h1>
        {mayCreate && (
          <ButtonLink variant="main" href="/organizations/new">
            {zh.create}
          </ButtonLink>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty icon="building" title={zh.empty} />
      ) : (
        <Sheet flush>
          <Table
            dense
            caption={zh.caption}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { label: zh.name, cell: ({ id, name }) => <Anchor href={`/organizations/${id}`}>{name}</Anchor>, main: true },
              { label: zh.kind, cell: ({ kind }) => kind.name },
              { label: zh.parent, cell: ({ parent }) => parent?.name ?? "", short: zh.parent },
            ]}
          />
          <div className="sheet-pad">
            <Pager {...(next === null ? {} : { next: `/organizations?after=${next}` as Route })} />
          </div>
        </Sheet>
      )}
    </div>
  );
}

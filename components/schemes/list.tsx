import type { ComponentProps } from "react";
import { importScheme } from "@/lib/schemes/actions";
import { zh } from "@/lib/text/schemes";
import { ActionForm } from "../form/action-form";
import { BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { NewScheme } from "./copy";

type Row = {
  id: string;
  version: number;
  status: "draft" | "published";
  scheme: { name: string };
  _count: { rounds: number; applications: number };
};

type Props = { rows: readonly Row[]; mayImport: boolean; sources: ComponentProps<typeof NewScheme>["sources"] | null };

export function SchemesView({ rows, mayImport, sources }: Props) {
  return (
    <div className="stack-5">
      <h1>{zh.title}</h1>
      <p className="soft">{zh.lead}</p>
      {rows.length === 0 ? (
        <Empty icon="scroll" title={zh.none} />
      ) : (
        <Sheet flush>
          <Table
            dense
            caption={zh.caption}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { label: zh.name, cell: ({ id, scheme }) => <Anchor href={`/city/schemes/${id}`}>{scheme.name}</Anchor>, main: true },
              { label: zh.version, cell: ({ version }) => zh.versionOf(version), tight: true },
              { label: zh.state, cell: ({ status }) => <Badge tone={status === "published" ? "ok" : "idle"}>{zh.status[status]}</Badge> },
              { label: zh.rounds, cell: ({ _count }) => _count.rounds, num: true, short: zh.rounds },
              { label: zh.applications, cell: ({ _count }) => _count.applications, num: true, short: zh.applications },
            ]}
          />
        </Sheet>
      )}
      {sources && <NewScheme sources={sources} />}
      {mayImport && (
        <Sheet title={zh.importTitle}>
          <p className="small soft">{zh.importLead}</p>
          <ActionForm action={importScheme} id="import" labels={{ document: zh.document }} className="stack-5 mt-s4">
            <BoundTextArea name="document" label={zh.document} rows={8} spellCheck={false} />
            <Submit>{zh.importDo}</Submit>
          </ActionForm>
        </Sheet>
      )}
    </div>
  );
}

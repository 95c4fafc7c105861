import type { Route } from "next";
import type { Standards } from "@/lib/evidence/queries";
import { zh as all } from "@/lib/text/evidence";
import { dayText } from "@/lib/text/format";
import { KeepingHead } from "../keeping/head";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Empty } from "../ui/empty";
import { SampleMark } from "../ui/sample-mark";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { Records } from "./records";

const zh = all.standards;

/** n of n: what a home was recognised by, what shows it, and how old that is. */
export function StandardsView({ page }: { page: Standards }) {
  const { home, scheme, standards, total, may } = page;
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="/standards" keeps={may} lead={zh.lead} />
      {scheme === null ? (
        <Sheet>
          <Empty icon="list-checks" title={zh.noScheme}>
            {zh.noSchemeText}
          </Empty>
        </Sheet>
      ) : (
        <Sheet title={zh.covered(total.covered, total.of)} flush>
          <p className="sheet-pad small soft">{zh.by(scheme.name)}</p>
          <Table
            dense
            caption={zh.caption}
            rows={standards}
            rowKey={({ key }) => key}
            columns={[
              {
                label: zh.heads.standard,
                main: true,
                cell: ({ name, text, sample }) => (
                  <>
                    <b>{name}</b> {sample && <SampleMark />}
                    {text && <span className="block small soft">{text}</span>}
                  </>
                ),
              },
              {
                label: zh.heads.evidence,
                short: zh.heads.evidence,
                cell: ({ key, name, records }) => (
                  <div className="row">
                    {records.length === 0 ? <Badge icon="circle">{zh.none}</Badge> : <Records records={records} />}
                    {may && (
                      <Anchor href={`/keeping/${home.id}/standards/${key}` as Route} aria-label={zh.pickFor(name)}>
                        {zh.pick}
                      </Anchor>
                    )}
                  </div>
                ),
              },
              {
                label: zh.heads.age,
                short: zh.heads.age,
                tight: true,
                cell: ({ records, newest, age }) =>
                  newest === null || age === null ? (
                    records.length === 0 ? (
                      "—"
                    ) : (
                      zh.undated
                    )
                  ) : (
                    <>
                      {zh.age(age)}
                      <span className="block small soft">{dayText(newest)}</span>
                    </>
                  ),
              },
            ]}
          />
        </Sheet>
      )}
    </div>
  );
}

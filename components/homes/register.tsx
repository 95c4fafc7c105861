import type { Route } from "next";
import type { PlaqueFilter } from "@/lib/homes/rules";
import type { PlaqueStatus } from "@/lib/homes/workflow";
import { fromDateColumn } from "@/lib/kernel/dates";
import { dayText } from "@/lib/text/format";
import type { Awardee } from "@/lib/schemes/rules/subject";
import { zh } from "@/lib/text/homes";
import { Anchor } from "../ui/anchor";
import { Badge, type Tone } from "../ui/badge";
import { Button, ButtonLink, look } from "../ui/button";
import { Empty } from "../ui/empty";
import { SelectField, TextField } from "../ui/field";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";

const words = zh.register;
const tones: Record<PlaqueStatus, Tone> = { valid: "ok", suspended: "warn", expired: "idle", revoked: "bad" };

export const PlaqueBadge = ({ status }: { status: PlaqueStatus }) => <Badge tone={tones[status]}>{words.statuses[status]}</Badge>;

type Row = {
  id: string;
  number: string;
  title: string;
  holder: string;
  awardee: Awardee;
  organization: { name: string } | null;
  issuedOn: Date;
  status: PlaqueStatus;
  importId: string | null;
  events: readonly { onDay: Date | null }[];
};
type Props = { rows: readonly Row[]; next: string | null; filter: PlaqueFilter; mayImport: boolean };

/** When the plate was given to its holder; one that came in from before hung already. */
function handover({ events, importId }: Row): string {
  if (events[0]?.onDay) return dayText(fromDateColumn(events[0].onDay));
  return importId === null ? words.notYet : words.before;
}

/** A person or a team with whom it is of: a name alone says little. */
const holderText = ({ awardee, holder, organization }: Row): string =>
  (awardee === "person" || awardee === "team") && organization ? `${holder}（${organization.name}）` : holder;

/** The filters stand in the address, so that a view can be kept and sent. */
export function RegisterView({ rows, next, filter: { number, status, waiting }, mayImport }: Props) {
  const kept = new URLSearchParams({ ...(number && { number }), ...(status && { status }), ...(waiting && { handover: "waiting" }) });
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </div>
        <div className="row">
          <a className={look("plain")} href={`/api/plaques/engraver?${kept}`}>
            {words.engraver}
          </a>
          {mayImport && <ButtonLink href="/city/plaques/import">{words.import}</ButtonLink>}
        </div>
      </div>
      <form action="/city/plaques" className="row row-end">
        <TextField name="number" label={words.search} defaultValue={number} autoComplete="off" width="medium" />
        <SelectField
          name="status"
          label={words.status}
          placeholder={words.all}
          defaultValue={status ?? ""}
          options={(Object.keys(words.statuses) as PlaqueStatus[]).map((value) => ({ value, label: words.statuses[value] }))}
        />
        <SelectField
          name="handover"
          label={words.handover}
          placeholder={words.all}
          defaultValue={waiting ? "waiting" : ""}
          options={[{ value: "waiting", label: words.waiting }]}
        />
        <Button type="submit" variant="plain">
          {words.look}
        </Button>
      </form>
      <p className="small soft">{words.engraverHint}</p>
      {rows.length === 0 ? (
        <Empty icon="award" title={words.none}>
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
              {
                label: zh.number,
                main: true,
                cell: (row) => (
                  <>
                    <Anchor href={`/city/plaques/${row.id}`} className="code">
                      {row.number}
                    </Anchor>
                    <span className="sub">{row.title}</span>
                  </>
                ),
              },
              { label: zh.holder, cell: holderText, short: zh.holder },
              { label: zh.issuedOn, cell: ({ issuedOn }) => dayText(fromDateColumn(issuedOn)), tight: true, short: zh.issuedOn },
              {
                label: words.handedOver,
                cell: handover,
                tight: true,
                short: words.handedOver,
              },
              { label: words.status, cell: (row) => <PlaqueBadge status={row.status} /> },
            ]}
          />
          <div className="sheet-pad">
            <Pager {...(next === null ? {} : { next: `/city/plaques?${new URLSearchParams([...kept, ["after", next]])}` as Route })} />
          </div>
        </Sheet>
      )}
    </div>
  );
}

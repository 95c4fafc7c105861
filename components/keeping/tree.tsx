import type { Route } from "next";
import { changeParent } from "@/lib/home-tree/actions";
import type { TreePage } from "@/lib/home-tree/queries";
import { zh } from "@/lib/text/home-tree";
import { ActionForm } from "../form/action-form";
import { BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { KeepingHead } from "./head";

/** Where a home stands among the three levels (T9), and what it comes to with those below. */
export function TreeView({ page, idempotencyKey }: { page: TreePage; idempotencyKey: string }) {
  const { home, above, rows, year, keeps, may } = page;
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="/tree" lead={zh.lead} keeps={keeps} />
      <Sheet title={zh.above}>
        {above.length === 0 ? (
          <p className="soft">{zh.aboveNone}</p>
        ) : (
          <ol className="linkrows">
            {above.map(({ id, name }) => (
              <li key={id}>
                <Anchor href={`/homes/${id}` as Route}>{name}</Anchor>
              </li>
            ))}
          </ol>
        )}
      </Sheet>
      <Sheet title={zh.below(year)} flush>
        <Table
          dense
          caption={zh.caption}
          rows={rows}
          rowKey={({ id }) => id}
          current={({ id }) => id === home.id}
          columns={[
            {
              label: zh.name,
              main: true,
              cell: ({ id, name, level, depth }) => (
                <span className={`tree-${depth}`}>
                  {id === home.id ? name : <Anchor href={`/homes/${id}` as Route}>{name}</Anchor>}
                  <span className="sub">{level}</span>
                </span>
              ),
            },
            { label: zh.own, short: zh.own, cell: ({ sessions, people }) => zh.count(sessions, people) },
            { label: zh.all, short: zh.all, cell: ({ all }) => zh.count(all.sessions, all.people) },
            { label: zh.homes, short: zh.homes, cell: ({ homes }) => zh.homesOf(homes), tight: true },
          ]}
        />
        <p className="sheet-pad small soft">
          {rows.length <= 1 && zh.belowNone}
          {zh.rule}
        </p>
      </Sheet>
      {may.setParent && (
        <Sheet title={zh.set}>
          <p className="small soft">{zh.setHint}</p>
          <ActionForm
            action={changeParent}
            id="parent"
            className="stack-5 mt-s3"
            labels={{ parent: zh.label }}
            words={zh.problems}
            idempotencyKey={idempotencyKey}
            hidden={{ homeId: home.id }}
          >
            <BoundText name="parent" hint={zh.labelHint} optional autoComplete="off" initial={above.at(-1)?.name ?? ""} />
            <Submit variant="plain">{zh.save}</Submit>
          </ActionForm>
        </Sheet>
      )}
    </div>
  );
}

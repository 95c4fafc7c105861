import type { Route } from "next";
import { confirmSamples } from "@/lib/schemes/actions";
import { asksOf } from "@/lib/schemes/rules/asks";
import { follow, leadTo, thingOf, valueAt } from "@/lib/schemes/rules/places";
import type { SamplesView } from "@/lib/schemes/queries/editor";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { dateText } from "@/lib/text/format";
import { zh } from "@/lib/text/scheme-editor";
import { zh as schemes } from "@/lib/text/schemes";
import { ActionForm } from "../form/action-form";
import { BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Crumbs } from "../ui/crumbs";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { placeHref } from "./entries";
import { placeText, valueText } from "./named";

const words = zh.samples;

/** What stands at the place of a sample, without its note. */
export function saidText(document: SchemeDocument, place: string): string {
  const { path } = follow(document, place);
  const value = valueAt(document, path);
  for (let i = path.length; i >= 0; i -= 1) {
    const thing = thingOf(path.slice(0, i));
    if (thing === null) continue;
    const at = path.slice(i).join(".");
    const ask = asksOf(thing, valueAt(document, path.slice(0, i))).find((one) => one.at === at) ?? null;
    if (ask?.as === "origin") return "";
    if (typeof value === "object" && value !== null && "value" in value) return valueText(document, value.value, thing, ask);
    return "";
  }
  return "";
}

export function SamplesPage({ view, all }: { view: SamplesView; all: boolean }) {
  const { document, samples } = view;
  const open = samples.filter(({ confirmed }) => confirmed === null);
  const done = samples.filter(({ confirmed }) => confirmed !== null);
  const link = (place: string) => {
    const { part, at } = leadTo(document, place);
    const text = placeText(document, place);
    return view.status === "draft" && view.mayConfirm ? <Anchor href={placeHref(view.id, part, at)}>{text}</Anchor> : text;
  };
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: schemes.title, href: "/city/schemes" },
          { label: document.name, href: `/city/schemes/${view.id}` as Route },
          { label: words.title },
        ]}
      />
      <div className="desk-head">
        <div>
          <h1>
            {words.title} <Badge tone={open.length > 0 ? "warn" : "ok"}>{open.length > 0 ? words.left(open.length) : words.done}</Badge>
          </h1>
          <p className="soft">
            {document.name}　{schemes.versionOf(view.version)}
          </p>
        </div>
      </div>
      <p className="soft">{samples.length === 0 ? words.none : words.lead}</p>
      {open.length > 0 && (
        <Sheet title={words.caption} flush>
          <ActionForm
            key={all ? "all" : "some"}
            action={confirmSamples}
            id="confirm"
            words={{ ...zh.problems, "places.nothingTicked": zh.problems.nothingTicked ?? "" }}
            labels={{ note: words.note }}
            hidden={{ versionId: view.id, hash: view.hash }}
            done={zh.saved}
            className="stack"
          >
            {view.mayConfirm && !all && (
              <p className="sheet-pad">
                <Anchor href={`/city/schemes/${view.id}/samples?all=1` as Route}>{words.tickAll}</Anchor>
              </p>
            )}
            <Table
              dense
              caption={words.caption}
              rows={open}
              rowKey={({ place }) => place}
              columns={[
                {
                  label: words.pick,
                  cell: ({ place }) =>
                    view.mayConfirm && (
                      <label className="choice">
                        <input type="checkbox" name="places" value={place} defaultChecked={all} />
                        <span>
                          {words.pick}
                          <span className="hidden-visually">：{placeText(document, place)}</span>
                        </span>
                      </label>
                    ),
                },
                { label: words.place, main: true, cell: ({ place }) => link(place) },
                { label: words.value, short: words.value, cell: ({ place }) => saidText(document, place) },
                {
                  label: words.why,
                  short: words.why,
                  cell: ({ detail, changed }) => (
                    <>
                      {detail}
                      {changed && <span className="sub">{words.changed}</span>}
                    </>
                  ),
                },
              ]}
            />
            {view.mayConfirm && (
              <div className="sheet-pad stack-5">
                <BoundText name="note" hint={words.noteHint} optional />
                <Submit>{words.submit}</Submit>
              </div>
            )}
          </ActionForm>
        </Sheet>
      )}
      {open.length === 0 && samples.length > 0 && <Note tone="ok">{words.done}</Note>}
      {done.length > 0 && (
        <Sheet title={words.confirmedTitle} flush>
          <Table
            dense
            caption={words.confirmedCaption}
            rows={done}
            rowKey={({ place }) => place}
            columns={[
              { label: words.place, main: true, cell: ({ place }) => link(place) },
              { label: words.value, short: words.value, cell: ({ place }) => saidText(document, place) },
              {
                label: words.who,
                short: words.who,
                cell: ({ confirmed }) =>
                  confirmed && (
                    <>
                      {words.by(confirmed.confirmedBy.name, dateText(confirmed.confirmedAt))}
                      {confirmed.note !== null && <span className="sub">{confirmed.note}</span>}
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

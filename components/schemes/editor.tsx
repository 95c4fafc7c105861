import type { Route } from "next";
import { editScheme } from "@/lib/schemes/actions";
import { kindOf, kindsOf } from "@/lib/schemes/rules/asks";
import type { Finding } from "@/lib/schemes/rules/check";
import { follow, leadTo, listOf, lists, type Part, parts, shapeOf, thingOf, valueAt } from "@/lib/schemes/rules/places";
import { type OptionalPart, optionalParts } from "@/lib/schemes/rules/templates";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import type { SchemeField } from "@/lib/schemes/schema/form";
import { zh } from "@/lib/text/scheme-editor";
import { zh as schemes } from "@/lib/text/schemes";
import { ActionForm } from "../form/action-form";
import { BoundSelect } from "../form/bound";
import { Confirm } from "../form/confirm";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Tabs } from "../ui/tabs";
import { Entries, placeHref } from "./entries";
import { detailText, kindText, nameOf, placeText } from "./named";
import { CriterionPreview, FieldsPreview } from "./preview";
import { type Draft, ThingForm } from "./thing";

type Props = { draft: Draft & { version: number; findings: readonly Finding[] }; part: Part; at: string };

/** As many findings as one part shows at once. */
const shown = 12;

/** What stands in a part: things with a form, and lists. A "?" is a part the scheme may do without. */
const outline: Readonly<Record<Part, readonly string[]>> = {
  basics: ["", "?window"],
  hosts: ["*hostKinds", "*classes", "*gates", "recommenders"],
  form: ["*sections", "?home", "?holder", "*materials"],
  standards: ["standards", "*standards.groups", "*measures", "?scoring"],
  results: ["?grading", "*grading.grades", "?results", "?money", "*money.heads", "*money.apart"],
  stages: ["*stages"],
  after: ["?operation", "*operation.yearlyKinds", "*operation.lines", "*operation.services", "*consequences"],
};

/** Lists that stand on the page of a thing. */
const inner: Readonly<Record<string, readonly string[]>> = {
  "hostKinds.*": ["fields", "conditions"],
  "sections.*": ["fields"],
  "standards.groups.*": ["criteria"],
};

export function SchemeEditor({ draft, part, at }: Props) {
  const { document, findings } = draft;
  const leads = findings.map((finding) => ({ finding, ...leadTo(document, finding.place) }));
  const errors = leads.filter(({ finding }) => finding.level === "error");
  const own = leads.filter((lead) => lead.part === part);
  const { path, rest } = follow(document, at);
  const thing = at === "" || rest.length > 0 ? null : thingOf(path);
  const head = `/city/schemes/${draft.id}` as const;
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: schemes.title, href: "/city/schemes" },
          { label: document.name, href: head as Route },
          { label: thing === null ? zh.parts[part] : placeText(document, at) },
        ]}
      />
      <div className="desk-head">
        <div>
          <h1>{thing === null ? `${zh.title}：${zh.parts[part]}` : nameOf(thing, valueAt(document, path))}</h1>
          <p className="soft">
            {document.name}　{schemes.versionOf(draft.version)}
            {thing !== null && `　${kindText(thing, valueAt(document, path)) ?? zh.things[thing]}`}
          </p>
        </div>
        <Tools id={draft.id} paste={part === "standards"} />
      </div>
      <Tabs
        label={zh.partsLabel}
        items={parts.map((name) => {
          const count = errors.filter((lead) => lead.part === name).length;
          return {
            href: placeHref(draft.id, name, ""),
            label: zh.parts[name],
            current: name === part,
            ...(count > 0 ? { count } : {}),
          };
        })}
      />
      <div className="dossier">
        <div className="stack-5">
          {thing === null ? <PartPage draft={draft} part={part} /> : <ThingPage draft={draft} part={part} at={at} />}
        </div>
        <Findings id={draft.id} document={document} own={own} elsewhere={errors.filter((lead) => lead.part !== part).length} />
      </div>
    </div>
  );
}

export function Tools({ id, paste = false }: { id: string; paste?: boolean }) {
  const to = `/city/schemes/${id}` as const;
  return (
    <span className="in-row">
      {paste && <ButtonLink href={`${to}/paste` as Route}>{zh.tools.paste}</ButtonLink>}
      <ButtonLink href={`${to}/samples` as Route}>{zh.tools.samples}</ButtonLink>
      <ButtonLink href={`${to}/compare` as Route}>{zh.tools.compare}</ButtonLink>
      <ButtonLink href={to as Route}>{zh.tools.read}</ButtonLink>
    </span>
  );
}

type Lead = { finding: Finding; part: Part; at: string };

function Findings({ id, document, own, elsewhere }: { id: string; document: Draft["document"]; own: readonly Lead[]; elsewhere: number }) {
  const errors = own.filter(({ finding }) => finding.level === "error");
  const samples = own.length - errors.length;
  return (
    <Sheet title={zh.findings} id="findings">
      <div className="stack">
        {own.length === 0 && <p className="soft">{zh.noFindings}</p>}
        {errors.length > 0 && (
          <Note tone="bad">
            <p>{zh.errorsHere(errors.length)}</p>
            <ul className="bullets">
              {errors.slice(0, shown).map(({ finding, part, at }, i) => (
                <li key={i}>
                  {schemes.findings[finding.code]}：
                  <Anchor href={placeHref(id, part, at)}>{placeText(document, finding.place) || zh.parts[part]}</Anchor>
                  {finding.detail !== "" && `　${detailText(finding.detail)}`}
                </li>
              ))}
            </ul>
            {errors.length > shown && <p>{zh.more(errors.length - shown)}</p>}
          </Note>
        )}
        {samples > 0 && (
          <p className="small">
            {zh.samplesHere(samples)}　<Anchor href={`/city/schemes/${id}/samples` as Route}>{zh.toSamples}</Anchor>
          </p>
        )}
        {elsewhere > 0 && <p className="small soft">{zh.elsewhere(elsewhere)}</p>}
      </div>
    </Sheet>
  );
}

function PartPage({ draft, part }: { draft: Draft; part: Part }) {
  return outline[part].map((item) => {
    const place = item.replace(/^[*?]/, "");
    if (item.startsWith("*")) return <Entries key={item} draft={draft} part={part} place={place} />;
    if (!item.startsWith("?"))
      return (
        <Sheet key={item} title={zh.things[thingOf(follow(draft.document, place).path) ?? "basics"]}>
          <ThingForm draft={draft} place={place} />
        </Sheet>
      );
    const name = optionalParts.find((one) => one === place);
    return name && <Optional key={item} draft={draft} name={name} />;
  });
}

function Optional({ draft, name }: { draft: Draft; name: OptionalPart }) {
  const there = draft.document[name] !== null;
  const drawn = { versionId: draft.id, hash: draft.hash, place: name };
  return (
    <Sheet title={zh.things[name]}>
      <div className="stack-5">
        {there ? <ThingForm draft={draft} place={name} /> : <p className="soft">{zh.optional[name]}</p>}
        {there ? (
          <ActionForm action={editScheme} id={`out-${name}`} words={zh.problems} hidden={{ ...drawn, do: "leaveOut" }}>
            <Confirm label={zh.leaveOut} title={zh.removeTitle(zh.things[name])} act={zh.leaveOut} stay={zh.removeStay} danger>
              {zh.removeLead}
            </Confirm>
          </ActionForm>
        ) : (
          <ActionForm
            action={editScheme}
            id={`in-${name}`}
            words={zh.problems}
            hidden={{ ...drawn, do: "include", note: zh.note, names: name === "grading" ? zh.gradeNames : zh.headName }}
          >
            <Submit variant="plain">{zh.include}</Submit>
          </ActionForm>
        )}
      </div>
    </Sheet>
  );
}

function ThingPage({ draft, part, at }: { draft: Draft; part: Part; at: string }) {
  const { path } = follow(draft.document, at);
  const thing = thingOf(path) ?? "basics";
  const value = valueAt(draft.document, path);
  const drawn = { versionId: draft.id, hash: draft.hash, place: at };
  const parent = path.slice(0, -1);
  const list = listOf(parent);
  const siblings = valueAt(draft.document, parent);
  const mayGo = list !== null && Array.isArray(siblings) && siblings.length > lists[list];
  const kinds: readonly string[] = thing in kindsOf ? kindsOf[thing as keyof typeof kindsOf] : [];
  const kind = kindOf(thing, value);
  const name = nameOf(thing, value);
  return (
    <>
      <Sheet title={zh.things[thing]}>
        <ThingForm key={`${at} ${kind ?? ""}`} draft={draft} place={at} />
      </Sheet>
      {(inner[shapeOf(path)] ?? (kind === "bestOf" ? ["options"] : [])).map((name) => (
        <Entries key={name} draft={draft} part={part} place={`${at}.${name}`} />
      ))}
      {thing === "criterion" && <CriterionPreview document={draft.document} criterion={value as Criterion} />}
      {thing === "field" && <FieldsPreview fields={[value as SchemeField]} />}
      {thing === "section" && <FieldsPreview fields={(value as { fields: SchemeField[] }).fields} />}
      {kinds.length > 1 && (
        <Sheet title={zh.turnTitle}>
          <ActionForm
            action={editScheme}
            id="turn"
            words={zh.problems}
            labels={{ kind: zh.kindLabel }}
            hidden={{ ...drawn, do: "turn", note: zh.note }}
          >
            <BoundSelect
              name="kind"
              hint={zh.turnHint}
              placeholder={false}
              options={kinds.map((one) => ({ value: one, label: zh.kinds[thing]?.[one] ?? one }))}
              initial={kind ?? ""}
            />
            <Submit variant="plain">{zh.turn}</Submit>
          </ActionForm>
        </Sheet>
      )}
      {list !== null && mayGo && (
        <ActionForm action={editScheme} id="remove" words={zh.problems} hidden={{ ...drawn, do: "remove" }}>
          <Confirm label={zh.remove} title={zh.removeTitle(name)} act={zh.remove} stay={zh.removeStay} danger>
            {zh.removeLead}
          </Confirm>
        </ActionForm>
      )}
      <p>
        <Anchor href={placeHref(draft.id, part, "")}>{zh.back(zh.parts[part])}</Anchor>
      </p>
    </>
  );
}

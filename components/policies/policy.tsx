import type { PublicPolicy } from "@/lib/policies/queries";
import { dateText, dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/policies";
import { zh as shell } from "@/lib/text/shell";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { PrintButton } from "../ui/print";
import { Panel } from "../ui/section";
import { Tombstone } from "../ui/tombstone";
import { PolicyBadge } from "./badge";

type Told = Pick<
  PublicPolicy,
  | "number"
  | "indexNumber"
  | "numberingBody"
  | "signingBody"
  | "publisher"
  | "signedOn"
  | "issuedOn"
  | "effectiveOn"
  | "publishedOn"
  | "repealedOn"
>;

/** Number, bodies and dates; what the document does not say is left out. */
export function PolicyFacts({ policy }: { policy: Told }) {
  const told = (["number", "indexNumber", "numberingBody", "signingBody", "publisher"] as const).map(
    (name) => policy[name] !== null && { label: zh.fields[name], value: policy[name] },
  );
  const days = (["signedOn", "issuedOn", "effectiveOn", "publishedOn", "repealedOn"] as const).map((name) => {
    const day = policy[name];
    return day !== null && { label: zh.fields[name], value: dayText(day) };
  });
  return <Facts small items={[...told, ...days]} />;
}

/** Paragraphs as they were typed. */
export const PolicyText = ({ text }: { text: string }) => (
  <div className="prose">
    {text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line, at) => (
        <p key={at}>{line}</p>
      ))}
  </div>
);

export function PolicyPage({ policy }: { policy: PublicPolicy }) {
  const crumbs = <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title, href: "/policies" }, { label: policy.title }]} />;
  if (policy.state === "withdrawn")
    return (
      <Tombstone
        {...{ crumbs, title: policy.title, badge: <PolicyBadge {...policy} />, reason: `${zh.reason}：${policy.reason}` }}
        note={policy.endedAt && zh.tombstone(dateText(policy.endedAt))}
      >
        {policy.number !== null && <Facts small items={[{ label: zh.fields.number, value: policy.number }]} />}
      </Tombstone>
    );
  return (
    <div className="wrap">
      {crumbs}
      <div className="with-aside">
        <article className="stack-5">
          <div>
            <p className="mt-s3 mb-s2">
              <PolicyBadge {...policy} />
            </p>
            <h1>{policy.title}</h1>
          </div>
          {policy.repealedOn !== null && (
            <Note tone="warn">
              <p>{zh.repealed(dayText(policy.repealedOn))}</p>
              <p>
                {zh.reason}：{policy.reason}
              </p>
            </Note>
          )}
          <PolicyFacts policy={policy} />
          <div className="doc-tools">
            <PrintButton>{zh.print}</PrintButton>
          </div>
          {policy.text === null ? <p className="soft">{zh.noText}</p> : <PolicyText text={policy.text} />}
        </article>
        <aside className="stack-5">
          <Panel title={zh.schemes}>
            {policy.schemes.length === 0 && <p className="small">{zh.noSchemes}</p>}
            {policy.schemes.map((scheme) => (
              <div key={scheme.id} className="mt-s3">
                <p>{zh.version(scheme.scheme.name, scheme.version)}</p>
                <ul className="bullets small">
                  {scheme.rounds.map((round) => (
                    <li key={round.id}>
                      <Anchor href={`/rounds/${round.id}`}>{round.name}</Anchor>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </Panel>
        </aside>
      </div>
    </div>
  );
}

import { PenLine } from "lucide";
import { useState } from "react";
import type { Judged } from "@/lib/applications/rules/visit";
import { clockText } from "@/lib/text/format";
import { zh } from "@/lib/text/visit";
import { look } from "../ui/button";
import { TextArea } from "../ui/field";
import { Icon } from "../ui/icon";
import type { PartProps } from "./line";
import { SignaturePad } from "./pad";
import { Shown } from "./shown";

/** Everybody who was there signs: with a finger, or by the name where that cannot be. */
export function Signatures({ judged, start, held, keeping, live, errors }: PartProps & { judged: Judged }) {
  const [signing, setSigning] = useState<string | null>(null);
  const drawn = new Map(keeping.kept.files.flatMap((file) => (file.signer === null ? [] : [[file.signer, file] as const])));
  const there = held.filter(({ kind }) => kind === "signature");
  return (
    <section className="visit-item visit-stack">
      <h2>{zh.signatures}</h2>
      {judged.signers.length === 0 && <p className="small soft noscript:hidden">{zh.signFirst}</p>}
      {there.map((file) => (
        <label key={file.key} className="row">
          <input type="checkbox" name="files" value={file.key} defaultChecked={start.files.includes(file.key)} />
          {zh.signOf(file.signer ?? "")}，{clockText(file.at)}
        </label>
      ))}
      {judged.signers.map((name) => {
        const file = drawn.get(name);
        const source = file && keeping.shown.get(file.key);
        if (signing === name)
          return (
            <SignaturePad
              key={name}
              name={name}
              keep={(drawing) => {
                setSigning(null);
                void keeping.sign(name, drawing);
              }}
              cancel={() => setSigning(null)}
            />
          );
        if (file)
          return (
            <div key={name}>
              {source && <Shown className="signature" src={source} alt={zh.signOf(name)} />}
              <p className="row row-between small soft">
                <span>
                  {name}，{clockText(new Date(file.takenAt))}
                </span>
                <button type="button" className={look("text")} aria-label={zh.signAgainOf(name)} onClick={() => setSigning(name)}>
                  {zh.signAgain}
                </button>
              </p>
            </div>
          );
        return judged.unsigned.includes(name) ? (
          <button key={name} type="button" className={`${look("plain", true)} noscript:hidden`} onClick={() => setSigning(name)}>
            <Icon of={PenLine} />
            {zh.sign(name)}
          </button>
        ) : null;
      })}
      <TextArea
        name="signed"
        label={zh.signed}
        hint={zh.signedHint}
        rows={2}
        optional={live}
        defaultValue={start.signed}
        {...errors("signed")}
      />
    </section>
  );
}

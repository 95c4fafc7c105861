"use client";

import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/transfer";
import { useForm } from "../form/context";
import { Note } from "../ui/note";

const words = zh.office;
type Link = { partner: string; secret: string; until: string };

/** The links an act handed back, shown once: nothing keeps them, so they are gone with the page. */
export function LinksShown({ at }: { at: string }) {
  const { done } = useForm();
  const links = typeof done === "object" && done !== null && "links" in done ? (done.links as readonly Link[]) : [];
  if (links.length === 0) return null;
  return (
    <Note tone="ok" live>
      <p>{words.links}</p>
      <ul className="stack">
        {links.map(({ partner, secret, until }) => (
          <li key={secret}>
            <span className="small">{words.linkTo(partner, dayText(until))}</span>
            <br />
            <b className="code case-link">{`${at}${secret}`}</b>
          </li>
        ))}
      </ul>
    </Note>
  );
}

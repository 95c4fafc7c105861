import type { Route } from "next";
import type { SheetItem } from "@/lib/applications/queries/sheet-page";
import { zh } from "@/lib/text/panel";
import { ButtonLink } from "../ui/button";
import { Sheet } from "../ui/section";

const words = zh.my;

/** The sheets an expert has sent while others are still writing theirs; those that wait stand in the queue. */
export function MySheets({ sheets }: { sheets: readonly SheetItem[] }) {
  if (sheets.length === 0) return null;
  return (
    <Sheet title={words.title}>
      <p className="small soft">{words.lead}</p>
      <ul className="tasklist">
        {sheets.map(({ id, applicant, number, round }) => (
          <li key={id}>
            <span>
              <b>{applicant}</b>
              <span className="micro">
                <span className="code">{number}</span>　{round}
              </span>
            </span>
            <ButtonLink href={`/applications/${id}/score` as Route}>{words.look}</ButtonLink>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

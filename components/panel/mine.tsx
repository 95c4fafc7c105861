import type { Route } from "next";
import type { SheetItem } from "@/lib/applications/queries/sheet-page";
import { zh } from "@/lib/text/panel";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Sheet } from "../ui/section";

const words = zh.my;

/** An expert's sheets whose scoring is open: those that wait, and those that were sent. */
export function MySheets({ sheets }: { sheets: readonly SheetItem[] }) {
  if (sheets.length === 0) return null;
  return (
    <Sheet title={words.title}>
      <ul className="tasklist">
        {sheets.map(({ id, applicant, number, round, state, begun }) => (
          <li key={id}>
            <span>
              <b>{applicant}</b>{" "}
              {state === "submitted" ? (
                <Badge tone="ok" icon="check">
                  {words.submitted}
                </Badge>
              ) : (
                begun && <Badge icon="pencil">{words.begun}</Badge>
              )}
              <span className="micro">
                <span className="code">{number}</span>　{round}
              </span>
            </span>
            <ButtonLink href={`/applications/${id}/score` as Route}>{state === "submitted" ? words.look : words.open}</ButtonLink>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

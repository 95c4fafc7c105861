import type { Route } from "next";
import type { Dossier } from "@/lib/applications/queries/dossier";
import { dayOf } from "@/lib/kernel/dates";
import { deadlineText, shortDay } from "@/lib/text/format";
import { zh as notices } from "@/lib/text/notices";
import { Anchor } from "../ui/anchor";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";

/** How long it hangs, and what holds it. */
export function NoticeSheet({ notice }: { notice: NonNullable<Dossier["notice"]> }) {
  const said = notices.dossier;
  const { hanging, holding } = notice;
  return (
    <Sheet title={said.title}>
      <div className="stack">
        {hanging ? (
          <p>
            <Anchor href={`/notices/${hanging.id}`}>{hanging.number}</Anchor>　
            {hanging.left > 0 ? notices.left(hanging.left, hanging.dayKind) : notices.isOver}，{deadlineText(hanging.endsAt)}
          </p>
        ) : (
          <p>
            {said.notYet}
            {notice.draftIn !== null && <Anchor href={`/city/notices/new?round=${notice.draftIn}` as Route}>{notices.desk.start}</Anchor>}
          </p>
        )}
        {holding.length > 0 && (
          <Note tone="warn">
            <p>{said.held(holding.length)}</p>
            <ul className="bullets">
              {holding.map((objection) => (
                <li key={objection.number}>
                  {objection.id === null ? objection.number : <Anchor href={`/city/objections/${objection.id}`}>{objection.number}</Anchor>}
                  ，{notices.objectionStates[objection.state].label}，{shortDay(dayOf(objection.receivedAt))}　
                  {objection.name === null ? said.confidential : said.signed(objection.name)}
                </li>
              ))}
            </ul>
          </Note>
        )}
      </div>
    </Sheet>
  );
}

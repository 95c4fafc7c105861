import type { Route } from "next";
import type { VisitPage } from "@/lib/applications/queries/visit";
import { zh as applications } from "@/lib/text/applications";
import { fileProblem } from "@/lib/text/files";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/visit";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Note } from "../ui/note";
import { VisitForm } from "./form";

type Props = {
  visit: VisitPage;
  newKey: string;
  /** how the last post without script ended */
  sent: string | null;
  file: string | null;
};

/** The checklist of a visit, made for a telephone in the hand: one criterion below the other, the bar with what is missing at the end. */
export function VisitView({ visit, newKey, sent, file }: Props) {
  const back = `/applications/${visit.id}` as Route;
  return (
    <>
      <div className="visit">
        <Crumbs
          items={[{ label: applications.list.title, href: "/applications" }, { label: visit.applicant, href: back }, { label: zh.title }]}
        />
        <h1>{visit.applicant}</h1>
        <p className="small soft">
          <span className="code">{visit.number}</span>　{zh.stage(visit.stage)}
        </p>
        {visit.before.length > 0 && (
          <Note>
            <p>{zh.before.title}</p>
            <ul className="bullets">
              {visit.before.map((one) => (
                <li key={one.id}>
                  {zh.before.line(dayText(one.on), applications.conclusions[one.conclusion] ?? "", one.visitors.join("、"))}
                </li>
              ))}
            </ul>
            <p>{zh.before.note}</p>
          </Note>
        )}
        {visit.blockers.length > 0 && (
          <>
            <Note tone="warn">
              {zh.blocked}：{visit.blockers.map((blocker) => applications.blockers[blocker]).join("；")}
            </Note>
            <p>
              <ButtonLink href={back}>{zh.back}</ButtonLink>
            </p>
          </>
        )}
      </div>
      {visit.blockers.length === 0 && (
        <VisitForm visit={visit} newKey={newKey} sent={sent} fileProblem={file === null ? null : fileProblem(file, true) || null} />
      )}
    </>
  );
}

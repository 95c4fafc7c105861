import { rows } from "../../rows";
import { Plain } from "../../table";

export const dynamic = "force-dynamic";

export default async function Page() {
  return (
    <Plain
      rows={
        await rows(`SELECT w.id, w.purpose, w."dueAt", a.id AS application, a.number, a.answers, o.name AS applicant, r.name AS recommender
        FROM "WorkItem" w JOIN "Application" a ON a.id = w."applicationId" JOIN "Organization" o ON o.id = a."applicantOrganizationId"
        LEFT JOIN "Organization" r ON r.id = a."recommenderOrganizationId"
        WHERE w."closedAt" IS NULL AND w.purpose <> 'fill' ORDER BY w."dueAt", w.id LIMIT 31`)
      }
    />
  );
}

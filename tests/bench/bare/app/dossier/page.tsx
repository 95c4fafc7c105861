import { rows } from "../../rows";
import { Plain } from "../../table";

export const dynamic = "force-dynamic";

export default async function Page({ searchParams }: { searchParams: Promise<{ id?: string }> }) {
  const { id } = await searchParams;
  return (
    <>
      <Plain
        rows={
          await rows(
            `SELECT a.*, o.name FROM "Application" a JOIN "Organization" o ON o.id = a."applicantOrganizationId" WHERE a.id = $1`,
            [id],
          )
        }
      />
      <Plain
        rows={
          await rows(
            `SELECT s.*, o.name FROM "Stage" s JOIN "Organization" o ON o.id = s."organizationId" WHERE s."applicationId" = $1 ORDER BY s.seq`,
            [id],
          )
        }
      />
      <Plain
        rows={
          await rows(
            `SELECT e."fieldKey", f.name, f.size FROM "Evidence" e JOIN "Attachment" f ON f.id = e."attachmentId" WHERE e."applicationId" = $1`,
            [id],
          )
        }
      />
    </>
  );
}

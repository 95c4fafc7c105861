import { rows } from "../../rows";
import { Plain } from "../../table";

export const dynamic = "force-dynamic";

export default async function Page() {
  return (
    <Plain
      rows={
        await rows(`SELECT h.id, h.name, h.address, h.hours, o.name AS owner,
        (SELECT json_agg(p.number) FROM "Plaque" p WHERE p."homeId" = h.id) AS plaques
        FROM "Home" h JOIN "Organization" o ON o.id = h."ownerId" WHERE h.status = 'open' ORDER BY h.name, h.id LIMIT 21`)
      }
    />
  );
}

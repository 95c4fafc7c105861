import type { EvidenceRecord } from "@/lib/evidence/queries";
import { recordName, zh } from "@/lib/text/evidence";
import { Anchor } from "../ui/anchor";
import { placeOf } from "./places";

/** Records that were picked: what each is, by what it can be known again, and what else it serves. */
export function Records({ records }: { records: readonly EvidenceRecord[] }) {
  if (records.length === 0) return null;
  return (
    <ul className="stack" aria-label={zh.records}>
      {records.map((record) => (
        <li key={record.useId} className="small">
          {recordName(record)}
          {record.attachment && (
            <>
              {"　"}
              <Anchor href={`/api/attachments/${record.attachment.id}`}>{zh.photo}</Anchor>
            </>
          )}
          <span className="quiet">
            {"　"}
            {zh.hash(record.hash)}
          </span>
          {record.others.length > 0 && <span className="block soft">{zh.pick.elsewhere(record.others.map(placeOf))}</span>}
        </li>
      ))}
    </ul>
  );
}

import { zh } from "@/lib/text/rights/desk";
import { Note } from "../ui/note";
import type { Section } from "./desk-sections";

const words = zh.dossier;

export const ConflictSection: Section = ({ view }) =>
  view.conflicts.length === 0 ? null : (
    <Note tone="warn">
      <p>
        <b>{words.conflict}</b>　{words.conflictLead}
      </p>
      <ul className="bullets">
        {view.conflicts.map(({ personId, name, reason }) => (
          <li key={personId}>
            {name}　{words.conflictReasons[reason]}
          </li>
        ))}
      </ul>
    </Note>
  );

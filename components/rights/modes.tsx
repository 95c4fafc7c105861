import type { Language } from "@/lib/kernel/language";
import { modeKeys, modeWords } from "@/lib/text/rights/modes";
import { BoundRadio } from "../form/bound";
import { Icon } from "../ui/icon";
import { icons } from "../ui/icons";
import { Note } from "../ui/note";

const drawings = { sees: icons.eye, asks: icons["user-check"], hidden: icons["eye-off"], plain: null };

/** Who sees what, and which answer is possible, in each of the three ways. Roles are written out: on a phone its rows are no longer a table's. */
export function ModeTable({ lang }: { lang: Language }) {
  const words = modeWords[lang];
  return (
    <table role="table" className="ruled see">
      <caption>{words.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            <span className="hidden-visually">{words.what}</span>
          </th>
          {modeKeys.map((mode) => (
            <th key={mode} role="columnheader" scope="col">
              {words.modes[mode].label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {words.rows.map((row) => (
          <tr key={row.key} role="row">
            <th role="rowheader" scope="row">
              {row.title}
              {row.note !== undefined && <span className="sub">{row.note}</span>}
            </th>
            {modeKeys.map((mode) => {
              const { sight, text } = row.cells[mode];
              const drawing = drawings[sight];
              return (
                <td key={mode} role="cell">
                  <span className={`sight sight-${sight}`}>
                    {drawing && <Icon of={drawing} />}
                    <span>{text}</span>
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is kept of an anonymous case, and how not to be recognised. Stands wherever the table does. */
export function ModeNotes({ lang, level = 3 }: { lang: Language; level?: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3";
  const { opened, logs, care } = modeWords[lang];
  return (
    <>
      <p>{opened}</p>
      <Note>
        <Heading className="text-h3">{logs.title}</Heading>
        <ul className="bullets">
          {logs.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="mt-s2">
          <b>{logs.promise}</b>
        </p>
      </Note>
      <div>
        <Heading className="text-h3">{care.title}</Heading>
        <ul className="bullets">
          {care.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </>
  );
}

/**
 * The hard decision, with its consequences right below; the column of what is chosen is marked by the style sheet alone. A field of an
 * ActionForm named "mode". Nothing is chosen beforehand.
 */
export function ModeChoice({ lang, initial }: { lang: Language; initial?: string }) {
  const words = modeWords[lang];
  return (
    <div className="mode-choice stack-5">
      <BoundRadio
        name="mode"
        label={words.question}
        hint={words.hint}
        options={modeKeys.map((value) => ({ value, ...words.modes[value] }))}
        {...(initial === undefined ? {} : { initial })}
      />
      <ModeTable lang={lang} />
      <ModeNotes lang={lang} level={2} />
    </div>
  );
}

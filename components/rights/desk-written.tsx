import { zh } from "@/lib/text/rights/desk";
import { Body } from "../notices/notice";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import type { Section } from "./desk-sections";

const words = zh.dossier;

/** What the claimant wrote, and who it is as far as they said. */
export const WrittenSection: Section = ({ view }) => {
  const { body } = view;
  if (!body) return <Note>{words.shredded}</Note>;
  const whole = (text: string) => text !== "" && <Body text={text} />;
  return (
    <>
      <Sheet title={words.what}>
        <div className="stack">
          <Body text={body.what} />
          <Facts
            items={[
              { label: words.ask, value: whole(body.ask) },
              {
                label: words.respondent,
                value: (
                  <>
                    {body.respondent === "" ? words.respondentNone : body.respondent}
                    {body.respondentCode !== "" && <span className="sub code">{body.respondentCode}</span>}
                  </>
                ),
              },
              body.notBy !== "" && { label: words.notBy, value: whole(body.notBy) },
            ]}
          />
        </div>
      </Sheet>
      <Sheet title={words.who}>
        {view.mode === "anonymous" ? (
          <p>{words.anonymous}</p>
        ) : (
          <div className="stack">
            <Facts
              small
              items={[
                { label: words.name, value: body.name },
                { label: words.phone, value: <span className="code">{body.phone}</span> },
                body.address !== "" && { label: words.address, value: body.address },
                body.people > 1 && { label: words.people, value: words.peopleText(body.people) },
                body.representatives.length > 0 && { label: words.representatives, value: body.representatives.join("、") },
              ]}
            />
            <p className="small soft">{words.contactHint}</p>
          </div>
        )}
        {body.language === "en" && <p className="mt-s3">{words.english}</p>}
      </Sheet>
    </>
  );
};

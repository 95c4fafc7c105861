import { BadgeCheck } from "lucide";
import type { PublicLetter } from "@/lib/rights-cases/queries/letters";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/letters";
import { Facts } from "../ui/facts";
import { Icon } from "../ui/icon";
import { Note } from "../ui/note";

const words = zh.verify;

/** That a letter is ours, for whoever holds the paper; nothing of what it says. */
export function LetterVerify({ letter }: { letter: PublicLetter }) {
  return (
    <div className="wrap section verify">
      <h1>{words.title}</h1>
      <div className="verify-state mt-s5">
        <Icon of={BadgeCheck} />
        <div>
          <h2>{words.good}</h2>
          <p>{words.text(letter.issuer)}</p>
        </div>
      </div>
      <div className="mt-s5">
        <Facts
          items={[
            { label: words.kind, value: zh.kinds[letter.kind] },
            { label: zh.number, value: <span className="code">{letter.number}</span> },
            { label: zh.on, value: dayText(letter.issuedOn) },
            { label: words.issuer, value: letter.issuer },
          ]}
        />
      </div>
      <div className="mt-s5">
        <Note>{words.nothing}</Note>
      </div>
    </div>
  );
}

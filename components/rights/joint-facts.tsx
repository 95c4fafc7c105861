import type { CaseBody } from "@/lib/rights-cases/schema";
import { own } from "@/lib/text/rights/related";
import { Facts } from "../ui/facts";

type Props = Pick<CaseBody, "people" | "representatives"> & {
  language?: "zh" | "en";
  /** the names too, for those who handle it; a receipt shows how many */
  named?: boolean;
};

/** How many stand behind a joint case and who speaks for them, the claimant among them (信访工作条例 20). Nothing for one person's own. */
export function JointFacts({ people, representatives, language = "zh", named = false }: Props) {
  if (people <= 1) return null;
  const words = own[language].joint;
  return (
    <Facts
      items={[
        {
          label: words.title,
          value: (
            <>
              <p>
                {words.people(people)}　{words.representatives(representatives.length + 1)}
              </p>
              {named && representatives.length > 0 && <p>{representatives.join("　")}</p>}
              <p className="small soft">{words.rule}</p>
            </>
          ),
        },
      ]}
    />
  );
}

import type { Route } from "next";
import type { PanelView } from "@/lib/applications/queries/panel";
import { pointsText } from "@/lib/text/format";
import { zh } from "@/lib/text/panel";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Sheet } from "../ui/section";

const words = zh.box;

/** What a dossier says of its scoring to this reader; nothing, where there is nothing for them to know. */
export function PanelBox({ panel, applicationId }: { panel: PanelView; applicationId: string }) {
  const { count, runs, mine, result, rule } = panel;
  if (!runs && !mine && !result) return null;
  return (
    <Sheet title={zh.title}>
      <div className="stack">
        {result && (
          <>
            <p>
              {words.result(pointsText(result.total), result.sheets)}
              {result.passMark !== null && (
                <>
                  {" "}
                  <Badge
                    tone={result.total >= result.passMark ? "ok" : "bad"}
                    icon={result.total >= result.passMark ? "check" : "circle-x"}
                  >
                    {result.total >= result.passMark ? words.reached : words.below} {pointsText(result.passMark)}
                  </Badge>
                </>
              )}
            </p>
            <p className="small soft">{zh.rule(rule.leastSheets.value, rule.dropFrom.value)}</p>
          </>
        )}
        {count && <p>{count.assigned === 0 ? words.nobody : words.progress(count.submitted, count.assigned)}</p>}
        {mine && (
          <p>
            {words.mine}{" "}
            <ButtonLink variant="main" href={`/applications/${applicationId}/score` as Route}>
              {words.toSheet}
            </ButtonLink>
          </p>
        )}
        {runs && (
          <p>
            <ButtonLink href={`/applications/${applicationId}/panel` as Route}>{words.toDesk}</ButtonLink>
          </p>
        )}
      </div>
    </Sheet>
  );
}

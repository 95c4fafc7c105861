import { isSample } from "@/lib/schemes/schema/values";
import { zh } from "@/lib/text/schemes";
import { SampleMark } from "../ui/sample-mark";

/** Where a value comes from: its clause, or the mark that it is the city's own. */
export function Origin({ of }: { of: { clause: string } | { sample: string } }) {
  return isSample(of) ? <SampleMark /> : <span className="micro quiet">{zh.clause(of.clause)}</span>;
}

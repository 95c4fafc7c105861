import { zh } from "@/lib/text/ui";

/** Stands beside a value that the city's notice does not state, so that nobody takes it for the rule. */
export function SampleMark({ kind = "sample", words = zh.sample }: { kind?: "sample" | "local"; words?: typeof zh.sample }) {
  return (
    <span className="sample" title={kind === "sample" ? words.sampleWhy : words.localWhy}>
      {kind === "sample" ? words.sample : words.local}
    </span>
  );
}

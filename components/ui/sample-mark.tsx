import { zh } from "@/lib/text/ui";

/** Stands beside a value that the city's notice does not state, so that nobody takes it for the rule. */
export function SampleMark({ kind = "sample" }: { kind?: "sample" | "local" }) {
  return (
    <span className="sample" title={kind === "sample" ? zh.sample.sampleWhy : zh.sample.localWhy}>
      {kind === "sample" ? zh.sample.sample : zh.sample.local}
    </span>
  );
}

// How many are awarded, the money, and the days of the year. Pure.
import type { SchemeDocument } from "../schema/document";
import { error, type Finding } from "./findings";
import { nameIn } from "./samples";

export const checkResults = (document: SchemeDocument): Finding[] => [
  ...checkCount(document),
  ...checkMoney(document),
  ...checkWindow(document),
];

const checkCount = ({ results }: SchemeDocument): Finding[] =>
  results && results.least.value > results.most.value
    ? [error("leastOverMost", "results", `${results.least.value} > ${results.most.value}`)]
    : [];

/** 分 as they are read, in 元. */
const inYuan = (cents: number): string => String(cents / 100);

function checkMoney({ money, results, classes }: SchemeDocument): Finding[] {
  if (!money) return [];
  const classKeys = classes.map(({ key }) => key);
  const names = nameIn(money.apart);
  const parts = [{ ...money, place: "money" }, ...money.apart.map((part, i) => ({ ...part, place: `money.apart.${names[i]}` }))];
  const findings = parts.flatMap(({ least, most, place }) =>
    least.value > most.value ? [error("leastOverMost", place, `${inYuan(least.value)} > ${inYuan(most.value)}`)] : [],
  );
  for (const { by, key } of money.apart)
    if (by === "class" && !classKeys.includes(key)) findings.push(error("unknownClass", `money.apart.class_${key}`, key));
  if (!money.basis) findings.push(error("basisMissing", "money.basis", `${inYuan(money.least.value)}–${inYuan(money.most.value)}`));
  // The fewest that are awarded, each with the least, must be paid for.
  const owed = money.least.value * (money.basis?.value === "perAwardee" ? (results?.least.value ?? 0) : 1);
  if (money.total.value !== null && owed > money.total.value)
    findings.push(error("moneyShort", "money.total", `${inYuan(owed)} > ${inYuan(money.total.value)}`));
  return findings;
}

/** The last days of the months. The 29th of February is there only some years, so no window can end on it every year. */
const lastDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A window may run over the new year: from November to February is said just so. */
function checkWindow({ window }: SchemeDocument): Finding[] {
  if (!window) return [];
  const findings = (["first", "last"] as const).flatMap((end): Finding[] => {
    const { value } = window[end];
    const [month = 0, day = 0] = value.split("-").map(Number);
    return day > (lastDays[month - 1] ?? 0) ? [error("noSuchDay", `window.${end}`, value)] : [];
  });
  if (!window.nonWorking) findings.push(error("windowUnstated", "window.nonWorking", window.last.value));
  return findings;
}

// What a check of a scheme reports. Pure.

/** An error blocks publication; a sample is a value the notice leaves to the city. The place is the way to it by keys. */
export type Finding = { level: "error" | "sample"; place: string; code: FindingCode; detail: string };

/** Of the text, and of the shape of what it says. */
export type TextCode =
  | "notJson"
  | "tooLarge"
  | "tooDeep"
  | "keyTwice"
  | "forbiddenName"
  | "notText"
  | "formula"
  | "tooManyLines"
  | "unknownKind"
  | "shape";

/** Of the form, its stages and its sums. */
export type FormCode =
  | "duplicateKey"
  | "unknownField"
  | "unknownOption"
  | "wrongKind"
  | "awardLast"
  | "awardOnce"
  | "noDecision"
  | "decisionOnce"
  | "decisionBeforeAward"
  | "noticeBeforeDecision"
  | "scoringAfterDecision"
  | "nothingToScore"
  | "noticeUnstated"
  | "nobodyRecommends"
  | "homeMissing"
  | "homeUnasked"
  | "holderMissing"
  | "holderUnasked"
  | "consentMissing"
  | "notRequired"
  | "computedWithoutHome"
  | "maxBelowMin"
  | "capBelowFloor"
  | "pointsDoNotSum"
  | "unreachablePassMark";

/** Of measures and lines, and of what comes of the points. */
export type RuleCode =
  | "unknownMeasure"
  | "unknownCriterion"
  | "unknownClass"
  | "unknownGrade"
  | "unknownHost"
  | "circular"
  | "ratioOfRatio"
  | "measureUnread"
  | "rangeEmpty"
  | "rangeOpen"
  | "neverHolds"
  | "tangled"
  | "evidenceNotTaken"
  | "beyondEnds"
  | "tiersOverlap"
  | "tiersGap"
  | "tierUnreachable"
  | "stepUnreachable"
  | "stepsNotGrowing"
  | "eachWrong"
  | "targetUnreachable"
  | "textDiffers"
  | "gradesWithoutPoints"
  | "gradesOverlap"
  | "gradesGap"
  | "gradesOutOfOrder"
  | "gradeUnreachable"
  | "quotaOverAll"
  | "quotaZero"
  | "quotaOnLast"
  | "consequenceTwice"
  | "leastOverMost"
  | "basisMissing"
  | "moneyShort"
  | "hostWithoutClass"
  | "windowUnstated"
  | "noSuchDay";

export type FindingCode = TextCode | FormCode | RuleCode | "sample";

export const error = (code: FindingCode, place: string, detail: string): Finding => ({ level: "error", place, code, detail });

/** What stands more than once, each named once. */
export function duplicates(keys: Iterable<string>): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const key of keys) (seen.has(key) ? twice : seen).add(key);
  return [...twice];
}

/** Points as they are read: hundredths written in whole points. */
export const inPoints = (hundredths: number): string => String(hundredths / 100);

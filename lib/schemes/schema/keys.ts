// Under which keys the answers to a scheme's questions stand, beside its own. Pure.

/** Three questions a scheme asks by itself: which kind of host, who recommends, and where it has several, which class. */
export const hostKindKey = "hostKind";
export const recommenderKey = "recommender";
export const classKey = "class";

/** Where a part of an answer stands that has several: what is ticked of a list. No key of a scheme has an underscore. */
export const partKey = (key: string, part: string) => `${key}_${part}`;

/** Where the remark on a criterion stands. */
export const noteKey = (criterion: string) => partKey(criterion, "note");

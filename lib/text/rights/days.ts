// Dates in both languages.
import type { Day } from "@/lib/kernel/dates";
import type { Language } from "@/lib/kernel/language";
import { dayText } from "../format";

const months = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
] as const;

/** 2026年11月21日; 21 November 2026 */
export const dayWords: Record<Language, (day: Day) => string> = {
  zh: dayText,
  en: (day) => {
    const [year, month = 1, date] = day.split("-").map(Number);
    return `${date} ${months[month - 1]} ${year}`;
  },
};

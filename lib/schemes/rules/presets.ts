// Schemes of other cities, to begin one's own from. Pure.
import district2020Assessment from "@/prisma/seed/schemes/district2020Assessment.json";
import district2020Finest from "@/prisma/seed/schemes/district2020Finest.json";
import district2020Teams from "@/prisma/seed/schemes/district2020Teams.json";
import district2020Youth from "@/prisma/seed/schemes/district2020Youth.json";
import kunshan2024 from "@/prisma/seed/schemes/kunshan2024.json";
import kunshanDemonstration2024 from "@/prisma/seed/schemes/kunshanDemonstration2024.json";
import linjiang2026 from "@/prisma/seed/schemes/linjiang2026.json";
import linjiangScored2026 from "@/prisma/seed/schemes/linjiangScored2026.json";
import liuyang2023 from "@/prisma/seed/schemes/liuyang2023.json";
import yiyang2024 from "@/prisma/seed/schemes/yiyang2024.json";
import yiyangAssessment2024 from "@/prisma/seed/schemes/yiyangAssessment2024.json";

const all: Readonly<Record<string, { code: string; name: string }>> = {
  ...{ yiyang2024, yiyangAssessment2024, kunshan2024, kunshanDemonstration2024, liuyang2023 },
  ...{ district2020Assessment, district2020Finest, district2020Youth, district2020Teams },
  ...{ linjiang2026, linjiangScored2026 },
};

export const presetNames = Object.values(all).map(({ code, name }) => ({ code, name }));
export const presetOf = (code: string): unknown => (Object.hasOwn(all, code) ? all[code] : null);

// Schemes of other cities, to begin one's own from. Pure.
import kunshan2024 from "@/prisma/seed/schemes/kunshan2024.json";
import linjiang2026 from "@/prisma/seed/schemes/linjiang2026.json";
import linjiangScored2026 from "@/prisma/seed/schemes/linjiangScored2026.json";
import yiyang2024 from "@/prisma/seed/schemes/yiyang2024.json";

const all: Readonly<Record<string, { code: string; name: string }>> = { yiyang2024, kunshan2024, linjiang2026, linjiangScored2026 };

export const presetNames = Object.values(all).map(({ code, name }) => ({ code, name }));
export const presetOf = (code: string): unknown => (Object.hasOwn(all, code) ? all[code] : null);

import { publicCity } from "@/lib/portal/queries";
import { type City, zh } from "@/lib/text/shell";

/** What the header and footer say of the city; empty places stay empty where it has not said. */
export async function readCity(): Promise<City> {
  const city = await publicCity();
  if (!city) return zh.city;
  const { name: _, association, ...told } = city;
  const empty = { hotline: "", hours: "", address: "", postcode: "", department: "", icp: "", police: "", siteCode: "", corrections: "" };
  const drawn = association === zh.city.name ? { wordmark: zh.city.wordmark } : {};
  return { ...empty, ...told, name: association, portal: zh.city.portal, ...drawn };
}

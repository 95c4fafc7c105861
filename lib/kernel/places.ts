// A point on the map, as people copy it from one. Pure.

/** Five decimals are a metre. */
const decimals = 5;
/** China's own; the two ranges do not meet, so that either order is understood. */
const isLatitude = (degrees: number) => degrees >= 3 && degrees <= 54;
const isLongitude = (degrees: number) => degrees >= 73 && degrees <= 136;

/**
 * "28.55410,112.35521" from "112.355210, 28.554103", "北纬28.5541° 东经112.3552°" or the like; null where it is no point in China.
 * Maps in China all use one shifted system (GCJ-02), and what is copied from one can be looked up in the other: it is kept as copied.
 */
export function readPoint(typed: string): string | null {
  const match = /^[^\d.-]{0,8}(\d{1,3}(?:\.\d{1,15})?)[^\d.-]{1,8}(\d{1,3}(?:\.\d{1,15})?)[^\d.-]{0,8}$/.exec(
    typed.normalize("NFKC").trim(),
  );
  const found = [Number(match?.[1] ?? Number.NaN), Number(match?.[2] ?? Number.NaN)];
  const latitude = found.find(isLatitude);
  const longitude = found.find(isLongitude);
  return latitude === undefined || longitude === undefined ? null : `${latitude.toFixed(decimals)},${longitude.toFixed(decimals)}`;
}

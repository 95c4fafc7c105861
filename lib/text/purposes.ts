import { zh as activities } from "./activities";
import { zh as applications } from "./applications";
import { zh as profiles } from "./profiles";
import { zh as rights } from "./rights/desk";
import { zh as venue } from "./venue";

/** What every kind of open work is called, wherever it is listed. */
export const purposes: Readonly<Record<string, string>> = {
  ...applications.purposes,
  ...rights.purposes,
  ...activities.purposes,
  ...venue.purposes,
  ...profiles.purposes,
};

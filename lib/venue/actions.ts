"use server";
import { formAction } from "@/lib/server/action";
import * as bookings from "./commands/bookings";
import * as facilities from "./commands/facilities";
import * as incidents from "./commands/incidents";
import * as opening from "./commands/opening";
import * as rooms from "./commands/rooms";

const roomsPage = ({ homeId }: { homeId: string }) => `/keeping/${homeId}/rooms`;
const openingPage = ({ homeId }: { homeId: string }) => `/keeping/${homeId}/opening`;
const facilitiesPage = ({ homeId }: { homeId: string }) => `/keeping/${homeId}/facilities`;
const booking = ({ id }: { id: string }) => `/bookings/${id}`;

export const changeRoom = formAction(rooms.changeRoom, roomsPage);
export const changeHouseRules = formAction(rooms.changeHouseRules, roomsPage);
export const requestBooking = formAction(bookings.requestBooking, ({ bookings: made, id }) =>
  made.length > 1 ? "/my/bookings" : `/bookings/${id}`,
);
export const approveBooking = formAction(bookings.approveBooking, booking);
export const refuseBooking = formAction(bookings.refuseBooking, booking);
export const cancelBooking = formAction(bookings.cancelBooking, booking);
export const cancelSeries = formAction(bookings.cancelSeries, booking);
export const closeBooking = formAction(bookings.closeBooking, booking);
export const recordIncident = formAction(incidents.recordIncident, ({ homeId }) => `/keeping/${homeId}/incidents`);
export const settleIncident = formAction(incidents.settleIncident, ({ homeId }) => `/keeping/${homeId}/incidents`);
export const saveFacility = formAction(facilities.saveFacility, facilitiesPage);
export const removeFacility = formAction(facilities.removeFacility, facilitiesPage);
export const addKeeper = formAction(opening.addKeeper, openingPage);
export const endKeeper = formAction(opening.endKeeper, openingPage);
export const closeHome = formAction(opening.closeHome, openingPage);
export const reopenHome = formAction(opening.reopenHome, openingPage);
export const changeManager = formAction(opening.changeManager, openingPage);

// What others see of a person's data unless they reveal it in a recorded act. Pure.

/** 138****1234; of a land line's seven or eight figures the last four, because three more would tell it whole. */
export function maskPhone(phone: string): string {
  if (phone.length < 7) return "*".repeat(phone.length);
  return phone.length < 11 ? "*".repeat(phone.length - 4) + phone.slice(-4) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** 张* */
export function maskName(name: string): string {
  const [first = "", ...rest] = [...name];
  return first + "*".repeat(rest.length);
}

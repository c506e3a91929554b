// Days as texts: `YYYY-MM-DD` compares rightly letter by letter, so no clock and no time zone is needed.

/** Whether the text is a day of the calendar, leap years included. */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

/** The year of a day, a month or a year. */
export function yearOf(text: string): number {
  return Number(text.slice(0, 4));
}

/** Whether a day, month or year has not begun on a day. */
export function isAfterDay(text: string, day: string): boolean {
  return text > day.slice(0, text.length);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

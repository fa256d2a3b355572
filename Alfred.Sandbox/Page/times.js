// The instance's time: the server's at the last word from it, and what has passed here since.
let serverNow = Date.now();
let heardAt = performance.now();
let zone = "UTC";
const formats = new Map();

export function setClock(clock) {
  serverNow = Date.parse(clock.now);
  heardAt = performance.now();
  zone = clock.zone;
  formats.clear();
}

export function now() {
  return new Date(serverNow + performance.now() - heardAt);
}

function format(date, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options }));
  return formats.get(key).format(new Date(date));
}

export const timeOfDay = date => format(date, { hour: "2-digit", minute: "2-digit" });
export const dayAndTime = date => format(date, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
export const fullTime = date => format(date, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

// The day as a key that sorts, and as people say it.
export const dayKey = date => format(date, { year: "numeric", month: "2-digit", day: "2-digit" });
export function dayName(date) {
  return dayKey(date) === dayKey(now()) ? "Today" : format(date, { weekday: "long", day: "numeric", month: "long" });
}

// As a datetime-local field wants it.
export function localInput(date) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(date).map(part => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

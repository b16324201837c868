// One id for one intention. Pressed again soon after no answer came, it is the same request and done once; after that it is
// another: the same words an hour later mean a new order, not the answer to the old one.

const sameFor = 60000; // ms

/// A UUID of version 4; crypto.randomUUID is missing where a page came without TLS.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const open = new Map(); // by intention, in words: the id of one whose outcome is not known

export function idOf(intention) {
  const now = performance.now();
  for (const [one, asked] of open) if (now - asked.at > sameFor) open.delete(one);
  if (!open.has(intention)) open.set(intention, { id: newId(), at: now });
  return open.get(intention).id;
}
/// To be called with each answer: one that settles it lets the id go.
export function answered(intention, answer) {
  if (![0, 503, 504].includes(answer.status)) open.delete(intention);
}

/** The house plan of docs/architecture.md as numbers: imports go to the same folder or down. */

/** Folders of src/ that hold one domain each; they share a floor. */
export const DOMAINS = [
  "auth",
  "display",
  "hid",
  "media",
  "network",
  "observability",
  "power",
  "storage",
  "system",
  "time",
  "tls",
  "usb",
] as const;

const FLOORS_FROM_THE_TOP: readonly (readonly string[])[] = [
  ["src/app"],
  ["src/web"],
  ["src/signaling", "src/integrations"],
  ["src/rpc"],
  ["src/session"],
  DOMAINS.map((name) => `src/${name}`),
  ["src/platform"],
  ["src/config"],
  ["ffi"],
  ["src/protocol"],
  ["src/base"],
];

/** Height of every room, keyed by its folder. */
export const HEIGHTS: ReadonlyMap<string, number> = new Map(
  FLOORS_FROM_THE_TOP.flatMap((rooms, index) =>
    rooms.map((room) => [room, FLOORS_FROM_THE_TOP.length - index] as const)
  ),
);

/** Tools and tests stand outside the house and may look into every room. */
export const OUTSIDE = "outside";

/** The room a file belongs to; undefined when the plan does not know its folder. */
export function roomOf(path: string): string | undefined {
  const parts = path.split("/");
  if (parts.length === 1) return OUTSIDE;
  if (parts[0] === "tasks" || parts[0] === "tests") return OUTSIDE;
  if (parts[0] === "client" || parts[0] === "ffi") return parts[0];
  const room = `${parts[0]}/${parts[1]}`;
  return HEIGHTS.has(room) ? room : undefined;
}

export function isDomain(room: string): boolean {
  return DOMAINS.some((name) => `src/${name}` === room);
}

import { cString } from "../c_string.ts";
import { surviveServerDeath } from "../x11/libx11.ts";
import { type DisplayAddress, withAuthorization } from "../x11/open_display.ts";
import type { Element } from "./element.ts";
import { gobject } from "./gobject.ts";
import { gst } from "./gst.ts";

/** Where Xlib.h puts the socket in a Display: ext_data @0, private1 @8, fd i32 @16. */
const DISPLAY_FD = 16n;
/** Where GLib puts the size in a GTypeQuery: type @0, name @8, class_size u32 @16, this u32 @20. */
const QUERY_INSTANCE_SIZE_WORD = 5;

/**
 * Makes an `ximagesrc` in the READY state open its display, and lets that display die without
 * ending the process.
 *
 * The element offers no way to its display. Its first own field, behind the parent class, has
 * pointed to a struct that begins with the Display since 2006. The words are read through
 * /proc/self/mem, where a wrong address is an error and not a crash, and are believed only if they
 * lead to a socket of this process.
 *
 * @returns Whether the display was found.
 */
export async function openXImageSource(
  source: Element,
  address: DisplayAddress,
): Promise<boolean> {
  const pad = gst().gst_element_get_static_pad(source.pointer, cString("src"));
  if (pad === null) return false;
  // ximagesrc opens its display when it is first asked what it can deliver.
  const caps = await withAuthorization(address, () => gst().gst_pad_query_caps(pad, null));
  gst().gst_object_unref(pad);
  if (caps !== null) gst().gst_mini_object_unref(caps);
  const display = findDisplay(source);
  if (display === undefined) return false;
  surviveServerDeath(display);
  return true;
}

function findDisplay(source: Element): Deno.PointerObject | undefined {
  const query = new Uint32Array(6);
  gobject().g_type_query(gobject().g_type_from_name(cString("GstPushSrc")), query);
  const parentBytes = query[QUERY_INSTANCE_SIZE_WORD] ?? 0;
  if (parentBytes === 0) return undefined;
  const element = BigInt(Deno.UnsafePointer.value(source.pointer));
  using memory = Deno.openSync("/proc/self/mem");
  try {
    const context = readWord(memory, element + BigInt(parentBytes));
    const display = readWord(memory, context);
    const fd = Number(BigInt.asIntN(32, readWord(memory, display + DISPLAY_FD)));
    const isSocket = Deno.readLinkSync(`/proc/self/fd/${fd}`).startsWith("socket:");
    return isSocket ? Deno.UnsafePointer.create(display) ?? undefined : undefined;
  } catch {
    return undefined;
  }
}

/** @throws {Error} when the address is not mapped. */
function readWord(memory: Deno.FsFile, address: bigint): bigint {
  const word = new BigUint64Array(1);
  memory.seekSync(address, Deno.SeekMode.Start);
  const read = memory.readSync(new Uint8Array(word.buffer));
  if (read !== word.byteLength) throw new Error("short read");
  return word[0] ?? 0n;
}

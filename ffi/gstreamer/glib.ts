import { nativeLibrary } from "../native_library.ts";

/** Memory and errors below GStreamer. */
export const glib = nativeLibrary("libglib-2.0.so.0", "libglib2.0-0", {
  g_free: { parameters: ["pointer"], result: "void" },
  g_error_free: { parameters: ["pointer"], result: "void" },
});

/** Reads a string that the callee allocated, and frees it. */
export function takeString(text: Deno.PointerValue): string | undefined {
  if (text === null) return undefined;
  const value = Deno.UnsafePointerView.getCString(text);
  glib().g_free(text);
  return value;
}

/** Reads the message of a GError (domain u32 @0, code i32 @4, message @8) and frees it. */
export function takeErrorMessage(error: Deno.PointerObject): string {
  const message = new Deno.UnsafePointerView(error).getPointer(8);
  const text = message === null ? "no reason given" : Deno.UnsafePointerView.getCString(message);
  glib().g_error_free(error);
  return text;
}

import { cString } from "../c_string.ts";
import { gst, initGStreamer } from "./gst.ts";

/** Whether an installed plugin offers an element. */
export async function hasElement(name: string): Promise<boolean> {
  await initGStreamer();
  const factory = gst().gst_element_factory_find(cString(name));
  if (factory === null) return false;
  gst().gst_object_unref(factory);
  return true;
}

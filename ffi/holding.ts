const held = new Set<readonly unknown[]>();

/**
 * Keeps buffers from the garbage collector while a nonblocking call uses them: Deno itself hands
 * the thread no more than their addresses.
 */
export async function holding<T>(buffers: readonly unknown[], call: Promise<T>): Promise<T> {
  held.add(buffers);
  try {
    return await call;
  } finally {
    held.delete(buffers);
  }
}

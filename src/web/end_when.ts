import type { Unsubscribe } from "../base/event_bus.ts";

/**
 * The same stream, which ends when it is told to.
 * @param subscribe Gets the function that ends it; its own result is called when it has ended.
 */
export function endWhen<T>(
  source: ReadableStream<T>,
  subscribe: (end: () => void) => Unsubscribe,
): ReadableStream<T> {
  const reader = source.getReader();
  let unsubscribe: Unsubscribe = () => undefined;
  let ended = false;
  return new ReadableStream<T>({
    start(controller) {
      unsubscribe = subscribe(() => {
        unsubscribe();
        ended = true;
        controller.close();
        void reader.cancel();
      });
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (ended) return;
      if (!done) return controller.enqueue(value);
      unsubscribe();
      controller.close();
    },
    async cancel(reason) {
      unsubscribe();
      await reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
}

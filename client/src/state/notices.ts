import { signal } from "@preact/signals";

/** Something that went wrong, said where everybody looks. */
export interface Notice {
  readonly id: number;
  readonly text: string;
}

export const notices = signal<readonly Notice[]>([]);

const SHOWN_MS = 8000;
let lastId = 0;

/** Shows a sentence for a while. */
export function notify(text: string): void {
  const id = ++lastId;
  notices.value = [...notices.value, { id, text }];
  setTimeout(() => dismiss(id), SHOWN_MS);
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}

/** Whoever presses keys or buttons: a viewer, or a call from outside. Compared by identity. */
export type Owner = symbol;

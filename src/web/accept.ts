/**
 * Whether a GET may be answered with a page (wire.md §1.6): the Accept header is missing, or has
 * text/html in one of its spellings.
 */
export function acceptsHtml(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === "") return true;
  return accepted(accept).some((type) => ["text/html", "text/*", "*/*"].includes(type));
}

/** Whether somebody looks at what comes back, as opposed to a script that takes anything. */
export function isPageLoad(accept: string | undefined, fetchMode: string | undefined): boolean {
  return fetchMode === "navigate" || accepted(accept ?? "").includes("text/html");
}

/** The best of our encodings that a client takes. */
export function acceptedEncodings(header: string | undefined): ReadonlySet<string> {
  return new Set(accepted(header ?? ""));
}

/** The entries of an Accept header, those of quality 0 left out. */
function accepted(header: string): string[] {
  return header.split(",").flatMap((entry) => {
    const [type = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    return type === "" || parameters.some((text) => /^q=0(\.0*)?$/.test(text)) ? [] : [type];
  });
}

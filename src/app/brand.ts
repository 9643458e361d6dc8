/** Every word of the brand that a client, a host or a person can see. */
export const BRAND = {
  name: "RustKVM",
  /** In file names and identifiers. */
  slug: "rustkvm",
  certificateAuthority: "RustKVM local CA",
  /** Realm of HTTP Basic authentication on developer routes. */
  realm: "RustKVM",
} as const;

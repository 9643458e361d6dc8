/** IFA_F bits of an address (linux/if_addr.h). */
export const ADDRESS_FLAGS = {
  /** On IPv6 the same bit means temporary. */
  secondary: 0x01,
  optimistic: 0x04,
  dadFailed: 0x08,
  deprecated: 0x20,
  tentative: 0x40,
  permanent: 0x80,
  stablePrivacy: 0x800,
} as const;

/** RT_SCOPE of an address, keyed by its name in iproute2. */
export const SCOPES: Readonly<Record<string, number>> = {
  global: 0,
  site: 200,
  link: 253,
  host: 254,
};

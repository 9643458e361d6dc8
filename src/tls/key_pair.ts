/** A private key and the certificate of its public half. */
export interface KeyPair {
  /** PKCS #8, PEM. */
  readonly key: string;
  /** X.509, PEM. */
  readonly certificate: string;
}

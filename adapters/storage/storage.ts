/** Where bytes lie, under the SHA-256 of what they are: written once, never changed. */
export interface Storage {
  put(engine: string, hash: string, bytes: Uint8Array): Promise<void>
  get(engine: string, hash: string): Promise<Uint8Array | undefined>
}

/** Where bytes lie, under the SHA-256 of what they are: written once, never changed. */
export interface Storage {
  put(engine: string, hash: string, bytes: Uint8Array): Promise<void>
  /** What lies in a file of ours, without anybody holding all of it. */
  putFile(engine: string, hash: string, path: string): Promise<void>
  get(engine: string, hash: string): Promise<Uint8Array | undefined>
  /** How much there is, and a part of it as it is read from the disk; `to` is the last byte. */
  open(engine: string, hash: string): Promise<Stored | undefined>
}

export interface Stored {
  bytes: number
  part(from: number, to: number): ReadableStream<Uint8Array<ArrayBuffer>>
}

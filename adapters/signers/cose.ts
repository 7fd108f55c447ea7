import { type KeyObject, sign } from 'node:crypto'

/** What signs: a private key, and the certificates that say whose it is, as DER, the key’s own first. */
export interface Credentials {
  key: KeyObject
  certificates: readonly Uint8Array[]
}

interface Algorithm {
  /** As C2PA calls it. */
  name: string
  /** In the registry of COSE (RFC 9053, RFC 8230). */
  id: number
  hash: string | undefined
}

const curves: Readonly<Record<string, Algorithm>> = {
  prime256v1: { name: 'es256', id: -7, hash: 'sha256' },
  secp384r1: { name: 'es384', id: -35, hash: 'sha384' },
}

/** The algorithm of a key, where C2PA knows one for it (C2PA 2.2, section 13.2). */
export const algorithmOf = (key: KeyObject): Algorithm | undefined => {
  if (key.asymmetricKeyType === 'ed25519') return { name: 'ed25519', id: -8, hash: undefined }
  return key.asymmetricKeyType === 'ec' ? curves[key.asymmetricKeyDetails?.namedCurve ?? ''] : undefined
}

/** CBOR (RFC 8949), as much of it as a signature takes. */
const head = (major: number, value: number): Buffer => {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 0x100) return Buffer.from([(major << 5) | 24, value])
  const wide = Buffer.alloc(value < 0x1_0000 ? 3 : 5)
  wide[0] = (major << 5) | (value < 0x1_0000 ? 25 : 26)
  wide.writeUIntBE(value, 1, wide.length - 1)
  return wide
}
const integer = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value))
const bytes = (value: Uint8Array): Buffer => Buffer.concat([head(2, value.length), value])
const text = (value: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
const list = (...items: readonly Buffer[]): Buffer => Buffer.concat([head(4, items.length), ...items])
const map = (...pairs: readonly (readonly [Buffer, Buffer])[]): Buffer => Buffer.concat([head(5, pairs.length), ...pairs.flat()])

const nothing = Buffer.from([0xf6])
const tag18 = head(6, 18)
const [algHeader, x5chainHeader] = [1, 33]

/** Beside certificates and padding: heads, and the longest signature of the algorithms. */
const most = 256

/** Bytes that a signature takes, whatever it signs. */
export const sizeOf = ({ certificates }: Credentials): number => certificates.reduce((sum, one) => sum + one.length + 8, most)

/** COSE_Sign1 over a detached payload, with its certificates in the protected header (RFC 9052, 9360), padded to `sizeOf`. */
export const coseSign1 = (credentials: Credentials, payload: Uint8Array): Uint8Array => {
  const { key, certificates } = credentials
  const algorithm = algorithmOf(key)
  if (!algorithm) throw new Error('C2PA has no algorithm for this key')
  const [own] = certificates
  const chain = certificates.length === 1 && own ? bytes(own) : list(...certificates.map(bytes))
  const protectedHeader = bytes(map([integer(algHeader), integer(algorithm.id)], [integer(x5chainHeader), chain]))
  const signed = list(text('Signature1'), protectedHeader, bytes(new Uint8Array()), bytes(payload))
  const signature = bytes(sign(algorithm.hash, signed, { key, dsaEncoding: 'ieee-p1363' }))
  const padded = (length: number): Buffer =>
    Buffer.concat([tag18, list(protectedHeader, map([text('pad'), bytes(Buffer.alloc(length))]), nothing, signature)])
  const size = sizeOf(credentials)
  // The head of the padding grows with it, by a byte or two.
  let length = size - padded(0).length
  while (padded(length).length > size) length--
  return padded(length)
}

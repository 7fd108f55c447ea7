import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { contentHash } from '../../engine/kernel/canonical.ts'
import { algorithmOf, coseSign1, type Credentials, sizeOf } from './cose.ts'

/** The picture that another was cut from: named by its hash, with the credentials that it brings along. */
export interface Original {
  bytes: Uint8Array
  mediaType: string
  title: string
}

/** What is said of a picture beside that it is as it was made: what sort it was created as, or what it was cut from. */
export interface Signed {
  mediaType: string
  title: string
  /** IPTC NewsCodes, digital source type. */
  from: { sourceType: string } | { original: Original }
}

/** Puts Content Credentials (C2PA) into finished pictures. */
export interface PictureSigner {
  /** Common name of the certificate. */
  name: string
  /** Other certificates make other files. */
  stamp: string
  /** When the first of its certificates ends: what is signed later nobody believes. */
  until: Date
  /** Bytes that a signed picture may weigh more. */
  adds: number
  /** Equal pictures are not signed equally: each has an id, a time and a signature of its own. */
  sign(picture: Uint8Array, said: Signed): Promise<Uint8Array>
}

/** The package that signs is not there: it is optional. */
export class NothingSigns extends Error {
  constructor(cause: unknown) {
    super('The package @contentauth/c2pa-wasm, which signs pictures, is not installed.', { cause })
  }
}

type Library = typeof import('@contentauth/c2pa-wasm')
let library: Promise<Library> | undefined

/** Nine megabytes of WebAssembly, read when the first picture is signed. */
export const loaded = (): Promise<Library> => (library ??= load())

const load = async (): Promise<Library> => {
  try {
    const found = await import('@contentauth/c2pa-wasm')
    await found.default({ module_or_path: await readFile(new URL(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm'))) })
    if (!('FileReaderSync' in globalThis)) Object.assign(globalThis, { FileReaderSync: ReadsHeld })
    return found
  } catch (problem) {
    library = undefined
    throw new NothingSigns(problem)
  }
}

/** Bytes as the library takes them. It reads them by `FileReaderSync`, which browsers have in their workers and Node has not. */
class Held extends Blob {
  readonly held: Uint8Array<ArrayBuffer>

  constructor(held: Uint8Array<ArrayBuffer>) {
    super([held])
    this.held = held
  }

  override slice(from = 0, to = this.held.length): Held {
    return new Held(this.held.slice(from, to))
  }
}

class ReadsHeld {
  readAsArrayBuffer({ held }: Held): ArrayBuffer {
    return held.slice().buffer
  }
}

/** Beside the signature: claim, assertions, and the boxes that they lie in. */
const manifestBytes = 3_000

/** Throws where the package is not installed, or where it takes the certificates for none that may sign. */
export const c2paSigner = async (credentials: Credentials): Promise<PictureSigner> => {
  const alg = algorithmOf(credentials.key)?.name ?? ''
  const [own] = credentials.certificates
  const { WasmBuilder } = await loaded()
  const reserveSize = sizeOf(credentials)
  const signer = { alg, reserveSize, sign: async (claim: Uint8Array) => new Uint8Array(coseSign1(credentials, claim)) }
  return {
    name: nameOn(own),
    stamp: contentHash(credentials.certificates.map((one) => Buffer.from(one).toString('base64'))),
    until: new Date(Math.min(...credentials.certificates.map((one) => Date.parse(new X509Certificate(one).validTo)))),
    adds: reserveSize + manifestBytes,
    sign: async (picture, { mediaType, title, from }) => {
      const builder = WasmBuilder.fromJson(
        JSON.stringify({
          title,
          claim_generator_info: [{ name: 'Continuo' }],
          assertions: [{ label: 'c2pa.actions', data: { actions: actionsOf(from) } }],
        }),
      )
      try {
        if ('original' in from) {
          const { bytes, mediaType: type, title } = from.original
          await builder.addIngredientFromBlob(
            JSON.stringify({ title, relationship: 'parentOf', instance_id: opened }),
            type,
            new Held(new Uint8Array(bytes)),
          )
        }
        return await builder.sign(signer, [], mediaType, new Held(new Uint8Array(picture)))
      } finally {
        builder.free()
      }
    },
  }
}

/** What an action calls the picture that it opens. */
const opened = 'original'

/** Actions of the C2PA specification 2.2, section 18. A cut may leave parts out and is of another size. */
const actionsOf = (from: Signed['from']): object[] =>
  'original' in from
    ? [{ action: 'c2pa.opened', parameters: { ingredientIds: [opened] } }, { action: 'c2pa.cropped' }, { action: 'c2pa.resized' }]
    : [{ action: 'c2pa.created', digitalSourceType: from.sourceType }]

const nameOn = (certificate: Uint8Array | undefined): string =>
  /(?:^|\n)CN=(.+)/.exec(certificate ? new X509Certificate(certificate).subject : '')?.[1] ?? 'a certificate without a name'

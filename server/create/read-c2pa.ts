import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { c2paSigner, NothingSigns, type PictureSigner } from '../../adapters/signers/c2pa.ts'
import { algorithmOf } from '../../adapters/signers/cose.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Settings } from '../config.ts'

const blocks = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/**
 * Who signs pictures, where the settings name a key and its certificates; nobody else. Tried here, at the start: what cannot sign would let every picture leave
 * unsigned, without a word.
 */
export const readC2pa = async (
  { C2PA_CERT, C2PA_KEY }: Pick<Settings, 'C2PA_CERT' | 'C2PA_KEY'>,
  now: Date,
): Promise<PictureSigner | Refusal | undefined> => {
  if (C2PA_CERT === undefined && C2PA_KEY === undefined) return undefined
  if (C2PA_CERT === undefined) return unfit('C2PA_CERT', 'C2PA_KEY is set, and this is not')
  if (C2PA_KEY === undefined) return unfit('C2PA_KEY', 'C2PA_CERT is set, and this is not')
  const [chain, pem] = [await textOf(C2PA_CERT, 'C2PA_CERT'), await textOf(C2PA_KEY, 'C2PA_KEY')]
  if (isRefusal(chain)) return chain
  if (isRefusal(pem)) return pem
  const certificates = orNothing(() => (chain.match(blocks) ?? []).map((one) => new X509Certificate(one))) ?? []
  const [own] = certificates
  if (!own) return unfit('C2PA_CERT', 'it holds no certificate as PEM')
  const key = orNothing(() => createPrivateKey(pem))
  if (!key) return unfit('C2PA_KEY', 'it holds no private key as PEM without a passphrase')
  if (!algorithmOf(key)) return unfit('C2PA_KEY', 'it is a key of another kind than P-256, P-384 or Ed25519')
  if (!own.checkPrivateKey(key)) return unfit('C2PA_KEY', 'it is not the key of the first certificate')
  for (const [n, { validTo }] of certificates.entries())
    if (new Date(validTo) < now)
      return unfit(
        'C2PA_CERT',
        `${n === 0 ? 'the first certificate' : `certificate ${n + 1}`} ended on ${new Date(validTo).toISOString().slice(0, 10)}`,
      )
  return tried({ key, certificates: certificates.map(({ raw }) => raw) })
}

const tried = async (credentials: Parameters<typeof c2paSigner>[0]): Promise<PictureSigner | Refusal> => {
  try {
    const signer = await c2paSigner(credentials)
    const picture = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    await signer.sign(picture, {
      mediaType: 'image/png',
      title: 'A trial',
      from: { sourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation' },
    })
    return signer
  } catch (problem) {
    if (problem instanceof NothingSigns)
      return refuse('invalidInput', problem.message, {
        where: [{ path: 'C2PA_CERT', problem: 'nothing signs with it' }],
        remedy: 'Install it with npm install @contentauth/c2pa-wasm, or leave C2PA_CERT and C2PA_KEY out.',
      })
    return unfit('C2PA_CERT', `C2PA takes it for none that may sign (${String(problem).slice(0, 200)})`)
  }
}

const textOf = (file: string, path: string): Promise<string | Refusal> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => unfit(path, error.code === 'ENOENT' ? 'there is no such file' : error.message))

const orNothing = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

const unfit = (path: string, problem: string): Refusal =>
  refuse('invalidInput', `Pictures cannot be signed: ${problem}.`, {
    where: [{ path, problem }],
    remedy: 'Name a file with the certificates (its own first, for signing documents or e-mail) and one with the private key, or leave both out.',
  })

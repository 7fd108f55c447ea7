import { createPrivateKey, X509Certificate } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatsOf } from '../../engine/create/formats-of.ts'
import { mediaTypeOf, type PictureType } from '../../engine/create/rendition.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { bytesOf, displayed } from '../renderers/display.fixture.ts'
import { display } from '../renderers/display.ts'
import { pictureFile } from '../renderers/picture-file.ts'
import { pictureXmp, sourceTypeOf } from '../renderers/picture-xmp.ts'
import type { Drawing } from '../renderers/renderer.ts'
import { c2paSigner, type PictureSigner } from './c2pa.ts'
import { someCertificates } from './certificates.fixture.ts'
import { credentialsIn } from './credentials-in.fixture.ts'

const types: readonly PictureType[] = ['png', 'jpg', 'webp', 'avif']
const issued = someCertificates()
const { material, occasion } = displayed({ headline: 'Dry all the way home' })
let signer: PictureSigner
let drawing: Drawing
beforeAll(async () => {
  const [format] = formatsOf(material.template)
  drawing = await display.draw!(material, occasion, { format: format!, ratio: 1, bytesOf })
  signer = await c2paSigner({ key: createPrivateKey(issued.key), certificates: [new X509Certificate(issued.certificate).raw] })
})

const signed = async (type: PictureType): Promise<{ bare: Uint8Array; signed: Uint8Array }> => {
  const file = await pictureFile(drawing, { type, xmp: pictureXmp(material, occasion.choice), named: 'banner' })
  if (isRefusal(file)) throw new Error(file.message)
  const said = { mediaType: mediaTypeOf[type], title: `banner.${type}`, from: { sourceType: sourceTypeOf(material, occasion.choice) } }
  return { bare: file.bytes, signed: await signer.sign(file.bytes, said) }
}

describe.each(types)('a picture as %s', (type) => {
  it('is signed by the certificate, says where it comes from, and is seen as before', async () => {
    const { bare, signed: bytes } = await signed(type)
    const found = await credentialsIn(bytes, mediaTypeOf[type], issued.root)
    expect(found).toMatchObject({ state: 'Trusted', failures: [], by: 'Lindmoor pictures', title: `banner.${type}` })
    expect(found.actions).toEqual([{ action: 'c2pa.created', digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/composite' }])
    expect(bytes.length - bare.length).toBeLessThanOrEqual(signer.adds)
    const [before, after] = await Promise.all([bare, bytes].map((one) => sharp(one).raw().toBuffer()))
    expect(after!.equals(before!)).toBe(true)
    expect((await sharp(bytes).metadata()).xmpAsString).toContain('http://cv.iptc.org/newscodes/digitalsourcetype/composite<')
  })

  it('is no longer what was signed once a byte of it is another', async () => {
    const { bare, signed: bytes } = await signed(type)
    // A stretch of the pixels as they were packed, wherever it lies now.
    const pixels = bare.subarray(Math.floor(bare.length / 2), Math.floor(bare.length / 2) + 24)
    const at = Buffer.from(bytes).indexOf(pixels)
    expect(at).toBeGreaterThan(0)
    const changed = bytes.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    expect((await credentialsIn(changed, mediaTypeOf[type], issued.root)).state).toBe('Invalid')
  })
})

it('names what it was cut from, with the credentials that came along', async () => {
  const { bare, signed: original } = await signed('jpg')
  const cut = await sharp(bare).resize(40, 40).webp().toBuffer()
  const said = async (bytes: Uint8Array) =>
    credentialsIn(
      await signer.sign(cut, {
        mediaType: 'image/webp',
        title: 'cut.webp',
        from: { original: { bytes, mediaType: 'image/jpeg', title: 'The whole' } },
      }),
      'image/webp',
      issued.root,
    )
  const found = await said(original)
  expect(found).toMatchObject({ state: 'Trusted', failures: [], title: 'cut.webp' })
  expect(found.actions?.map(({ action }) => action)).toEqual(['c2pa.opened', 'c2pa.cropped', 'c2pa.resized'])
  expect(found.from).toEqual([{ title: 'The whole', relationship: 'parentOf', by: 'Lindmoor pictures' }])
  expect((await said(bare)).from).toEqual([{ title: 'The whole', relationship: 'parentOf' }])
})

it('is signed by nobody that others know, until they trust its root', async () => {
  const { signed: bytes } = await signed('webp')
  const { state, failures } = await credentialsIn(bytes, 'image/webp', someCertificates().root)
  // Whole as it was signed, by somebody unknown.
  expect([state, failures]).toEqual(['Valid', ['signingCredential.untrusted']])
})

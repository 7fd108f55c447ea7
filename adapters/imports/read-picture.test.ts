import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { BinaryFacts } from '../../engine/create/asset.ts'
import { isMadeByModel } from '../../engine/create/metadata.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { blots, saysItAll, withIim, xmp } from './picture.fixture.ts'
import { incomingBytes } from './incoming.ts'
import { readBinary } from './read-binary.ts'

const read = async (bytes: Buffer): Promise<BinaryFacts> => {
  const read = await readBinary(incomingBytes(bytes))
  if (isRefusal(read)) throw new Error(read.message)
  return read.facts
}

describe('what a picture says about itself', () => {
  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is read from %s alike', async (format) => {
    const { metadata } = await read(await blots(1).withXmp(saysItAll)[format]().toBuffer())
    expect(metadata).toMatchObject({
      creator: ['Ann Example', 'Bo Example'],
      credit: 'Example Agency',
      copyright: '© Ann Example 2025',
      usageTerms: 'Editorial use only',
      title: 'Above the dale',
      caption: 'Hill & dale',
      keywords: ['rain', 'granite'],
      capturedAt: '2025-03-04T10:11:12+01:00',
      sourceType: 'trainedAlgorithmicMedia',
    })
    expect(isMadeByModel(metadata)).toBe(true)
  })

  it('EXIF speaks where nothing else does, and IPTC IIM before it', async () => {
    const exif = { IFD0: { Artist: 'Exif Artist', Copyright: 'Exif copyright' }, IFD2: { DateTimeOriginal: '2024:05:06 07:08:09' } }
    const jpeg = await blots(2).withExif(exif).jpeg().toBuffer()
    expect((await read(jpeg)).metadata).toMatchObject({ creator: ['Exif Artist'], copyright: 'Exif copyright', capturedAt: '2024-05-06T07:08:09' })
    const iim = withIim(jpeg, [
      [80, 'Åsa Example'],
      [25, 'fog'],
      [25, 'sea'],
      [120, 'A caption'],
    ])
    expect((await read(iim)).metadata).toMatchObject({
      creator: ['Åsa Example'],
      keywords: ['fog', 'sea'],
      caption: 'A caption',
      copyright: 'Exif copyright',
    })
  })

  it('what is broken, huge or hostile says nothing, and refuses no picture', async () => {
    const odd = [
      'not xml at all',
      xmp('<dc:rights><rdf:Alt><rdf:li>'),
      xmp(`<dc:rights>${'a'.repeat(300_000)}</dc:rights>`),
      `<!DOCTYPE x [<!ENTITY a "b">]>${xmp('<dc:rights>&a;</dc:rights>')}`,
      xmp('<dc:subject><rdf:Bag>' + '<rdf:li>word</rdf:li>'.repeat(5_000) + '</rdf:Bag></dc:subject>'),
    ]
    for (const text of odd) {
      const began = performance.now()
      const { metadata } = await read(await blots(3).withXmp(text).png().toBuffer())
      expect(JSON.stringify(metadata ?? {}).length, text.slice(0, 40)).toBeLessThan(2_000)
      expect(performance.now() - began).toBeLessThan(3_000)
    }
  })
})

describe('what is seen', () => {
  it('is measured as it is turned', async () => {
    const lying = await blots(4, 300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const facts = await read(lying)
    expect(facts).toMatchObject({ width: 200, height: 300, metadata: { orientation: 6 } })
    expect((facts.light?.rows ?? 0) > (facts.light?.columns ?? 0)).toBe(true)
    const upright = await read(await sharp(lying).autoOrient().png().toBuffer())
    expect(differing(facts.fingerprint, upright.fingerprint)).toBeLessThanOrEqual(4)
    const unturned = await read(await sharp(lying).png().toBuffer())
    expect(differing(facts.fingerprint, unturned.fingerprint)).toBeGreaterThan(12)
  })

  it('may move: its frames are counted, and all of them are read', async () => {
    const frames = await Promise.all([5, 6, 7].map((seed) => blots(seed, 64, 48).png().toBuffer()))
    const moving = sharp(frames, { join: { animated: true } })
    const gif = await moving.clone().gif().toBuffer()
    expect(await read(gif)).toMatchObject({ mediaType: 'image/gif', frames: 3, width: 64, height: 48 })
    expect(await read(await moving.clone().webp().toBuffer())).toMatchObject({ mediaType: 'image/webp', frames: 3, width: 64, height: 48 })
    expect(await read(await blots(5).gif().toBuffer())).not.toHaveProperty('frames')
    expect(await readBinary(incomingBytes(gif.subarray(0, gif.length - 400)))).toMatchObject({ code: 'unreadableImage' })
  })
})

const differing = (a = '0', b = '0'): number => [...(BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)].filter((bit) => bit === '1').length

const resized = (bytes: Buffer) => sharp(bytes).resize(300)

describe('a fingerprint', () => {
  it('stays near when a picture is scaled or saved anew, and is far from all others', async () => {
    const first = (await read(await blots(10, 1_200, 900).png().toBuffer())).fingerprint
    const again = [
      await blots(10, 1_200, 900).jpeg({ quality: 40 }).toBuffer(),
      await resized(await blots(10, 1_200, 900).png().toBuffer())
        .webp({ quality: 50 })
        .toBuffer(),
      await sharp(await blots(10, 1_200, 900).png().toBuffer())
        .avif({ quality: 40 })
        .toBuffer(),
    ]
    for (const bytes of again) expect(differing(first, (await read(bytes)).fingerprint)).toBeLessThanOrEqual(4)
    const others = await Promise.all(
      [11, 12, 13, 14, 15, 16, 17, 18].map(async (seed) => (await read(await blots(seed).png().toBuffer())).fingerprint),
    )
    for (const other of others) expect(differing(first, other)).toBeGreaterThan(12)
  })

  it.each([
    ['a plain surface', '<rect width="96" height="64" fill="#369"/>'],
    ['a gradient from side to side', '<rect width="96" height="64" fill="url(#a)"/>'],
    ['a gradient across', '<rect width="96" height="64" fill="url(#b)"/>'],
    ['a gradient from the middle', '<rect width="96" height="64" fill="url(#c)"/>'],
  ])('is not given to %s, which would be like all others', async (_, drawn) => {
    const stops = '<stop offset="0" stop-color="#123"/><stop offset="1" stop-color="#fed"/>'
    const gradients = `<linearGradient id="a">${stops}</linearGradient><linearGradient id="b" x2="1" y2="1">${stops}</linearGradient><radialGradient id="c">${stops}</radialGradient>`
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="64"><defs>${gradients}</defs>${drawn}</svg>`
    for (const bytes of [Buffer.from(svg), await sharp(Buffer.from(svg)).jpeg().toBuffer()])
      expect(await read(bytes)).not.toHaveProperty('fingerprint')
  })
})

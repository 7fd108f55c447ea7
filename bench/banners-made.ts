import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import satori from 'satori'
import sharp from 'sharp'
import { bytesOf, displayed, sampleFonts } from '../adapters/renderers/display.fixture.ts'
import { display } from '../adapters/renderers/display.ts'
import { pictureFile } from '../adapters/renderers/picture-file.ts'
import { pictureXmp } from '../adapters/renderers/picture-xmp.ts'
import { slotIn } from '../engine/create/formats-of.ts'
import type { PictureType } from '../engine/create/rendition.ts'
import type { Box, TypeStyle } from '../engine/create/template.ts'
import { isRefusal } from '../engine/kernel/refusal.ts'
import { displaySizes } from '../engine/create/display-sizes.ts'
import { type Benchmark, median } from './figure.ts'

const { resolve } = createRequire(import.meta.url)
const rounds = 5

/** The twenty sizes of advertising, without the social cards. */
const sizes = displaySizes.slice(0, 20)
const variants = [
  'Dry all the way home',
  'Made for the 17:10 downpour',
  'Your coat should not quit first',
  'Rain has met its match',
  'Gemacht für den Guss um 17:10',
  'Deine Jacke sollte nicht zuerst aufgeben',
].map((headline) => displayed({ headline }))
const banners = variants.flatMap((variant) => sizes.map((format) => ({ ...variant, format })))
type Banner = (typeof banners)[number]

const ours = async ({ material, occasion, format }: Banner, type: PictureType, maxBytes?: number): Promise<number> => {
  const drawing = await display.draw!(material, occasion, { format, ratio: 1, bytesOf })
  const file = await pictureFile(drawing, { type, maxBytes, xmp: pictureXmp(material, occasion.choice), named: format.name })
  if (isRefusal(file)) throw new Error(file.message)
  return file.bytes.length
}

const fonts = sampleFonts
  .filter(({ standsIn }) => standsIn !== true)
  .map(({ family, weight, file }) => ({ name: family, weight: weight as 400 | 600, style: 'normal' as const, data: readFileSync(resolve(file)) }))

type Child = { type: string; props: Record<string, unknown> }
const element = (type: string, style: Record<string, unknown>, props: Record<string, unknown> = {}): Child => ({ type, props: { style, ...props } })
const at = ({ x, y, width, height }: Box) => ({ position: 'absolute', left: x, top: y, width, height })
const set = (type: TypeStyle) => ({
  fontFamily: type.font.startsWith('inter') ? 'Inter' : 'Young Serif',
  fontWeight: type.font.endsWith('600') ? 600 : 400,
  fontSize: type.size,
  lineHeight: `${type.lineHeight}px`,
})

const cuts = new Map<string, string>()
/** Cut to size beforehand, once for each size, as ours is. */
const cut = async ({ width, height }: Box): Promise<string> => {
  const key = `${width}x${height}`
  const known = cuts.get(key)
  if (known !== undefined) return known
  const bytes = await sharp(await bytesOf())
    .resize(width, height, { fit: 'cover' })
    .jpeg({ quality: 92 })
    .toBuffer()
  const made = `data:image/jpeg;base64,${bytes.toString('base64')}`
  cuts.set(key, made)
  return made
}

/** The same boxes, texts, picture, shade and button, as satori takes them. */
const theirs = async ({ material, occasion, format }: Banner): Promise<number> => {
  const { template, components } = material
  const slots = new Map(template.slots.map((slot) => [slot.name, slotIn(slot, template, format)]))
  const said = (slot: string): string => Object.values(components.get(occasion.choice[slot] ?? '')?.fields ?? {})[0]?.['text'] ?? ''
  const words = ['headline', 'callToAction', 'legalLine'].flatMap((name) => {
    const { box, type } = slots.get(name) ?? {}
    if (!box || !type) return []
    const call =
      name === 'callToAction' ? { background: '#f4efe6', color: '#1d2a44', borderRadius: 4, justifyContent: 'center' } : { color: '#ffffff' }
    return [element('div', { display: 'flex', ...at(box), ...set(type), ...call }, { children: said(name) })]
  })
  const image = slots.get('image')?.box
  const shade = 'linear-gradient(0deg, #1d2a44 4%, rgba(29, 42, 68, 0.72) 46%, rgba(29, 42, 68, 0.28) 78%, rgba(29, 42, 68, 0.5) 100%)'
  const children = [
    ...(image ? [element('img', at(image), { src: await cut(image), width: image.width, height: image.height })] : []),
    ...(image && image.width === format.width ? [element('div', { ...at(image), backgroundImage: shade })] : []),
    ...(format.height > 150
      ? [
          element(
            'div',
            { position: 'absolute', left: 20, top: 16, fontFamily: 'Young Serif', fontSize: 19, color: '#ffffff' },
            { children: 'Lindmoor' },
          ),
        ]
      : []),
    ...words,
  ]
  const root = element('div', { display: 'flex', position: 'relative', width: '100%', height: '100%', background: '#1d2a44' }, { children })
  const svg = await satori(root as never, { width: format.width, height: format.height, fonts })
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng().length
}

/** As many as a page that shows a set of sizes asks for at once. */
const atOnce = 6

/** Banners a second, so many of them in the making. */
const rateOf = async (make: (banner: Banner) => Promise<number>, abreast: number): Promise<{ perSecond: number; bytes: number }> => {
  const start = performance.now()
  let [bytes, next] = [0, 0]
  const one = async (): Promise<void> => {
    for (let banner = banners[next++]; banner; banner = banners[next++]) {
      const made = await make(banner)
      bytes += made
    }
  }
  await Promise.all(Array.from({ length: abreast }, one))
  return { perSecond: (banners.length / (performance.now() - start)) * 1_000, bytes }
}

const versionOf = (peer: string): string => {
  const entrance = resolve(peer)
  const root = entrance.slice(0, entrance.lastIndexOf(`node_modules/${peer}/`) + `node_modules/${peer}/`.length)
  return (JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string }).version
}

/**
 * 120 banners (20 sizes × 6 headlines) as PNG, all in: Liquid, layout, pixels, packing. Both have their fonts read and their picture cut to size beforehand, and take
 * turns, six in the making at a time: what Takumi draws and sharp packs is off the calling thread, satori and resvg are on it. One after the other is read beside
 * it. What automatic quality costs is read too, as JPEG within the weight of each size and as JPEG without a limit.
 */
export const bannersMade: Benchmark = {
  figures: ['banners.made'],
  run: async ({ say }) => {
    say('banners.made: warming up')
    await rateOf((banner) => ours(banner, 'png'), atOnce)
    await rateOf(theirs, atOnce)
    const turns: { ours: Awaited<ReturnType<typeof rateOf>>; theirs: Awaited<ReturnType<typeof rateOf>> }[] = []
    for (let round = 1; round <= rounds; round++) {
      say(`banners.made: round ${round} of ${rounds}`)
      turns.push({ ours: await rateOf((banner) => ours(banner, 'png'), atOnce), theirs: await rateOf(theirs, atOnce) })
    }
    const single = { ours: await rateOf((banner) => ours(banner, 'png'), 1), theirs: await rateOf(theirs, 1) }
    const free = await rateOf((banner) => ours(banner, 'jpg'), atOnce)
    const limited = await rateOf((banner) => ours(banner, 'jpg', banner.format.maxBytes), atOnce)
    const squeezed = await rateOf((banner) => ours(banner, 'jpg', Math.round(banner.format.width * banner.format.height * 0.1) + 6_000), atOnce)
    const kilobytes = (bytes: number): number => Math.round(bytes / banners.length / 100) / 10
    return [
      {
        name: 'banners.made',
        value: Math.round(median(turns.map((turn) => turn.ours.perSecond))),
        unit: 'banners/s',
        against: `satori ${versionOf('satori')} + resvg ${versionOf('@resvg/resvg-js')}`,
        ratio: median(turns.map((turn) => turn.ours.perSecond / turn.theirs.perSecond)),
        more: {
          banners: banners.length,
          theirs: Math.round(median(turns.map((turn) => turn.theirs.perSecond))),
          oneByOne: Math.round(single.ours.perSecond),
          ratioOneByOne: Math.round((single.ours.perSecond / single.theirs.perSecond) * 100) / 100,
          pngKilobytes: kilobytes(turns[0]?.ours.bytes ?? 0),
          theirPngKilobytes: kilobytes(turns[0]?.theirs.bytes ?? 0),
          jpegPerSecond: Math.round(free.perSecond),
          jpegWithinIabWeight: Math.round(limited.perSecond),
          jpegSearchingQuality: Math.round(squeezed.perSecond),
        },
      },
    ]
  },
}

import sharp from 'sharp'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { formatsOf, slotIn } from '../../engine/create/formats-of.ts'
import { backdropsWanted } from '../../engine/create/backdrop.ts'
import { standardKinds } from '../../engine/create/component-kind.ts'
import { gaugesOf, isMeasured, type MeasuredSlot, type Setting } from '../../engine/create/measure.ts'
import { someFamily } from '../../engine/guard/guard.fixture.ts'
import { bytesOf, displayed, sampleFonts } from './display.fixture.ts'
import type { Drawing, Renderer } from './renderer.ts'

/** The same renderer twice: where Takumi has its native part, and where it has none. */
let takumi: Renderer
let fallback: Renderer
/** Why Takumi was not loaded. */
const told: unknown[] = []
beforeAll(async () => {
  takumi = (await import('./display.ts')).display
  // Its native part is loaded with the first text.
  await takumi.measure(settingOf(room(100), 'x'), sampleFonts)
  vi.resetModules()
  vi.doMock('@takumi-rs/core', () => {
    throw new Error('no part for this platform')
  })
  const { whenTakumiIsMissing } = await import('./draughtsman-for.ts')
  whenTakumiIsMissing((reason) => told.push(reason))
  fallback = (await import('./display.ts')).display
  // Files share a worker: whoever comes next loads everything anew.
  return () => {
    vi.doUnmock('@takumi-rs/core')
    vi.resetModules()
  }
})

const headline = 'Deine Jacke sollte nicht zuerst aufgeben'
const { material, occasion } = displayed({ headline, callToAction: 'Finde deine Schicht' }, 'de')
const formats = formatsOf(material.template)
const gauges = gaugesOf(sampleFonts, 'display')
const settingOf = (slot: MeasuredSlot, text: string): Setting => ({ slot, text, gauge: gauges.get(slot.type.font)!, key: 'k' })
const room = (width: number, more: Partial<MeasuredSlot> = {}): MeasuredSlot => ({
  name: 'headline',
  label: 'Headline',
  kind: 'headline',
  required: true,
  type: { font: 'young-serif-400', size: 24, lineHeight: 28, letterSpacing: 0 },
  box: { x: 0, y: 0, width, height: 56 },
  ...more,
})

/** Of all channels, out of 255, seen from so far that half a pixel makes no odds. */
const difference = async (one: Drawing, other: Drawing): Promise<number> => {
  const far = ({ pixels, width, height }: Drawing): Promise<Buffer> =>
    sharp(pixels, { raw: { width, height, channels: 4 } })
      .resize(Math.ceil(width / 4), Math.ceil(height / 4), { fit: 'fill', kernel: 'linear' })
      .raw()
      .toBuffer()
  const [here, there] = await Promise.all([far(one), far(other)])
  return here.reduce((sum, value, n) => sum + Math.abs(value - (there[n] ?? 0)), 0) / here.length
}

describe('without Takumi', () => {
  it.each(formats.filter(({ width }) => width < 900))('$name is drawn in $width × $height, as it is with it', async (format) => {
    const sheet = { format, ratio: 1, bytesOf }
    const [own, other] = [await takumi.draw!(material, occasion, sheet), await fallback.draw!(material, occasion, sheet)]
    expect([other.width, other.height, other.pixels.length]).toEqual([own.width, own.height, own.pixels.length])
    expect(other.pixels.some((value, n) => value !== own.pixels[n])).toBe(true)
    expect(await difference(own, other)).toBeLessThan(4)
    expect(await fallback.overflows!(material, occasion, sheet.format)).toEqual([])
  })

  it('is as fine as is asked, and the same every time', async () => {
    const sheet = { format: formats.find(({ name }) => name === 'square-button')!, ratio: 2, bytesOf }
    const [once, again] = [await fallback.draw!(material, occasion, sheet), await fallback.draw!(material, occasion, sheet)]
    expect([once.width, once.height]).toEqual([250, 250])
    expect(Buffer.from(once.pixels).equals(Buffer.from(again.pixels))).toBe(true)
  })

  it('sets each text in the lines that it has with it, within a pixel', async () => {
    for (const format of formats) {
      for (const one of material.template.slots) {
        const slot = slotIn(one, material.template, format)
        const text = { headline, callToAction: 'Finde deine Schicht' }[slot.name]
        if (!isMeasured(slot) || text === undefined) continue
        const setting = settingOf(slot, text)
        const [own, other] = [await takumi.measure(setting, sampleFonts), await fallback.measure(setting, sampleFonts)]
        const about = `${slot.name} in ${format.name}`
        expect([other.lines, other.overHeight], about).toEqual([own.lines, own.overHeight])
        expect(Math.abs(other.width - own.width), about).toBeLessThan(1)
      }
    }
  })

  it.each([
    ['th', 'แห้งสนิทตลอดทางกลับบ้าน'],
    ['hi', 'घर तक सूखा, पूरे रास्ते'],
    ['he', 'יבש כל הדרך הביתה'],
    ['ar', 'جاف طوال الطريق إلى البيت'],
  ])('measures %s as it is with it', async (_, text) => {
    const setting = settingOf(room(130), text)
    const [own, other] = [await takumi.measure(setting, sampleFonts), await fallback.measure(setting, sampleFonts)]
    expect([other.lines, other.missing]).toEqual([own.lines, own.missing])
    // From the right it reckons a blank at the end of a line in, and never less than what is drawn.
    expect(other.width - own.width).toBeGreaterThan(-1)
    expect(other.width - own.width).toBeLessThan(8)
  })

  it('tells what runs over, in the room and in the layout', async () => {
    expect((await fallback.measure(settingOf(room(200), 'Regenbekleidungsfachgeschäft'), sampleFonts)).overWidth).toBeGreaterThan(100)
    expect((await fallback.measure(settingOf(room(100, { maxLines: 1 }), 'Dry all the way home'), sampleFonts)).overWidth).toBeGreaterThan(100)
    const long = displayed({ headline: 'Regenbekleidungsfachgeschäftseröffnungstag' })
    const sheet = { format: formats.find(({ name }) => name === 'skyscraper')!, ratio: 1, bytesOf }
    const [own] = await takumi.overflows!(long.material, long.occasion, sheet.format)
    const [other] = await fallback.overflows!(long.material, long.occasion, sheet.format)
    expect(other).toMatchObject({ slot: 'headline', box: own!.box })
    expect(Math.abs(other!.overWidth - own!.overWidth)).toBeLessThan(10)
  })

  it('tells once why, however many fonts it is asked for with', async () => {
    for (const fonts of [sampleFonts, sampleFonts.slice(0, 2), sampleFonts.slice(0, 1)]) await fallback.measure(settingOf(room(100), 'x'), fonts)
    expect(told).toEqual([expect.objectContaining({ cause: expect.objectContaining({ message: 'no part for this platform' }) as Error })])
  })

  it('reads what lies behind words where the layout itself says something that it must not show', async () => {
    const body = '<h2 data-slot="headline">{{ slots.headline.text }}</h2><p>جاف طوال الطريق</p>{% if false %}{{ slots.image.src }}{% endif %}'
    const { material: said, occasion: shown } = displayed({ headline }, 'de', { body })
    const family = someFamily(Object.fromEntries(Object.entries(shown.choice).map(([slot, id]) => [slot, [id]])), { locales: ['de'] })
    const [wanted] = backdropsWanted({ ...said, family }, gauges, standardKinds)
    expect(Object.keys((await fallback.readsBackdrop!(said, wanted!, bytesOf)).sizes)).toEqual(formats.map(({ name }) => name))
    await expect(fallback.draw!(said, shown, { format: formats[0]!, ratio: 1, bytesOf })).rejects.toThrow('Arabic letters are not drawn')
  })

  it('reads the colour of words that the layout alone knows', async () => {
    const slots = material.template.slots.map(({ colour: _colour, ...slot }) => slot)
    const body = material.template.body.replace('<style>', '<style>.headline{color:#ff0000}')
    const { material: said, occasion: shown } = displayed({ headline }, 'de', { slots, body })
    const family = someFamily(Object.fromEntries(Object.entries(shown.choice).map(([slot, id]) => [slot, [id]])), { locales: ['de'] })
    const [wanted] = backdropsWanted({ ...said, family }, gauges, standardKinds)
    const { sizes } = await fallback.readsBackdrop!(said, wanted!, bytesOf)
    expect(sizes['medium-rectangle']?.rooms['headline']?.ink).toBeCloseTo(0.2126, 1)
  })

  it('refuses in words what would be drawn wrong', async () => {
    const sheet = { format: formats[0]!, ratio: 1, bytesOf }
    const arabic = displayed({ headline: 'جاف طوال الطريق' }, 'ar')
    await expect(fallback.draw!(arabic.material, arabic.occasion, sheet)).rejects.toMatchObject({
      message: expect.stringContaining('Arabic letters are not drawn on this machine') as string,
      remedy: expect.stringContaining('Takumi') as string,
    })
    const mixed = displayed({ headline: 'יבש' }, 'he', { body: '<h2 data-slot="headline">{{ slots.headline.text }} <strong>12</strong></h2>' })
    await expect(fallback.draw!(mixed.material, mixed.occasion, sheet)).rejects.toThrow('satori would change their places')
    const hebrew = displayed({ headline: 'יבש כל הדרך הביתה' }, 'he')
    const [own, other] = [await takumi.draw!(hebrew.material, hebrew.occasion, sheet), await fallback.draw!(hebrew.material, hebrew.occasion, sheet)]
    expect(await difference(own, other)).toBeLessThan(4)
  })
})

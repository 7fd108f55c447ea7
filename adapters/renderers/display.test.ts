import { execFileSync } from 'node:child_process'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { formatsOf, slotIn } from '../../engine/create/formats-of.ts'
import { gaugesOf, isMeasured, type Setting } from '../../engine/create/measure.ts'
import { measurementKey } from '../../engine/create/measurement.ts'
import type { Format, TypeStyle } from '../../engine/create/template.ts'
import { someAsset } from '../../engine/guard/guard.fixture.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { bytesOf, displayed, sampleFonts } from './display.fixture.ts'
import { display } from './display.ts'
import { hashesOfFiles } from './draw-all.fixture.ts'
import { pictureFile } from './picture-file.ts'
import { pictureXmp } from './picture-xmp.ts'
import type { Drawing } from './renderer.ts'

const draw = display.draw!
const gauges = gaugesOf(sampleFonts, 'display')
const long = displayed({ headline: 'Deine Jacke sollte nicht zuerst aufgeben', callToAction: 'Finde deine Schicht' }, 'de')
const formats = formatsOf(long.material.template)
const named = (name: string): Format => formats.find((format) => format.name === name)!

/** One text in a room, in a font of the sample. */
const settingOf = (text: string, width: number, height: number, more: { maxLines?: number; type?: Partial<TypeStyle> } = {}): Setting => {
  const type = { font: 'young-serif-400', size: 24, lineHeight: 28, letterSpacing: 0, ...more.type }
  const slot = {
    name: 'headline',
    label: 'Headline',
    kind: 'headline',
    required: true,
    type,
    box: { x: 0, y: 0, width, height },
    ...(more.maxLines && { maxLines: more.maxLines }),
  }
  const gauge = gauges.get(type.font)!
  return { slot, text, gauge, key: measurementKey(slot, text, gauge.hash) }
}
const measured = (...setting: Parameters<typeof settingOf>) => display.measure(settingOf(...setting), sampleFonts)

const pixelAt = ({ pixels, width }: Drawing, x: number, y: number): number[] => [...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)]

describe('a set of sizes', () => {
  it.each(formats)('$name is drawn in $width × $height, within its weight, with nothing run over', async (format) => {
    const sheet = { format, ratio: 1, bytesOf }
    const drawing = await draw(long.material, long.occasion, sheet)
    expect([drawing.width, drawing.height]).toEqual([format.width, format.height])
    expect(
      new Set(Array.from({ length: 400 }, (_, n) => pixelAt(drawing, (n * 7) % format.width, (n * 3) % (format.height ?? 1)).join())).size,
    ).toBeGreaterThan(20)
    expect(await display.overflows!(long.material, long.occasion, format)).toEqual([])
    for (const type of ['jpg', 'webp'] as const) {
      const file = await pictureFile(drawing, {
        type,
        maxBytes: format.maxBytes,
        xmp: pictureXmp(long.material, long.occasion.choice),
        named: format.name,
      })
      expect(!isRefusal(file) && file.bytes.length <= format.maxBytes!, `${format.name}.${type}`).toBe(true)
    }
  })

  it('shows a slot where it was measured: every text of the sample fits its room in every size', async () => {
    for (const format of formats) {
      for (const one of long.material.template.slots) {
        const slot = slotIn(one, long.material.template, format)
        const text = { headline: 'Deine Jacke sollte nicht zuerst aufgeben', callToAction: 'Finde deine Schicht' }[slot.name]
        if (!isMeasured(slot) || text === undefined) continue
        const gauge = gauges.get(slot.type.font)!
        const found = await display.measure({ slot, text, gauge, key: 'k' }, sampleFonts)
        expect({ format: format.name, slot: slot.name, wide: found.overWidth, high: found.overHeight }).toEqual({
          format: format.name,
          slot: slot.name,
          wide: 0,
          high: 0,
        })
      }
    }
  })

  it('is finer by a whole factor', async () => {
    const drawing = await draw(long.material, long.occasion, { format: named('half-page'), ratio: 2, bytesOf })
    expect([drawing.width, drawing.height]).toEqual([600, 1_200])
  })
})

describe('the same inputs', () => {
  it('give the same bytes, in this process and in another', async () => {
    const here = await hashesOfFiles()
    const fixture = new URL('draw-all.fixture.ts', import.meta.url).pathname
    const there = execFileSync(process.execPath, [fixture, 'print'], { encoding: 'utf8' }).split(' ')
    expect(there).toEqual(here)
    expect(new Set(here).size).toBe(here.length)
  })
})

describe('text', () => {
  it('is told to run over, with how far', async () => {
    expect(await measured('Dry all the way home', 300, 56)).toMatchObject({ lines: 1, overWidth: 0, overHeight: 0, missing: [] })
    expect(await measured('Dry all the way home and back again', 200, 56)).toMatchObject({ lines: 3, overWidth: 0, overHeight: 28 })
    const word = await measured('Regenbekleidungsfachgeschäft', 200, 56)
    expect(word.overWidth).toBeGreaterThan(100)
    expect((await measured('Dry all the way home', 100, 28, { maxLines: 1 })).overWidth).toBeGreaterThan(100)
  })

  it.each([
    ['ar', 'جاف طوال الطريق إلى البيت'],
    ['he', 'יבש כל הדרך הביתה'],
    ['th', 'แห้งสนิทตลอดทางกลับบ้าน'],
    ['hi', 'घर तक सूखा, पूरे रास्ते'],
  ])('in %s is drawn with a font that has its letters, and breaks between words', async (_, text) => {
    const found = await measured(text, 130, 200)
    expect(found.missing).toEqual([])
    expect(found.lines).toBeGreaterThan(1)
    expect(found.overWidth).toBe(0)
  })

  it('that no font can draw is named letter by letter', async () => {
    expect((await measured('雨 Rain ☂', 300, 56)).missing).toEqual(['☂', '雨'])
  })

  it('lies mirrored where it is written from the right', async () => {
    const right = displayed({ headline: 'جاف' }, 'ar')
    const [ltr, rtl] = await Promise.all([
      draw(long.material, long.occasion, { format: named('leaderboard'), ratio: 1, bytesOf }),
      draw(right.material, right.occasion, { format: named('leaderboard'), ratio: 1, bytesOf }),
    ])
    const ground = [29, 42, 68]
    expect([pixelAt(ltr, 5, 5), pixelAt(rtl, 722, 5)].map((pixel) => pixel.join() === ground.join())).toEqual([false, false])
    expect([pixelAt(ltr, 722, 3), pixelAt(rtl, 5, 3)]).toEqual([ground, ground])
  })

  it('of a component is text, whatever it holds', async () => {
    const sly = displayed({ headline: '</h2><img src=x onerror=alert(1)><script>1</script>' })
    const { html, text } = await display.render(sly.material, sly.occasion)
    expect(html).not.toMatch(/<script|onerror=alert\(1\)>/)
    expect(text).toContain('<script>1</script>')
    await draw(sly.material, sly.occasion, { format: named('half-page'), ratio: 1, bytesOf })
  })
})

describe('a picture', () => {
  it('is cut around what must be seen', async () => {
    const half = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#ff0000' } })
      .composite([{ input: { create: { width: 200, height: 200, channels: 3, background: '#0000ff' } }, left: 200, top: 0 }])
      .png()
      .toBuffer()
    const format: Format = { name: 'tower', width: 100, height: 200 }
    const slots = [{ name: 'image', label: 'Picture', kind: 'image', required: true, box: { x: 0, y: 0, width: 100, height: 200 } }]
    const { material, occasion } = displayed({ headline: '' }, 'en', {
      format,
      slots,
      body: '<img data-slot="image" src="{{ slots.image.src }}" alt="">',
    })
    delete (material.template as { formats?: unknown }).formats
    const colourWith = async (x: number): Promise<number[]> => {
      const asset = someAsset({ hash: 'b'.repeat(64), focal: { x, y: 0.5 } })
      const drawing = await draw({ ...material, assets: new Map([[asset.id, asset]]) }, occasion, { format, ratio: 1, bytesOf: async () => half })
      return pixelAt(drawing, 50, 100)
    }
    expect([await colourWith(0.2), await colourWith(0.9)]).toEqual([
      [255, 0, 0],
      [0, 0, 255],
    ])
  })

  it('carries where it comes from, and whom it belongs to', async () => {
    const drawing = await draw(long.material, long.occasion, { format: named('square'), ratio: 1, bytesOf })
    for (const type of ['png', 'jpg', 'webp', 'avif'] as const) {
      const file = await pictureFile(drawing, { type, xmp: pictureXmp(long.material, long.occasion.choice), named: 'square' })
      if (isRefusal(file)) throw new Error(file.message)
      const { xmpAsString = '' } = await sharp(file.bytes).metadata()
      expect(xmpAsString).toContain('http://cv.iptc.org/newscodes/digitalsourcetype/composite<')
      expect(xmpAsString).toContain('<photoshop:Credit>Some</photoshop:Credit>')
    }
  })

  it('is made lighter until it is light enough, and refused where it cannot be', async () => {
    const noise = Buffer.from(Array.from({ length: 200 * 200 * 4 }, (_, n) => (n % 4 === 3 ? 255 : (n * 2_654_435_761) % 251)))
    const drawing = { pixels: noise, width: 200, height: 200 }
    const free = await pictureFile(drawing, { type: 'jpg', xmp: '<x/>', named: 'noise' })
    if (isRefusal(free)) throw new Error(free.message)
    const maxBytes = Math.round(free.bytes.length * 0.7)
    const light = await pictureFile(drawing, { type: 'jpg', maxBytes, xmp: '<x/>', named: 'noise' })
    expect(!isRefusal(light) && light.bytes.length <= maxBytes && light.quality < free.quality && light.quality > 40).toBe(true)
    expect(await pictureFile(drawing, { type: 'jpg', maxBytes: 2_000, xmp: '<x/>', named: 'noise' })).toMatchObject({
      code: 'tooLarge',
      where: [{ path: 'noise' }],
      remedy: expect.stringContaining('calmer picture'),
    })
  })

  it('leaves its signature the room that it takes, and names the limit that was set', async () => {
    const drawing = await draw(long.material, long.occasion, { format: named('square'), ratio: 1, bytesOf })
    const packed = (maxBytes: number, signature: number) => pictureFile(drawing, { type: 'jpg', maxBytes, signature, xmp: '<x/>', named: 'square' })
    const free = await packed(Number.POSITIVE_INFINITY, 0)
    if (isRefusal(free)) throw new Error(free.message)
    const signed = await packed(free.bytes.length, 3_700)
    expect(!isRefusal(signed) && signed.bytes.length <= free.bytes.length - 3_700).toBe(true)
    expect(await packed(4_000, 3_700)).toMatchObject({
      message: expect.stringMatching(/at the least quality, 4 kB allowed, and its signature takes 3\.7 kB of them\.$/) as string,
      where: [{ problem: expect.stringMatching(/, 4000 allowed, 3700 of them for the signature$/) as string }],
    })
  })
})

it.each([
  ['what loads from elsewhere', '<style>.a{background:url(https://x.example/a.png)}</style><p>{{ slots.headline.text }}</p>'],
  ['Liquid that does not close', '{% if format.wide %}<p>{{ slots.headline.text }}</p>'],
])('refuses a body with %s', async (_, body) => {
  expect(await display.check({ hash: body, body })).toMatchObject({ code: 'invalidInput' })
})

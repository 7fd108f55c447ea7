import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Draughtsman, NotDrawn } from './draughtsman.ts'
import { Kept } from './kept.ts'
import type { RenderedFont } from './renderer.ts'

const { resolve } = createRequire(import.meta.url)

/** Decoded pictures are kept by us, cut to size; this is for glyphs and style sheets. */
const cacheMaxBytes = 16_000_000

const known = new Kept<Promise<Draughtsman>>(4)

/** Who draws with these fonts. Each is read once; of one family the weights stand together, and in this order fonts stand in for each other. */
export const draughtsmanFor = (fonts: readonly RenderedFont[]): Promise<Draughtsman> => {
  const key = fonts.map(({ file, family, weight }) => `${file} ${family} ${weight}`).join('\n')
  return known.get(key, () => withFonts(fonts))
}

let tell: ((reason: unknown) => void) | undefined

/** Who is told, once, why Takumi could not be loaded: pictures take longer from then on, and some are refused. */
export const whenTakumiIsMissing = (told: (reason: unknown) => void): void => {
  tell = told
}

/** Takumi; where it cannot be loaded, as on a platform that it has no part for, satori and resvg. */
const withFonts = async (fonts: readonly RenderedFont[]): Promise<Draughtsman> => {
  const takumi = await import('@takumi-rs/core').catch((reason: unknown) => {
    tell?.(reason)
    tell = undefined
  })
  if (!takumi) return fallback(fonts)
  const made = new takumi.Renderer({ cacheMaxBytes })
  for (const { file, family, weight } of fonts) await made.registerFont({ name: family, weight, data: readFileSync(resolve(file)) })
  return made
}

const fallback = async (fonts: readonly RenderedFont[]): Promise<Draughtsman> => {
  const { satoriDraughtsman } = await import('./satori-draughtsman.ts')
  return satoriDraughtsman(fonts).catch((problem: unknown) => Promise.reject(nothingDraws(problem)))
}

/** Native parts are missing: another platform, or packages installed without optional ones. */
const nothingDraws = (cause: unknown): NotDrawn =>
  new NotDrawn(
    `Nothing draws pictures on ${process.platform} ${process.arch}: neither @takumi-rs/core nor @resvg/resvg-js has a part for it here.`,
    'Install with optional dependencies.',
    cause,
  )

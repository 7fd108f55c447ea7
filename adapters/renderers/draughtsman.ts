import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Renderer } from '@takumi-rs/core'
import { Kept } from './kept.ts'
import type { RenderedFont } from './renderer.ts'

const { resolve } = createRequire(import.meta.url)

/** Decoded pictures are kept by us, cut to size; this is for glyphs and style sheets. */
const cacheMaxBytes = 16_000_000

const known = new Kept<Promise<Renderer>>(4)

/** Takumi with these fonts. Each is read once; of one family the weights stand together, and in this order fonts stand in for each other. */
export const draughtsman = (fonts: readonly RenderedFont[]): Promise<Renderer> => {
  const key = fonts.map(({ file, family, weight }) => `${file} ${family} ${weight}`).join('\n')
  return known.get(key, () => withFonts(fonts))
}

const withFonts = async (fonts: readonly RenderedFont[]): Promise<Renderer> => {
  const { Renderer: Takumi } = await loaded()
  const made = new Takumi({ cacheMaxBytes })
  for (const { file, family, weight } of fonts) await made.registerFont({ name: family, weight, data: readFileSync(resolve(file)) })
  return made
}

const loaded = async (): Promise<typeof import('@takumi-rs/core')> => {
  try {
    return await import('@takumi-rs/core')
  } catch (problem) {
    throw new NothingDraws(problem)
  }
}

/** The native part is missing: another platform, or packages installed without optional ones. */
export class NothingDraws extends Error {
  constructor(cause: unknown) {
    super(
      `Nothing draws pictures on ${process.platform} ${process.arch}: the package @takumi-rs/core has no part for it here. Install with optional dependencies.`,
      {
        cause,
      },
    )
  }
}

import sharp from 'sharp'
import { readBackdrop } from '../adapters/renderers/backdrop.ts'
import { sampleFonts } from '../adapters/renderers/display.fixture.ts'
import type { Asset } from '../engine/create/asset.ts'
import { type Backdrop, backdropsWanted } from '../engine/create/backdrop.ts'
import type { Box, Slot, Template } from '../engine/create/template.ts'
import type { Case } from '../engine/guard/bench.ts'
import { contentHash } from '../engine/kernel/canonical.ts'

/** A picture behind the words of a banner in three sizes, as a labelled case tells it. */
export interface DrawnCase {
  /** The drawing inside of its SVG. */
  picture: string
  width: number
  height: number
  focal?: { x: number; y: number }
  /** Size → where the headline stands there instead. */
  headline?: Readonly<Record<string, Box>>
  /** What of the layout is written before the headline, and after it. */
  before?: string
  after?: string
  /** Rules of its style sheet for these. */
  rules?: string
}

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })
const type = { font: 'even-400', size: 24, lineHeight: 28, letterSpacing: 0 }

/** Words at the foot of the picture, in the leaderboard beside it. */
export const bannerOf = ({
  headline = {},
  before = '',
  after = '',
  rules = '',
}: DrawnCase): { slots: Partial<Record<string, Partial<Slot>>>; template: Partial<Template> } => ({
  slots: {
    headline: {
      type,
      colour: 'color.white',
      ground: { slot: 'image' },
      box: box(20, 150, 260, 84),
      formats: {
        'wide-skyscraper': { box: headline['wide-skyscraper'] ?? box(10, 400, 140, 196), type },
        leaderboard: { box: headline['leaderboard'] ?? box(180, 17, 520, 56), type },
      },
    },
    image: {
      box: box(0, 0, 300, 250),
      formats: { 'wide-skyscraper': { box: box(0, 0, 160, 600) }, leaderboard: { box: box(0, 0, 160, 90) } },
    },
  },
  template: {
    channel: 'display',
    format: { name: 'medium-rectangle', width: 300, height: 250 },
    formats: [
      { name: 'wide-skyscraper', width: 160, height: 600 },
      { name: 'leaderboard', width: 728, height: 90 },
    ],
    body:
      `<style>.sheet{width:100%;height:100%;background:var(--color-black)}.mark{position:absolute;left:20px;top:12px;font-size:16px;line-height:20px}${rules}</style>` +
      '<div class="sheet {% if format.name == "leaderboard" %}strip{% endif %}"><img data-slot="image" src="{{ slots.image.src }}" alt="">' +
      `${before}<h2 data-slot="headline">{{ slots.headline.text }}</h2>${after}` +
      '{% unless format.name == "leaderboard" %}{% # locked wordmark %}<p class="mark">Some</p>{% # end locked %}{% endunless %}</div>',
  },
})

export const pictureOf = ({ picture, width, height, focal }: DrawnCase): Partial<Asset> => ({
  hash: contentHash({ picture, width, height }),
  width,
  height,
  ...(focal && { focal }),
})

/** What a worker would have found behind the words, by the name that it is asked for by. */
export const behindWords = async (
  { composition, gauges, kinds }: Pick<Case, 'composition' | 'gauges' | 'kinds'>,
  { picture, width, height }: DrawnCase,
): Promise<ReadonlyMap<string, Backdrop>> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 100 100" preserveAspectRatio="none">${picture}</svg>`
  const bytes = await sharp(Buffer.from(svg)).png().toBuffer()
  const found = new Map<string, Backdrop>()
  for (const wanted of backdropsWanted(composition, gauges, kinds))
    found.set(wanted.name, await readBackdrop({ ...composition, fonts: sampleFonts }, wanted, async () => bytes))
  return found
}

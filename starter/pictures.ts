import { readFileSync } from 'node:fs'
import { type Step, step } from './story.ts'

interface Picture {
  file: string
  name: string
  tags: string[]
  alt: { en: string; de: string; sv: string }
}

/** Drawn by starter/pictures/draw.ts. */
const drawn: readonly Picture[] = [
  {
    file: 'rain-on-granite',
    name: 'Rain on granite',
    tags: ['rain', 'mountain'],
    alt: { en: 'Rain over grey ridges', de: 'Regen über grauen Graten', sv: 'Regn över grå åsar' },
  },
  {
    file: 'evening-commute',
    name: 'Evening commute',
    tags: ['commute', 'rain', 'city'],
    alt: {
      en: 'Somebody rides home past the lights of a town',
      de: 'Jemand fährt an den Lichtern einer Stadt vorbei nach Hause',
      sv: 'Någon cyklar hem förbi en stads ljus',
    },
  },
  {
    file: 'ridge-at-dusk',
    name: 'Ridge at dusk',
    tags: ['calm', 'mountain', 'autumn'],
    alt: { en: 'The sun sets behind a ridge', de: 'Die Sonne geht hinter einem Grat unter', sv: 'Solen går ner bakom en ås' },
  },
  {
    file: 'tent-under-firs',
    name: 'Tent under firs',
    tags: ['forest', 'tent', 'calm'],
    alt: { en: 'A lit tent between dark firs', de: 'Ein erleuchtetes Zelt zwischen dunklen Tannen', sv: 'Ett upplyst tält bland mörka granar' },
  },
  {
    file: 'snowfield',
    name: 'Snowfield',
    tags: ['snow', 'winter', 'mountain'],
    alt: { en: 'A bright field of snow with a few firs', de: 'Ein helles Schneefeld mit einigen Tannen', sv: 'Ett ljust snöfält med några granar' },
  },
  {
    file: 'trail-at-first-light',
    name: 'Trail at first light',
    tags: ['calm', 'mountain'],
    alt: { en: 'First light over a chain of hills', de: 'Erstes Licht über einer Hügelkette', sv: 'Första ljuset över en kedja av kullar' },
  },
]

/** Each picture as an asset, and as a component that can stand in a slot. */
export const pictures: readonly Step[] = drawn.flatMap(({ file, name, tags, alt }) => [
  step('jonna', 'asset.add', () => ({
    key: file,
    name,
    tags,
    alt,
    content: readFileSync(new URL(`pictures/${file}.jpg`, import.meta.url)).toString('base64'),
  })),
  step('jonna', 'component.add', { kind: 'image', key: file, fields: { '*': { asset: file } }, tags }),
])

/** The sizes in which pages, letters and feeds of the sample brand take pictures. */
export const presets: readonly Step[] = [
  step('sander', 'preset.add', { key: 'card', name: 'Card in a list', width: 640, height: 360, note: 'Lists of articles and products on the site' }),
  step('sander', 'preset.add', { key: 'square', name: 'Square', width: 1_080, height: 1_080, type: 'jpg', note: 'Social feeds' }),
  step('sander', 'preset.add', { key: 'story', name: 'Story', width: 1_080, height: 1_920, type: 'jpg', note: 'Stories, full screen' }),
  step('sander', 'preset.add', {
    key: 'letter',
    name: 'Width of a letter',
    width: 600,
    type: 'jpg',
    maxBytes: 120_000,
    channel: 'email',
    note: 'As wide as newsletters are; nothing is cut',
  }),
]

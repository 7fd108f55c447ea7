import type { RefusalPlace } from '../kernel/refusal.ts'
import { placeIn } from './place-in.ts'
import type { Preset } from './preset.ts'
import type { Ratio } from './rendition.ts'
import type { Template } from './template.ts'

type Said = Pick<Template, 'channel' | 'body'>

/** A picture in the size of a preset, as a template asks for it: {{ slots.hero.src | preset: "card" }}, and with 2 after it for a fine screen. */
export interface PresetUse {
  key: string
  ratio: Ratio
  index: number
}

const asked = /\|\s*preset\b\s*(?::\s*(?:"([^"]*)"|'([^']*)'|[^\s,|}]*)(?:\s*,\s*([^\s|}]+))?)?/g

export const presetUses = ({ body }: Pick<Template, 'body'>): PresetUse[] => readUses(body).map(({ fine: _fine, ...use }) => use)

/** With what stands after the name, where something does. */
const readUses = (body: string): (PresetUse & { fine: string | undefined })[] =>
  [...body.matchAll(asked)].map(({ 1: one, 2: other, 3: fine, index }) => ({ key: one ?? other ?? '', ratio: fine === '2' ? 2 : 1, index, fine }))

/** Presets that a template asks for and that are not there, or are for another channel: rights are asked for where it is shown. */
export const presetProblems = ({ channel, body }: Said, presets: readonly Pick<Preset, 'key' | 'channel'>[]): RefusalPlace[] =>
  readUses(body).flatMap(({ key, index, fine }) => {
    const found = presets.find((one) => one.key === key)
    const problem =
      channel === 'display'
        ? 'what is drawn is cut by its box, not by a preset'
        : key === ''
          ? 'a preset is named in quotes'
          : found === undefined
            ? `no preset ${key}`
            : found.channel === channel
              ? fine === undefined || fine === '2'
                ? undefined
                : 'after its name only 2 may stand, for fine screens'
              : `the preset ${key} is for ${found.channel}, and this is for ${channel}`
    const fitting = presets.filter((one) => one.channel === channel).map((one) => one.key)
    return problem === undefined
      ? []
      : [
          {
            path: 'body',
            ...placeIn(body, index),
            problem,
            ...(channel !== 'display' && fitting.length > 0 && { hint: `one of ${fitting.join(', ')}` }),
          },
        ]
  })

/** A picture of a slot as a template shows it: in a preset, at most so many times as fine, or whole. */
export interface SlotCut {
  preset: Preset | undefined
  ratio: Ratio
}

/** Liquid that shows a picture of a slot, or keeps its address to show it: a condition that only asks for it shows nothing. */
const shown = /(?:\{\{-?|\{%-?\s*(?:assign\s+\w+\s*=|echo\b))\s*slots\.(\w+)\.(?:src|poster)\b([^}%]*)/g

/** Slots whose pictures a template shows in presets, each preset once, and whole where it does so too; a preset that is not there is told elsewhere. */
export const slotCuts = ({ body }: Pick<Template, 'body'>, presets: readonly Preset[]): ReadonlyMap<string, readonly SlotCut[]> => {
  const cuts = new Map<string, SlotCut[]>()
  for (const [, slot = '', filters = ''] of body.matchAll(shown)) {
    const [use] = presetUses({ body: filters })
    const preset = presets.find(({ key }) => key === use?.key)
    const before = cuts.get(slot) ?? []
    const same = before.find((one) => one.preset === preset)
    if (same) same.ratio = use?.ratio === 2 ? 2 : same.ratio
    else cuts.set(slot, [...before, { preset, ratio: use?.ratio ?? 1 }])
  }
  return new Map([...cuts].filter(([, uses]) => uses.some(({ preset }) => preset)))
}

/** The address of a picture of ours in the size of a preset; any other stays as it is. */
export const inPreset = (address: string, key: string, ratio: Ratio = 1): string =>
  address.replace(/\/([0-9a-f]{64})\.[a-z0-9]{3,4}$/, `/preset/${key}/$1${ratio === 2 ? '@2x' : ''}`)

import { counted } from '../kernel/counted.ts'
import type { Reader } from '../kernel/reader.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { type LiveUse, releasedLayouts } from './live-use.ts'
import type { Preset } from './preset.ts'
import { presetUses } from './preset-uses.ts'
import { type Template, template } from './template.ts'

/** What shows pictures in a preset: templates as they are, campaigns as they were released. */
export interface PresetShown {
  templates: readonly Pick<Template, 'key' | 'name'>[]
  campaigns: readonly LiveUse[]
}

export const presetShown = async (read: Reader, { key }: Pick<Preset, 'key'>, now: Date): Promise<PresetShown> => {
  const isShownBy = (layout: Pick<Template, 'body'>): boolean => presetUses(layout).some((use) => use.key === key)
  return {
    templates: (await read.all(template, { state: 'current' })).filter(isShownBy),
    campaigns: (await read.ask(releasedLayouts, { holding: key, at: now.toISOString() })).filter(isShownBy),
  }
}

const mostNamed = 20

/** Why a preset stays as it is: what is shown in it was approved as it is. */
export const refuseShown = ({ name }: Pick<Preset, 'name'>, { templates, campaigns }: PresetShown): Refusal | undefined => {
  if (templates.length > 0)
    return refuse(
      'inUse',
      `${counted(templates.length, 'template shows', 'templates show')} pictures in “${name}”, and what ${templates.length === 1 ? 'it shows' : 'they show'} was seen so.`,
      {
        where: templates.slice(0, mostNamed).map((one) => ({ path: one.key, problem: one.name })),
        remedy: 'Add another preset (preset.add), and name that one there (template.amend).',
      },
    )
  if (campaigns.length > 0)
    return refuse('inUse', `${counted(campaigns.length, 'campaign shows', 'campaigns show')} pictures in “${name}”, as released.`, {
      where: campaigns.slice(0, mostNamed).map((one) => ({ path: one.key, problem: `${one.name} shows them at ${one.placements.join(', ')}` })),
      remedy: 'Release content there whose template names another preset (campaign.release), or end the campaign (campaign.end).',
    })
  return undefined
}

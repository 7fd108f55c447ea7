import { sql } from 'kysely'
import type { Operations } from '../engine/operations.ts'
import type { TestEngine } from './engine.ts'

const ink = { color: { ink: { $type: 'color', $value: { colorSpace: 'srgb', components: [0, 0, 0] } } } }
const body = '<div><h1>{{ slots.headline.text }}</h1><a href="{{ slots.callToAction.href }}">{{ slots.callToAction.text }}</a></div>'

export interface Released {
  family: string
  campaign: string
  /** Ids of the components by what they say. */
  components: Record<string, string>
}

/** A small family of two slots, made and checked, which a rule would let pass: through the operations, by those who may. */
export const checkedFamily = async (
  on: TestEngine,
  { name, headlines, rights = {} }: { name: string; headlines: readonly string[]; rights?: Readonly<Record<string, { until: string }>> },
): Promise<Pick<Released, 'family' | 'components'>> => {
  await on.does('maren', 'route.set', {
    key: `passes-${name}`,
    name: 'Passes',
    order: 1,
    when: 'true',
    because: 'a test asks for no yes',
    passes: true,
    steps: [],
  })
  await on.does('sander', 'brand.add', { key: `brand-${name}`, name: 'Test brand', tokens: ink, site: 'https://shop.example' })
  await on.does('sander', 'template.add', {
    key: `template-${name}`,
    name: 'Test card',
    channel: 'web',
    brand: `brand-${name}`,
    format: { name: 'card', width: 600 },
    slots: [
      { name: 'headline', label: 'Headline', kind: 'headline', maxCharacters: 60 },
      { name: 'callToAction', label: 'Call to action', kind: 'callToAction', maxCharacters: 30 },
    ],
    body,
  })
  await approveTemplate(on, `template-${name}`)
  const components: Record<string, string> = {}
  const say = async (kind: string, text: string, more: Record<string, string> = {}) => {
    const added = await on.does('tomas', 'component.add', {
      kind,
      key: `${name}-${Object.keys(components).length}`,
      fields: { en: { text, ...more } },
      tags: [],
      ...(rights[text] && { rights: rights[text] }),
    })
    components[text] = added.id
  }
  for (const headline of headlines) await say('headline', headline)
  await say('callToAction', `See ${name}`, { href: '/shells' })
  await say('callToAction', `Find ${name}`, { href: '/find' })
  const slots = {
    headline: { components: headlines.map((text) => components[text] ?? '') },
    callToAction: { components: [components[`See ${name}`] ?? '', components[`Find ${name}`] ?? ''] },
  }
  const composed = { template: `template-${name}`, slots, locales: ['en'] }
  await seenTogether(on, { ...composed, key: `seen-${name}`, name: `Seen ${name}`, markets: ['SE'] })
  const made = await on.does('tomas', 'family.compose', { ...composed, key: `family-${name}`, name: `Family ${name}` })
  await on.does('tomas', 'family.preflight', { id: made.family.id })
  return { family: made.family.id, components }
}

/** A person says yes to another family of the same parts: no rule lets parts pass that nobody has seen together. */
const seenTogether = async (on: TestEngine, composed: Operations['family.compose']['input']): Promise<void> => {
  const { family } = await on.does('tomas', 'family.compose', composed)
  await on.does('tomas', 'family.preflight', { id: family.id })
  const asked = await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: family.id } })
  await on.does('maren', 'approval.judge', { id: asked.id, hash: asked.subject.hash, verdict: 'approve' })
  await on.does('tomas', 'family.retire', { id: family.id, reason: 'it was seen' })
}

/** As if a person had said yes to another family of this template before: no rule lets one pass that nobody has seen as it stands. */
export const approveTemplate = async ({ db, founded }: TestEngine, key: string): Promise<void> => {
  await sql`update template set body = jsonb_set(body, '{approved}', body -> 'hash') where engine = ${founded.engine} and body ->> 'key' = ${key}`.execute(
    db,
  )
}

/** The same, approved by that rule and released at one placement. */
export const release = async (
  on: TestEngine,
  {
    placement,
    name,
    headlines,
    rights = {},
    ...rule
  }: { placement: string; name: string; headlines: readonly string[]; rights?: Readonly<Record<string, { until: string }>> } & Pick<
    Operations['campaign.draft']['input'],
    'eligibility' | 'priority' | 'caps' | 'budget' | 'until'
  >,
): Promise<Released> => {
  const { family, components } = await checkedFamily(on, { name, headlines, rights })
  await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: family } })
  const drafted = await on.does('aiko', 'campaign.draft', {
    key: `campaign-${name}`,
    name: `Campaign ${name}`,
    placements: [placement],
    family,
    ...rule,
  })
  await on.does('aiko', 'campaign.release', { id: drafted.id })
  await on.sealer.settle(on.founded.engine)
  return { family, campaign: drafted.id, components }
}

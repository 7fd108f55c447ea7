import { z } from 'zod'
import { shownOn } from '../create/channel-name.ts'
import { ContentChannel } from '../create/channel.ts'
import { kindInWords } from '../create/component-kind.ts'
import { Locale, Territory } from '../create/locale.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { Severity } from './finding.ts'

/** Where a guardrail holds; what is left out is not narrowed. */
export const Scope = z.strictObject({
  channels: z.array(ContentChannel).optional(),
  locales: z.array(Locale).optional().describe('a language stands for its regions too'),
  markets: z.array(Territory).optional(),
  kinds: z.array(z.string().max(60)).optional().describe('kinds of component'),
  templates: z.array(z.string()).optional().describe('ids of templates'),
})
export type Scope = z.infer<typeof Scope>

/** “on web pages, in de”; empty where nothing is narrowed. */
export const sayScope = ({ channels, locales, markets, kinds, templates }: Scope): string =>
  [
    ...(channels ? channels.map(shownOn) : []),
    ...(locales ? [`in ${locales.join(', ')}`] : []),
    ...(markets ? [`sold in ${markets.join(', ')}`] : []),
    ...(kinds ? [`of ${kinds.map(kindInWords).join(', ')}`] : []),
    ...(templates ? [templates.length === 1 ? 'in one template' : `in ${templates.length} templates`] : []),
  ].join(', ')

/** A kind of guardrail as this engine has set it. */
export const Guardrail = Entity.extend({
  kind: z.string().max(60).describe('name of its kind, as in text-fits-its-slot'),
  name: z.string().trim().min(1).max(120),
  settings: z
    .record(z.string(), z.unknown())
    .default({})
    .describe('by its kind: guardrail.list says with each kind what it takes')
    .meta({ examples: [{ words: { en: ['world-class'] } }] }),
  severity: Severity,
  scope: Scope.default({}),
  state: z.enum(['current', 'retired']),
})
export type Guardrail = z.infer<typeof Guardrail>

export const guardrail = noun('guardrail', 'grl', Guardrail, ['kind', 'name', 'state'])

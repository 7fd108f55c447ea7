import { z } from 'zod'
import { layoutTags } from '../../create/layout-markup.ts'
import type { Template } from '../../create/template.ts'
import { linesAt } from '../body-lines.ts'
import { type Drafted, guardrailKind, templateAlone } from '../guardrail-kind.ts'
import { type Tag, tagsIn } from '../tags-in.ts'

export const nothingLoadsFromElsewhere = guardrailKind({
  name: 'nothing-loads-from-elsewhere',
  demands: 'A layout loads pictures, fonts and style sheets from nobody else',
  why: 'Whoever answers at another address learns when and where each reader looks, and may change what is shown after its yes.',
  settings: z.strictObject({
    allowed: z
      .array(z.string().trim().toLowerCase().min(1).max(200))
      .max(50)
      .default([])
      .describe('hosts that it may load from, as in images.example; those below them too')
      .meta({ title: 'Allowed hosts' }),
  }),
  about: 'delivery',
  severity: 'warn',
  judges: templateAlone,
  says: ({ allowed }) => (allowed.length > 0 ? `all but ${allowed.join(', ')}` : 'from nobody'),
  judge: (_, { allowed }, { template, brand }) => {
    const ours = [...allowed, ...(brand.site === undefined ? [] : [new URL(brand.site).host])]
    const foreign = hostsIn(template).filter(({ host }) => !ours.some((one) => host === one || host.endsWith(`.${one}`)))
    return [...Map.groupBy(foreign, ({ host }) => host)].map(([host, places]): Drafted => {
      const lines = linesAt(
        template.body,
        places.map(({ at }) => at),
      )
      const place = { measured: host, lines, fix: { sentence: 'Bring it into the library, and show it from there' } }
      return template.channel === 'display'
        ? { ...place, reason: `The layout shows a picture from ${host}, which is not drawn.` }
        : { ...place, reason: `The layout loads from ${host}: every reader’s address goes there.` }
    })
  },
})

interface Loaded {
  host: string
  at: number
}

/** An address of a host of its own, as it stands alone or in a list (`srcset`). */
const hosts = /(?:^|,)\s*(?:https?:)?\/\/([^/\s:?#,]+)/gi
const inSheet = /(?:url\(\s*(?:["']\s*)?|@import\s+["']\s*)(?:https?:)?\/\/([^/\s:?#"')]+)/gi

const hostsIn = ({ body, channel }: Pick<Template, 'body' | 'channel'>): Loaded[] => [
  ...tagsIn(body).flatMap((tag) =>
    loadedBy(tag, channel).flatMap((value) => [...value.matchAll(hosts)].map(([, host = '']) => ({ host: host.toLowerCase(), at: tag.at }))),
  ),
  ...[...body.matchAll(inSheet)].map(({ 1: host = '', index }) => ({ host: host.toLowerCase(), at: index })),
]

const loading = ['src', 'srcset', 'poster', 'background', 'background-url']
const leftOut = /^(?:script|iframe|frame|object|embed)$/i

/** The values by which an element has something loaded; what is left out when it is shown loads nothing. */
const loadedBy = ({ name, attributes }: Tag, channel: Template['channel']): string[] => {
  if (channel === 'email' ? leftOut.test(name) : !layoutTags.includes(name)) return []
  const said = channel === 'email' && (name === 'link' || name === 'mj-font') ? ['href'] : loading
  return said.flatMap((one) => attributes.get(one) ?? [])
}

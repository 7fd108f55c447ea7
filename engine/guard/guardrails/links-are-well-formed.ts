import { z } from 'zod'
import { kindOf } from '../../create/component-kind.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece, type Piece } from '../guardrail-kind.ts'
import { orOf } from '../or-of.ts'

const Settings = z.strictObject({
  hosts: z
    .array(z.string().max(200))
    .max(100)
    .default([])
    .describe('hosts that links may lead to, with their subdomains; any when empty')
    .meta({ title: 'Hosts' }),
  utm: z
    .array(z.enum(['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content']))
    .default([])
    .describe('tags that a link must bring along; the engine adds its own at delivery')
    .meta({ title: 'Tags of links' }),
})

export const linksAreWellFormed = guardrailKind({
  name: 'links-are-well-formed',
  demands: 'Links are https, lead where they may, and are tagged alike',
  why: 'A link that warns, leaves the site or is tagged in two ways loses the reader, or the proof that there was one.',
  settings: Settings,
  severity: 'block',
  judges: eachSlot,
  says: ({ hosts, utm }) => `to ${hosts.length > 0 ? orOf(hosts) : 'any host'}${utm.length > 0 ? `, with ${utm.join(', ')}` : ''}`,
  judge: (subject, settings) => {
    const piece = onlyPiece(subject)
    const links = Object.entries(kindOf(piece.component.kind)?.fields ?? {}).filter(([, { type }]) => type === 'link')
    return links.flatMap(([field]) => {
      const link = piece.fields[field]
      return link === undefined || link === '' ? [] : problems(piece, field, link, subject.locale, settings)
    })
  },
})

const problems = ({ slot, component }: Piece, field: string, link: string, locale: string, settings: z.output<typeof Settings>): Drafted[] => {
  const say = (reason: string, fix: NonNullable<Drafted['fix']>, limit?: string): Drafted => ({
    slot: slot.name,
    component: component.id,
    reason,
    measured: link.slice(0, 200),
    ...(limit !== undefined && { limit }),
    fix,
  })
  const site = 'https://site.invalid'
  if (!URL.canParse(link, site)) return [say('The link is no address.', { sentence: 'Write an https:// address, or a path such as /jackets' })]
  const url = new URL(link, site)
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return []
  const where = component.fields[locale]?.[field] === undefined ? '*' : locale
  const secured = {
    sentence: 'Make it https',
    operation: 'component.amend',
    input: { id: component.id, fields: { [where]: { ...component.fields[where], [field]: link.replace(/^http:/, 'https:') } } },
  }
  if (url.protocol !== 'https:')
    return [say('The link is not https.', url.protocol === 'http:' ? secured : { sentence: 'Write an https:// address' }, 'https')]
  const onSite = url.origin === site
  const found: Drafted[] = []
  if (url.username !== '' || url.password !== '') found.push(say('The link carries a name or password.', { sentence: 'Take them out' }))
  if (!onSite && !/^([a-z0-9-]+\.)+[a-z]{2,}$|^xn--/.test(url.hostname))
    found.push(say(`${url.hostname} cannot be reached from outside.`, { sentence: 'Lead to a public host' }))
  if (!onSite && settings.hosts.length > 0 && !settings.hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))) {
    found.push(
      say(
        `The link leads to ${url.hostname}, which is not one of ours.`,
        { sentence: `Lead to ${settings.hosts.join(' or ')}` },
        settings.hosts.join(', '),
      ),
    )
  }
  return [...found, ...utmProblems(url, settings.utm, say)]
}

const utmProblems = (
  url: URL,
  required: readonly string[],
  say: (reason: string, fix: NonNullable<Drafted['fix']>, limit?: string) => Drafted,
): Drafted[] => {
  const tags = [...url.searchParams].filter(([name]) => name.toLowerCase().startsWith('utm_'))
  const missing = required.filter((name) => !url.searchParams.get(name))
  const ragged = tags.filter(([name, value]) => name !== name.toLowerCase() || value !== value.toLowerCase() || /\s/.test(value) || value === '')
  const twice = tags.map(([name]) => name).filter((name, n, all) => all.indexOf(name) !== n)
  return [
    ...(missing.length > 0 ? [say(`${missing.join(', ')} is missing.`, { sentence: `Add ${missing.join(', ')}` }, required.join(', '))] : []),
    ...ragged.map(([name, value]) =>
      say(`${name}=${value} would be counted apart.`, {
        sentence: `Write ${name.toLowerCase()}=${value.toLowerCase().trim().replace(/\s+/g, '-') || '…'}`,
      }),
    ),
    ...twice.map((name) => say(`${name} is said twice.`, { sentence: 'Keep one of them' })),
  ]
}

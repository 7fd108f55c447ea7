import { z } from 'zod'
import { formOf } from '../../create/component-kind.ts'
import { decoded } from '../../create/plain-text.ts'
import { type Drafted, eachSlot, guardrailKind, onlyPiece, type Piece } from '../guardrail-kind.ts'
import { orOf } from '../../kernel/or-of.ts'

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
  untagged: z
    .array(z.string().trim().min(1).max(200))
    .max(100)
    .default([])
    .describe('hosts, and paths that begin so, whose links need no tags')
    .meta({ title: 'Links without tags' }),
})

export const linksAreWellFormed = guardrailKind({
  name: 'links-are-well-formed',
  demands: 'Links are https, lead where they may, and are tagged alike',
  why: 'A link that warns, leaves the site or is tagged in two ways loses the reader, or the proof that there was one.',
  settings: Settings,
  about: 'delivery',
  severity: 'block',
  judges: eachSlot,
  says: ({ hosts, utm, untagged }) =>
    `to ${hosts.length > 0 ? orOf(hosts) : 'any host'}${utm.length > 0 ? `, with ${utm.join(', ')}${untagged.length > 0 ? ` but for ${untagged.join(', ')}` : ''}` : ''}`,
  judge: (subject, settings) => {
    const piece = onlyPiece(subject)
    return linksIn(piece).flatMap(({ field, link }) => problems(piece, field, link, subject.locale, settings))
  },
})

/** A link of a field of its own, and those in its prose. Where prose holds what is no link at all, the guardrail on markup says so. */
const linksIn = ({ component, fields }: Piece): { field: string; link: string }[] =>
  Object.entries(formOf(component)?.fields ?? {}).flatMap(([field, { type }]) => {
    const said = fields[field] ?? ''
    if (type === 'link') return said === '' ? [] : [{ field, link: said }]
    if (type !== 'prose') return []
    return [...said.matchAll(/<a\b[^>]*\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/giu)]
      .map(([, double, single]) => decoded(double ?? single ?? ''))
      .filter((link) => /^(?:https?:|\/(?!\/))/i.test(link))
      .map((link) => ({ field, link }))
  })

/** Names that lead somewhere within a house alone (RFC 6761, RFC 6762, RFC 8375, ICANN on .internal). */
const inside = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|test|invalid|home\.arpa)$/

type Say = (reason: string, fix: NonNullable<Drafted['fix']>, limit?: string) => Drafted
type Setting = z.output<typeof Settings>

const site = 'https://site.invalid'

const problems = (piece: Piece, field: string, link: string, locale: string, settings: Setting): Drafted[] => {
  const { slot, component } = piece
  const say: Say = (reason, fix, limit) => ({
    slot: slot.name,
    component: component.id,
    reason,
    measured: link.slice(0, 200),
    ...(limit !== undefined && { limit }),
    fix,
  })
  if (!URL.canParse(link, site)) return [say('The link is no address.', { sentence: 'Write an https:// address, or a path such as /jackets' })]
  const url = new URL(link, site)
  if (/\s/.test(link.trim().split(/[?#]/)[0] ?? ''))
    return [say('The link holds a space.', { sentence: `Write ${link.trim().replace(/\s+/g, '%20').slice(0, 150)}` })]
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return []
  if (url.protocol === 'http:') return [say('The link is not https.', secured(piece, field, link, locale), 'https')]
  if (url.protocol !== 'https:') return [say('The link is not https.', { sentence: 'Write an https:// address' }, 'https')]
  return [
    ...(url.username !== '' || url.password !== '' ? [say('The link carries a name or password.', { sentence: 'Take them out' })] : []),
    ...(url.origin === site ? [] : hostProblems(url.hostname, settings.hosts, say)),
    ...utmProblems(url, isExempt(url, settings.untagged) ? [] : settings.utm, say),
  ]
}

const secured = ({ component }: Piece, field: string, link: string, locale: string): NonNullable<Drafted['fix']> => {
  const where = component.fields[locale]?.[field] === undefined ? '*' : locale
  const said = (component.fields[where]?.[field] ?? link).replace(link, link.replace(/^http:/, 'https:'))
  return {
    sentence: 'Make it https',
    operation: 'component.amend',
    input: { id: component.id, fields: { [where]: { ...component.fields[where], [field]: said } } },
  }
}

const isAt = (host: string, of: string): boolean => host === of || host.endsWith(`.${of}`)
const isPublic = (host: string): boolean => !inside.test(host) && /^([a-z0-9-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(host)

const hostProblems = (host: string, ours: readonly string[], say: Say): Drafted[] => [
  ...(isPublic(host) ? [] : [say(`${host} cannot be reached from outside.`, { sentence: 'Lead to a public host' })]),
  ...(ours.length === 0 || ours.some((one) => isAt(host, one))
    ? []
    : [say(`The link leads to ${host}, which is not one of ours.`, { sentence: `Lead to ${ours.join(' or ')}` }, ours.join(', '))]),
  ...(/(?:^|\.)xn--/.test(host) ? [lookalike(host, say)] : []),
]

/** What is read in one script may be written in another: whoever meant it knows it by its other name. */
const lookalike = (host: string, say: Say): Drafted => ({
  ...say(`The link leads to ${host}, which is shown in other letters.`, { sentence: 'Make sure that it is the host that is meant' }),
  severity: 'warn',
})

const isExempt = ({ hostname, pathname }: URL, untagged: readonly string[]): boolean =>
  untagged.some((one) => (one.startsWith('/') ? pathname.startsWith(one) : isAt(hostname, one)))

const utmProblems = (url: URL, required: readonly string[], say: Say): Drafted[] => {
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

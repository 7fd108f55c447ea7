import { Branch } from './decision.ts'

/**
 * The signed short form of a decision: it travels with the answer and comes back with the exposure, so that what was shown
 * is known even where the record is still on its way, or lost with a disk.
 */
export interface Receipt {
  decision: string
  placement: string
  branch: Branch
  ruleset: string
  seed: string
  propensity: number
  snapshot?: string
  campaign?: string
  /** Index into the snapshot's combinations. */
  combination?: number
  /** Component id by slot. */
  components?: Readonly<Record<string, string>>
  /** The first of the placement’s audiences that they belonged to. */
  audience?: string
  /** Hash of whom it was for. */
  subject?: string
  /** How often this subject had seen this campaign here, as a bucket of the learner. */
  exposure: number
  /** Where on the page or in the list, from 0. */
  position?: number
  synthetic: boolean
  /** It was told beforehand: the decision is recorded when the exposure brings this back. */
  prefetched?: boolean
}

/** Signs a text; 22 characters of base64url (128 bits of HMAC-SHA256) are enough for something that nobody can try offline. */
export type Sign = (text: string) => string

/** Those of the version before, which had neither audience nor position, are still on pages and in mailboxes. */
const version = '2'
const before = '1'
const rulesetDigits = 16

/** `1~dec_…~home-hero~learn~…~signature`: nothing in it needs escaping in an address, a header or JSON. */
export const sealReceipt = (receipt: Receipt, sign: Sign): string => {
  const shown = receipt.components ? shownText(receipt.components) : ''
  const text =
    `${version}~${receipt.decision}~${receipt.placement}~${receipt.branch}~${receipt.ruleset.slice(0, rulesetDigits)}~${receipt.seed}~${receipt.propensity}` +
    `~${receipt.snapshot ?? ''}~${receipt.campaign ?? ''}~${receipt.combination ?? ''}~${shown}~${receipt.subject ?? ''}~${receipt.exposure}~${receipt.synthetic ? 's' : ''}${receipt.prefetched ? 'p' : ''}~${receipt.audience ?? ''}~${receipt.position ?? ''}`
  return `${text}~${sign(text)}`
}

/** The same components are shown over and over: they are written once. */
const written = new WeakMap<object, string>()
const shownText = (components: Readonly<Record<string, string>>): string => {
  const known = written.get(components)
  if (known !== undefined) return known
  const text = Object.entries(components)
    .map(([slot, component]) => `${slot}-${component}`)
    .join('.')
  written.set(components, text)
  return text
}

const parts = { [version]: 17, [before]: 15 }
const longest = 4_000

/** The receipt as it was given out; undefined when it was altered, cut short, or is none of ours. */
export const openReceipt = (sealed: string, sign: Sign): Receipt | undefined => {
  if (sealed.length > longest) return undefined
  const fields = sealed.split('~')
  const end = sealed.lastIndexOf('~')
  const [written = ''] = fields
  if (fields.length !== parts[written as keyof typeof parts] || !sameText(sign(sealed.slice(0, end)), sealed.slice(end + 1))) return undefined
  const [
    ,
    decision = '',
    placement = '',
    branch,
    ruleset = '',
    seed = '',
    propensity,
    snapshot,
    campaign,
    combination,
    shown = '',
    subject,
    exposure,
    flags = '',
    audience,
    position,
  ] = fields.slice(0, -1)
  return {
    decision,
    placement,
    branch: Branch.parse(branch),
    ruleset,
    seed,
    propensity: Number(propensity),
    ...(snapshot && { snapshot }),
    ...(campaign && { campaign }),
    ...(combination && { combination: Number(combination) }),
    ...(shown && { components: Object.fromEntries(shown.split('.').map(pair)) }),
    ...(subject && { subject }),
    ...(audience && { audience }),
    exposure: Number(exposure),
    ...(position && { position: Number(position) }),
    synthetic: flags.includes('s'),
    ...(flags.includes('p') && { prefetched: true }),
  }
}

/** Names of slots have no hyphen, ids neither. */
const pair = (text: string): [string, string] => [text.slice(0, text.indexOf('-')), text.slice(text.indexOf('-') + 1)]

/** Takes the same time wherever two texts of the same length differ. */
const sameText = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false
  let difference = 0
  for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at)
  return difference === 0
}

import { z } from 'zod'
import { type Reader, source } from '../kernel/reader.ts'
import { stemOf, tellingWords } from './alike.ts'
import type { Concept } from './concept.ts'
import { nearBits } from './near.ts'
import { folded, kindsOf } from './search.ts'
import { broaderThan } from './vocabulary.ts'

/** One thing by which others may be like it: what it is called, and what stands for it in the index. */
export interface Trait {
  by: 'word' | 'tag' | 'kind'
  what: string
  /** word: itself and its stem.  tag: the concept and all its kinds.  kind: the kinds, or media types, that are the same. */
  keys: readonly string[]
  /** word: any that begins with its stem, which is long enough to mean something. */
  begun?: boolean
}

/** What a thing is compared by; `tags` are its own, each with all that it is a kind of, nearest first. */
export interface Traits {
  all: readonly Trait[]
  tags: readonly (readonly string[])[]
}

/** Of components or of assets. */
export interface Grounded {
  of: 'component' | 'asset'
}

/** How many things there are, and how many of them have each trait: counted where it is rare, and as the database reckons when it plans where it is common. */
export const traitCounts = source<Grounded & { traits: readonly Trait[] }, { among: number; having: number[] }>('traits.counted')

/** Another thing, with the traits that it shares, by their places. */
export interface Sharing {
  id: string
  /** Words, a locale. */
  length: number
  shares: readonly number[]
}

/** Among so many the most similar is sought. */
export const mostCandidates = 500

/** Of one thing and of others that are not retired and have any of the traits at these places, the newest of them, and of those that are named. */
export const traitSharing = source<
  Grounded & { id: string; traits: readonly Trait[]; by: readonly number[]; named: readonly string[] },
  { self: Sharing; others: Sharing[] }
>('traits.shared')

/** How alike another thing is, and by what. */
export const Likeness = z.object({
  score: z.number().describe('0 to 1: of what it would be like itself; the sum of its parts'),
  because: z
    .array(z.object({ says: z.string(), score: z.number() }))
    .describe('what it shares, and how much of the score that is; what weighs most first'),
})

export const mostSimilar = z.number().int().min(1).max(50).default(6)

interface Shared {
  by: Trait['by'] | 'look'
  /** Of a trait: its place. */
  trait?: Trait
  /** Of a look: bits of 64 that differ. */
  bits?: number
  score: number
}

interface Similar {
  id: string
  score: number
  shared: Shared[]
}

/** How the whole is divided; what a thing does not have leaves its portion to the rest. A kind alone makes nothing alike. */
const portions = { word: 6, tag: 3, kind: 1, look: 6 } as const

const mostWords = 40
/** Of a stem: shorter ones begin too many words. */
const longEnough = 5
/** Less is chance. */
const least = 0.1
/** Singhal, Buckley and Mitra 1996, §4. */
const slope = 0.2

/** Traits of what is said (a text a locale), tagged and of a kind; of much text the first words of each locale. */
export const traitsOf = (
  { texts, tags, kind }: { texts: readonly string[]; tags: readonly string[]; kind: Pick<Trait, 'what' | 'keys'> },
  concepts: readonly Concept[],
): Traits => {
  const byKey = new Map(concepts.map((one) => [one.key, one]))
  const own = tags.map((tag) => broaderThan(tag, byKey))
  const said = texts.map((text) => [...new Set(tellingWords(text.normalize('NFC')).map(folded))])
  const longest = Math.max(0, ...said.map((words) => words.length))
  const words = Array.from({ length: longest }, (_, n) => said.flatMap((of) => of[n] ?? [])).flat()
  const byStem = new Map(words.map((word) => [stemOf(word), word]))
  return {
    tags: own.filter(([tag = '']) => !own.some(([other, ...broader]) => other !== tag && broader.includes(tag))),
    all: [
      ...[...byStem].slice(0, mostWords).map(([stem, word]): Trait => ({
        by: 'word',
        what: word,
        keys: [...new Set([word, stem])],
        begun: stem.length >= longEnough,
      })),
      ...[...new Set(own.flat())].map((tag): Trait => ({ by: 'tag', what: tag, keys: kindsOf([tag], concepts) })),
      { by: 'kind', ...kind },
    ],
  }
}

/**
 * Places of the rarest traits, as many as so many candidates have: what is worth comparing shares one of them. What nobody else has leads nowhere, and a
 * kind too far.
 */
export const rarest = (traits: readonly Trait[], having: readonly number[]): number[] => {
  const [first, ...rest] = traits
    .flatMap(({ by }, at) => (by === 'kind' || (having[at] ?? 0) < 2 ? [] : [at]))
    .sort((a, b) => (having[a] ?? 0) - (having[b] ?? 0))
  if (first === undefined) return []
  let sum = having[first] ?? 0
  return [first, ...rest.filter((at) => (sum += having[at] ?? 0) <= mostCandidates)]
}

/**
 * How telling it is to share what so many have: the idf of BM25 in the form that is never negative (Robertson and Zaragoza 2009, §3.1), for a concept with
 * all its kinds its information content, so that a broader one weighs less (Resnik 1995).
 */
const weightOf = (having: number, among: number): number => Math.log(1 + (Math.max(0, among - having) + 0.5) / (having + 0.5))

interface Subject extends Grounded {
  id: string
  traits: Traits
  /** What it looks like is known: others that look nearly the same, with the bits that differ. */
  looks?: ReadonlyMap<string, number> | undefined
}

/** What is most like a thing, sought among those that share its rarest traits. */
export const similarTo = async (read: Reader, { of, id, traits, looks }: Subject, limit: number): Promise<Similar[]> => {
  const counts = await read.ask(traitCounts, { of, traits: traits.all })
  const by = rarest(traits.all, counts.having)
  const { self, others } = await read.ask(traitSharing, { of, id, traits: traits.all, by, named: [...(looks?.keys() ?? [])] })
  return nearestOf({ traits, counts, self, looks }, others, limit)
}

interface Compared {
  traits: Traits
  counts: { among: number; having: readonly number[] }
  self: Pick<Sharing, 'length'>
  looks: Subject['looks']
}

/** What is most like a thing, each with what it shares. Longer texts share more by chance, so they count a little less (pivoted on the thing's own length). */
export const nearestOf = ({ traits, counts, self, looks }: Compared, others: readonly Sharing[], limit: number): Similar[] => {
  const weights = traits.all.map((_, at) => weightOf(counts.having[at] ?? 0, counts.among))
  const placeOf = new Map(traits.all.flatMap(({ by, what }, at) => (by === 'tag' ? [[what, at] as const] : [])))
  const words = traits.all.flatMap(({ by }, at) => (by === 'word' ? [at] : []))
  const kind = traits.all.findIndex(({ by }) => by === 'kind')
  const whole = {
    word: sum(words.map((at) => weights[at] ?? 0)),
    tag: sum(traits.tags.map(([tag = '']) => weights[placeOf.get(tag) ?? -1] ?? 0)),
  }
  const divided =
    (whole.word > 0 ? portions.word : 0) + (whole.tag > 0 ? portions.tag : 0) + (kind < 0 ? 0 : portions.kind) + (looks ? portions.look : 0)
  const part = (by: keyof typeof portions, share: number) => (portions[by] / divided) * share
  return others
    .map(({ id, length, shares }): Similar => {
      const has = new Set(shares)
      const longer = 1 - slope + slope * Math.max(1, length / Math.max(1, self.length))
      const bits = looks?.get(id)
      const shared: Shared[] = [
        ...words.flatMap((at) => (has.has(at) ? [sharedTrait(traits.all, at, part('word', (weights[at] ?? 0) / whole.word / longer))] : [])),
        ...nearestTags(traits, placeOf, has).map((at) => sharedTrait(traits.all, at, part('tag', (weights[at] ?? 0) / whole.tag))),
        ...(has.has(kind) ? [sharedTrait(traits.all, kind, part('kind', 1))] : []),
        ...(bits === undefined ? [] : [{ by: 'look' as const, bits, score: rounded(part('look', 1 - bits / (2 * nearBits))) }]),
      ]
      shared.sort((a, b) => b.score - a.score)
      return { id, score: rounded(sum(shared.map(({ score }) => score))), shared }
    })
    .filter(({ score, shared }) => score >= least && shared.some(({ by }) => by !== 'kind'))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .slice(0, limit)
}

const sharedTrait = (all: readonly Trait[], at: number, score: number): Shared => {
  const trait = all[at]
  return { by: trait?.by ?? 'kind', ...(trait && { trait }), score: rounded(score) }
}

/** Of each of its own concepts the nearest that the other bears too, by itself or as a kind; none that is broader than another. */
const nearestTags = ({ tags }: Traits, placeOf: ReadonlyMap<string, number>, has: ReadonlySet<number>): number[] => {
  const found = tags.flatMap((chain) => {
    const from = chain.findIndex((tag) => has.has(placeOf.get(tag) ?? -1))
    return from < 0 ? [] : [chain.slice(from)]
  })
  const broader = new Set(found.flatMap(([, ...rest]) => rest))
  return [...new Set(found.flatMap(([tag = '']) => (broader.has(tag) ? [] : [placeOf.get(tag) ?? -1])))]
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)
const rounded = (share: number): number => Math.round(share * 1_000) / 1_000

/** How what is shared is said, but tags. */
interface Sentences {
  word: (word: string) => string
  kind: (kind: string) => string
  look: (bits: number) => string
}

/** What is similar, with why in sentences; the nearest first. */
export const likenesses = <T extends { id: string; tags: readonly string[] }>(
  similar: readonly Similar[],
  things: readonly T[],
  says: Sentences,
): (z.infer<typeof Likeness> & { thing: T })[] =>
  similar.flatMap(({ id, score, shared }) => {
    const thing = things.find((one) => one.id === id)
    return thing ? [{ thing, score, because: shared.map((one) => ({ says: sentenceOf(one, thing.tags, says), score: one.score })) }] : []
  })

const sentenceOf = ({ trait, bits = 0 }: Shared, tags: readonly string[], says: Sentences): string => {
  if (!trait) return says.look(bits)
  if (trait.by !== 'tag') return says[trait.by](trait.what)
  const borne = tags.filter((tag) => trait.keys.includes(tag))
  return borne.includes(trait.what) ? `is tagged ${trait.what}` : `is tagged ${borne.join(', ')}, a kind of ${trait.what}`
}

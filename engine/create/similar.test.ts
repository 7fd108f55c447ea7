import { describe, expect, it } from 'vitest'
import type { Concept } from './concept.ts'
import { likenesses, nearestOf, rarest, type Sharing, traitsOf } from './similar.ts'

const concept = (key: string, broader?: string): Concept => ({
  id: `con_${key}`,
  version: 1,
  key,
  label: key,
  of: 'message',
  synonyms: [],
  state: 'current',
  ...(broader !== undefined && { broader }),
})
const concepts = [concept('weather'), concept('rain', 'weather'), concept('drizzle', 'rain'), concept('snow', 'weather'), concept('plain')]
const kind = { what: 'headline', keys: ['headline'] }
const named = ({ all }: ReturnType<typeof traitsOf>) => all.map(({ by, what }) => `${by} ${what}`)
const says = { word: (word: string) => `says ${word}`, kind: (one: string) => `is ${one}`, look: (bits: number) => `looks ${bits}` }

describe('traits', () => {
  it('are the words that mean something, one locale and the other in turn, without accents, plurals and joints; tags with what is broader; and the kind', () => {
    const traits = traitsOf({ texts: ['The jackets for Göteborg', 'Jacken für Göteborg'], tags: ['drizzle', 'weather'], kind }, concepts)
    expect(named(traits)).toEqual(['word jackets', 'word jacken', 'word goteborg', 'tag drizzle', 'tag rain', 'tag weather', 'kind headline'])
    expect(traits.all[0]).toMatchObject({ keys: ['jackets', 'jacket'], begun: true })
    // What is a kind of another of its tags stands for both.
    expect(traits.tags).toEqual([['drizzle', 'rain', 'weather']])
  })

  it('lead to others by the rarest that others have too, never by the kind alone', () => {
    const { all } = traitsOf({ texts: ['granite rain only'], tags: ['plain'], kind }, concepts)
    const having = [3, 900, 1, 400, 2]
    expect(rarest(all, having).map((at) => all[at]?.what)).toEqual(['granite', 'plain'])
    expect(rarest(all, [1, 1, 1, 0, 2])).toEqual([])
    expect(rarest(all, [1, 5_000, 1, 30_000, 2]).map((at) => all[at]?.what)).toEqual(['rain'])
  })
})

describe('nearest', () => {
  const traits = traitsOf({ texts: ['granite rain'], tags: ['rain'], kind }, concepts)
  const counts = { among: 1_000, having: traits.all.map(({ what }) => ({ granite: 4, rain: 200, weather: 300, headline: 250 })[what] ?? 0) }
  const place = (name: string) => named(traits).indexOf(name)
  const other = (id: string, shares: string[], length = 10): Sharing => ({ id, length, shares: shares.map(place) })
  const nearest = (others: Sharing[], looks?: Map<string, number>) => nearestOf({ traits, counts, self: { length: 10 }, looks }, others, 10)

  it('share what is rare; every part of a score is told, and they add up to it; the thing itself would have 1', () => {
    const [itself, rare, common] = nearest([other('a', ['word rain', 'kind headline']), other('b', ['word granite']), other('c', named(traits))])
    expect([itself?.id, rare?.id, common?.id]).toEqual(['c', 'b', 'a'])
    expect(itself?.score).toBeCloseTo(1, 2)
    for (const { score, shared } of [itself!, rare!, common!]) expect(shared.reduce((sum, one) => sum + one.score, 0)).toBeCloseTo(score, 2)
    expect(rare?.score).toBeGreaterThan(2 * (common?.shared.find(({ by }) => by === 'word')?.score ?? 1))
  })

  it('count a concept that both are kinds of for less, and say so; and longer texts for less', () => {
    const found = nearest([
      other('parent', ['tag weather', 'word rain']),
      other('same', ['tag weather', 'tag rain', 'word rain']),
      other('long', ['tag weather', 'tag rain', 'word rain'], 50),
    ])
    expect(found.map(({ id }) => id)).toEqual(['same', 'long', 'parent'])
    const things = [
      { id: 'parent', tags: ['snow'] },
      { id: 'same', tags: ['drizzle'] },
    ]
    expect(likenesses(found, things, says).map(({ because }) => because.map((one) => one.says))).toEqual([
      ['is tagged drizzle, a kind of rain', 'says rain'],
      ['is tagged snow, a kind of weather', 'says rain'],
    ])
  })

  it('are never alike by their kind alone; by looks they are, and less with each bit', () => {
    expect(nearest([other('a', ['kind headline'])])).toEqual([])
    const found = nearest(
      [other('far', []), other('near', []), other('word', ['word granite'])],
      new Map([
        ['near', 0],
        ['far', 8],
      ]),
    )
    expect(found.map(({ id }) => id)).toEqual(['near', 'word', 'far'])
    expect(found[0]?.shared).toMatchObject([{ by: 'look', bits: 0 }])
  })
})

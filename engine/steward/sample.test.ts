import { describe, expect, it } from 'vitest'
import { suppressionId } from '../activate/suppression.ts'
import { identifiedAt, identifiers } from '../kernel/identifier.ts'
import { isOfSample, sortSample, type Thing } from './sample.ts'

const opened = Date.parse('2026-11-02T12:00:00Z')
const idAt = (ms: number) => identifiers(new Date(opened + ms), new Uint32Array([1, 2]))
const before = idAt(-1_000)
const since = idAt(1_000)

const thing = (noun: string, newId: (prefix: string) => string, body: Record<string, unknown> = {}): Thing => ({ noun, id: newId('thg'), body })
const sorted = (...things: Thing[]) => {
  const { goes, stays, needed } = sortSample({ openedAt: new Date(opened).toISOString() }, things)
  const named = (those: Thing[]) => those.map(({ noun, body }) => `${noun}${typeof body['key'] === 'string' ? ` ${body['key']}` : ''}`).toSorted()
  return { goes: named(goes), stays: named(stays), needed: named(needed) }
}

describe('clearing a sample', () => {
  const hero = () => thing('placement', before, { key: 'home-hero' })

  it('takes what the story brought and leaves what came since', () =>
    expect(sorted(hero(), thing('concept', before, { key: 'rain' }), thing('component', since, { key: 'own', tags: [] }))).toEqual({
      goes: ['concept rain', 'placement home-hero'],
      stays: ['component own'],
      needed: [],
    }))

  it('takes nothing of an engine of which nobody knows when it was opened', () =>
    expect(sortSample({}, [thing('brief', before), thing('brief', since)]).goes).toEqual([]))

  it('reads no time from an id that is made of what it names', () => {
    const ids = Array.from({ length: 2_000 }, (_, n) => suppressionId(`reader-${n}@example.com`, 'all'))
    expect(ids.filter((id) => (identifiedAt(id) ?? Infinity) <= opened)).not.toEqual([])
    expect(ids.filter((id) => isOfSample({ openedAt: new Date(opened).toISOString() }, id))).toEqual([])
  })

  it('leaves what something that stays names, and what that names', () => {
    const brand = thing('brand', before)
    const template = thing('template', before, { key: 'card', brand: brand.id })
    const family = thing('family', since, { key: 'own', template: template.id, slots: { headline: [] }, madeBy: 'per_1' })
    const other = thing('template', before, { key: 'other', brand: brand.id })
    expect(sorted(hero(), brand, template, other, family, thing('brief', since, { placements: ['home-hero'] }))).toEqual({
      goes: ['template other'],
      stays: ['brief', 'family own'],
      needed: ['brand', 'placement home-hero', 'template card'],
    })
  })

  it('reads the words of a rule as names, and of no other text', () =>
    expect(
      sorted(
        thing('audience', before, { key: 'customers', rule: 'profile.orders > 0' }),
        thing('attribute', before, { key: 'profile.orders' }),
        thing('attribute', before, { key: 'context.rain' }),
        thing('concept', before, { key: 'rain' }),
        thing('audience', since, { key: 'mine', name: 'Those in the rain', rule: 'audience.customers && context.device == "x"' }),
      ),
    ).toEqual({
      goes: ['attribute context.rain', 'concept rain'],
      stays: ['audience mine'],
      needed: ['attribute profile.orders', 'audience customers'],
    }))

  it('takes a word that a campaign’s key is too for no campaign, unless a table names it', () => {
    const campaigns = ['autumn', 'winter'].map((key) => thing('campaign', before, { key, family: 'fam_x' }))
    const tagged = thing('component', since, { key: 'own', tags: ['autumn'], fields: { text: 'autumn' } })
    const placement = thing('placement', since, { key: 'own-hero', table: [{ when: '', campaigns: ['winter'] }] })
    expect(sorted(...campaigns, thing('concept', before, { key: 'autumn' }), tagged, placement)).toEqual({
      goes: ['campaign autumn'],
      stays: ['component own', 'placement own-hero'],
      needed: ['campaign winter', 'concept autumn'],
    })
  })

  it('lets an approval, a preflight and a key go or stay with what they are of', () => {
    const [kept, gone] = [thing('family', before, { key: 'kept' }), thing('family', before, { key: 'gone' })]
    const of = (family: Thing) => [
      thing('approval', since, { subject: { kind: 'family', id: family.id } }),
      thing('preflight', before, { family: family.id, key: family.body['key'] }),
    ]
    const campaign = thing('campaign', since, { key: 'mine', family: kept.id, placements: ['home-hero'] })
    const keys = [['home-hero', 'lost'], ['lost'], []].map((placements, n) => thing('key', since, { key: `key-${n}`, placements }))
    expect(sorted(hero(), thing('placement', before, { key: 'lost' }), kept, gone, ...of(kept), ...of(gone), campaign, ...keys)).toEqual({
      goes: ['approval', 'family gone', 'key key-1', 'placement lost', 'preflight gone'],
      stays: ['approval', 'campaign mine', 'key key-0', 'key key-2', 'preflight kept'],
      needed: ['family kept', 'placement home-hero'],
    })
  })

  it('leaves what something that stays was made from, though it belongs to what goes, and what that names', () => {
    const rain = thing('component', before, { key: 'rain' })
    const worn = thing('signal', before, { placement: 'home-hero', component: rain.id })
    const answer = thing('brief', since, { openedBy: 'per_1', origin: { kind: 'signal', signal: worn.id }, placements: [] })
    const asked = thing('run', before, { template: 'tpl_gone', state: 'done' })
    const drafted = thing('component', since, { key: 'drafted', madeBy: 'per_1', lineage: { from: [], run: asked.id } })
    expect(sorted(hero(), thing('component', before, { key: 'sun' }), rain, worn, answer, asked, drafted)).toEqual({
      goes: ['component sun'],
      stays: ['brief', 'component drafted', 'run', 'signal'],
      needed: ['component rain', 'placement home-hero'],
    })
  })

  it('takes what flows made from what belongs to what goes', () => {
    const [own, rain] = [thing('placement', since, { key: 'own' }), thing('component', before, { key: 'rain' })]
    const worn = thing('signal', since, { placement: 'own', component: rain.id })
    const proposal = thing('brief', since, { openedBy: 'flow_signal-opens-brief', origin: { signal: worn.id }, placements: ['own'] })
    expect(sorted(own, rain, worn, proposal)).toEqual({ goes: ['brief', 'component rain', 'signal'], stays: ['placement own'], needed: [] })
  })

  it('takes for a flow’s what an agent made that goes, and for a person’s what they made in any name', () => {
    const rain = thing('concept', before, { key: 'rain' })
    const made = (key: string, madeBy: string) => thing('component', since, { key, madeBy, tags: ['rain'] })
    const staying = (madeBy: string) => {
      const { stays } = sortSample({ openedAt: new Date(opened).toISOString() }, [rain, made('drafted', madeBy)], new Set(['per_agent']))
      return stays.map(({ body }) => body['key'])
    }
    expect([staying('per_agent'), staying('per_other')]).toEqual([[], ['drafted']])
  })

  it('takes what flows made of what goes, and leaves what they made of what stays', () => {
    const signal = thing('signal', since, { placement: 'home-hero' })
    const own = thing('placement', since, { key: 'own' })
    const seen = thing('signal', since, { placement: 'own' })
    const proposed = (of: Thing, key: string, placement: string) =>
      thing('brief', since, { key, openedBy: 'flow_signal-opens-brief', origin: { signal: of.id }, placements: [placement] })
    const first = proposed(signal, 'first', 'home-hero')
    const family = thing('family', since, { key: 'answer', brief: first.id, madeBy: 'flow_proposal-recombines' })
    expect(sorted(hero(), own, signal, seen, first, family, proposed(seen, 'second', 'own'))).toEqual({
      goes: ['brief first', 'family answer', 'placement home-hero', 'signal'],
      stays: ['brief second', 'placement own', 'signal'],
      needed: [],
    })
  })
})

import { describe, expect, test } from 'vitest'
import { planOf } from '../engine/activate/package-plan.ts'
import { offering } from '../engine/activate/reach.ts'
import { byId } from '../engine/create/composition.ts'
import { bindingsOf, closedOn } from '../engine/create/days-shown.ts'
import type { Rights } from '../engine/create/rights.ts'
import { assetsHeld, assetsShown, bearersOf } from '../engine/create/shown-assets.ts'
import type { Campaign } from '../engine/decide/campaign.ts'
import { campaignSource, frozen, releasable } from '../engine/decide/release.ts'
import { someAsset, someBrand, someComponent, someFamily, someSlot, someTemplate } from '../engine/guard/guard.fixture.ts'

const hash = 'b'.repeat(64)
const clip = someAsset({ id: 'ast_clip', mediaType: 'video/mp4', poster: { asset: 'ast_still', hash, mediaType: 'image/jpeg' } })
const still = (rights?: Rights) => someAsset({ id: 'ast_still', name: 'The still', hash, ...(rights && { rights }) })
const moving = someComponent('cpt_moving', 'video', { '*': { asset: 'ast_clip' } })
const until = (day: string): Rights => ({ territories: ['world'], media: ['web'], until: day })
const withdrawn: Rights = { territories: ['world'], media: ['web'], consent: { persons: 'A rider', state: 'withdrawn' } }

const contentWith = (poster: Rights | undefined) => ({
  family: someFamily({ clip: ['cpt_moving'] }),
  template: someTemplate([someSlot('clip', { kind: 'video' })]),
  brand: someBrand,
  components: byId([moving]),
  assets: byId([clip, still(poster)]),
})
const campaign = {
  id: 'cmp_1',
  name: 'Ridge',
  family: 'fam_1',
  familyHash: 'f'.repeat(64),
  placements: [],
  blocks: [],
} as Partial<Campaign> as Campaign & { familyHash: string }

describe('the rights of a poster bind the video that it stands for', () => {
  test('it is shown with the component, and does not belong to it', () => {
    const { assets } = contentWith(undefined)
    expect(assetsHeld([moving, moving])).toEqual(['ast_clip'])
    expect(assetsShown([moving], assets)).toEqual(['ast_clip', 'ast_still'])
    expect(bearersOf(contentWith(undefined), ['cpt_moving', 'cpt_moving', 'cpt_gone'])).toEqual(['cpt_moving', 'cpt_gone', 'ast_clip', 'ast_still'])
  })

  test('nothing is released with a poster that may not be shown', () => {
    const now = new Date('2026-06-02T10:00:00.000Z')
    const preflight = { state: 'passed', passed: 1, sentence: '', blocks: [] } as never
    const releasing = (poster: Rights | undefined) => releasable({ campaign, composition: contentWith(poster), preflight, placements: [], now })
    expect(releasing(undefined)).toMatchObject({ combinations: 1 })
    expect(releasing(until('2026-06-01'))).toMatchObject({
      code: 'blocked',
      where: [{ path: 'slots.clip', problem: 'has no rights after 2026-06-01' }],
    })
  })

  test('what is live is shown no longer than they last, as they were released and as they are today', () => {
    expect(campaignSource(campaign, contentWith(until('2026-06-30'))).rights).toEqual({ cpt_moving: { until: '2026-06-30' } })
    const narrowed = new Map([['ast_still', withdrawn]])
    expect(campaignSource(campaign, contentWith(until('2026-06-30')), narrowed).rights).toEqual({ cpt_moving: { until: '0001-01-01' } })
    expect(bindingsOf(contentWith(until('2026-06-30')), 'cpt_moving')).toEqual([
      { id: 'ast_still', rights: until('2026-06-30'), picture: 'The still' },
    ])
    const closed = (day: string, today?: typeof narrowed) => closedOn(day, contentWith(until('2026-06-30')), ['cpt_moving'], today ?? new Map())
    expect(closed('2026-06-30')).toEqual([])
    const [component, bearer] = ['cpt_moving', 'ast_still']
    expect(closed('2026-07-01')).toEqual([{ component, bearer, because: '“The still” has no rights after 2026-06-30' }])
    expect(closed('2026-06-30', narrowed)).toEqual([{ component, bearer, because: '“The still” lost the consent of A rider' }])
  })

  test('a letter asks them as they were released and as they are today', () => {
    const shown = frozen(contentWith(until('2026-06-30')))
    const { slots } = offering(campaign, shown, [], { today: new Map([['ast_still', withdrawn]]) })
    expect(slots).toEqual([[[until('2026-06-30'), withdrawn]]])
  })

  test('a package leaves it out, and says whose rights they are', () => {
    const use = { territories: ['SE'], media: ['web' as const], from: '2026-06-01', until: '2026-06-10' }
    const planned = (rights: Rights) =>
      planOf({ content: contentWith(undefined), choice: {}, use, blocks: [], rights: new Map([['ast_still', rights]]) })
    expect(planned(until('2026-06-30'))).toMatchObject({ files: [{ type: 'html' }, { type: 'txt' }], left: [] })
    expect(planned(withdrawn)).toMatchObject({ files: [], left: [{ why: 'its picture “The still” lost the consent of A rider' }] })
  })
})

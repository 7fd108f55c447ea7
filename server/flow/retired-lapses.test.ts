import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { approvedGoesLive } from '../../engine/flow/flows/approved-goes-live.ts'
import { changedContentLapses } from '../../engine/flow/flows/changed-content-lapses.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { checkedFamily } from '../../test/released.ts'
import { readJournal } from '../store/journal.store.ts'
import { flowRoom } from './run-flows.ts'

let on: TestEngine
let family: string
let ahead = 0
beforeEach(async () => {
  ahead = 0
  on = await testEngine({ rooms: [flowRoom([changedContentLapses, approvedGoesLive])], clock: () => new Date(Date.now() + ahead) })
  family = (await checkedFamily(on, { name: 'rain', headlines: ['Dry all the way home', 'Made for the downpour'] })).family
})
afterEach(() => on.stop())

const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const
const day = 86_400_000
const draft = async (until?: string) => {
  await on.does('aiko', 'placement.save', { key: 'home-rain', name: 'Home', channel: 'web', goal, holdout: { share: 0 } })
  return on.does('aiko', 'campaign.draft', { key: 'rain', name: 'Rain', placements: ['home-rain'], family, ...(until !== undefined && { until }) })
}
/** Asked for, with nobody’s rule to let it pass. */
const ask = async () => {
  await on.does('maren', 'route.retire', { key: 'passes-rain' })
  return on.does('tomas', 'approval.request', { subject: { kind: 'family', id: family } })
}
const retire = () => on.does('tomas', 'family.retire', { id: family, reason: 'nobody wears shells in May' })

describe('a family that is retired', () => {
  it('takes the yes that it waited for out of every queue, and the journal says why', async () => {
    const { id } = await ask()
    expect(await on.does('jonna', 'approval.list', { state: ['waiting'] })).toMatchObject({ total: 1 })
    await retire()
    await vi.waitFor(async () => expect(await on.does('jonna', 'approval.show', { id })).toMatchObject({ approval: { state: 'lapsed' } }), {
      timeout: 20_000,
      interval: 50,
    })
    expect(await on.does('jonna', 'approval.list', { state: ['waiting'] })).toMatchObject({ total: 0 })
    await on.sealer.settle(on.founded.engine)
    const [entry] = await readJournal({ db: on.db, engine: on.founded.engine }, { verbs: ['approval.lapsed'], after: 0 })
    expect(entry).toMatchObject({ detail: { reason: 'it was retired' }, actor: { id: 'flow_changed-content-lapses' } })
  })

  it('gets no yes, though the flow that lets it lapse is switched off', async () => {
    await on.does('aiko', 'flow.switch', { flow: 'changed-content-lapses', runs: false })
    const campaign = await draft()
    const { id, subject } = await ask()
    await retire()
    const refused = await on.refuses('jonna', 'approval.judge', { id, hash: subject.hash, verdict: 'approve' })
    expect(refused).toMatchObject({ code: 'wrongState', message: '“Family rain” is retired.' })
    expect(refused.remedy).toBeTruthy()
    expect(await on.does('aiko', 'campaign.show', { id: campaign.id })).toMatchObject({ campaign: { state: 'draft' } })
    // A no ends the waiting: nothing is shown by it.
    const returned = await on.does('jonna', 'approval.judge', { id, hash: subject.hash, verdict: 'return', note: 'It is retired.' })
    expect(returned.state).toBe('returned')
  })

  it('is released by no campaign, whatever yes it had', async () => {
    expect(await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: family } })).toMatchObject({ state: 'approved' })
    const { id } = await draft()
    await retire()
    expect(await on.refuses('aiko', 'campaign.release', { id })).toMatchObject({
      code: 'wrongState',
      message: '“Family rain” is retired; it is released nowhere any more.',
      where: [{ path: 'family', problem: 'family-rain is retired' }],
      remedy: 'Release the campaign with another family.',
    })
  })

  it('is drafted by no campaign, one that was drafted with it before included; what to do is said', async () => {
    await draft()
    await retire()
    for (const key of ['rain', 'another'])
      expect(await on.refuses('aiko', 'campaign.draft', { key, name: 'Rain', placements: ['home-rain'], family })).toMatchObject({
        code: 'wrongState',
        message: '“Family rain” is retired; it is released nowhere any more.',
        where: [{ path: 'family', problem: 'family-rain is retired' }],
        remedy: 'Draft the campaign with a family that is current, or compose another one.',
      })
  })

  it('is one that nothing shows or may show again: what does is named, and what to do', async () => {
    await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: family } })
    const { id } = await draft()
    const shownBy = async () => (await on.does('tomas', 'family.show', { id: family })).uses
    expect(await shownBy()).toMatchObject([{ key: 'rain', name: 'Rain', state: 'draft', placements: ['home-rain'] }])
    const { familyHash } = await on.does('aiko', 'campaign.release', { id })
    expect(await shownBy()).toMatchObject([{ state: 'live', hash: familyHash }])
    const refused = () => on.refuses('tomas', 'family.retire', { id: family, reason: 'nobody wears shells in May' })
    expect(await refused()).toMatchObject({
      code: 'inUse',
      message: '1 campaign shows it, or may show it again.',
      where: [{ path: 'rain', problem: 'Rain shows it at home-rain' }],
      remedy: 'Release another family there (campaign.release), or end the campaign (campaign.end); then retire it.',
    })
    await on.does('aiko', 'campaign.pause', { id, reason: 'it is May' })
    expect(await refused()).toMatchObject({ where: [{ path: 'rain', problem: 'Rain is paused at home-rain' }] })
    await on.does('aiko', 'campaign.end', { id, reason: 'it is May' })
    expect(await shownBy()).toEqual([])
    expect(await retire()).toMatchObject({ state: 'retired' })
  })

  it('is not brought back by a campaign that was over by then and is prolonged', async () => {
    await on.does('tomas', 'approval.request', { subject: { kind: 'family', id: family } })
    const { id } = await draft(new Date(Date.now() + day).toISOString())
    await on.does('aiko', 'campaign.release', { id })
    const prolonged = { of: { kind: 'campaign' as const, id }, until: new Date(Date.now() + 9 * day).toISOString(), because: 'it rains on' }
    const before = await on.does('aiko', 'rule.draft', prolonged)
    ahead = 2 * day
    await retire()
    const because = { code: 'wrongState', message: '“Family rain” was retired when “Rain” was over; it is shown nowhere any more.' }
    expect(await on.refuses('aiko', 'rule.draft', { ...prolonged, ifVersion: before.version })).toMatchObject(because)
  })
})

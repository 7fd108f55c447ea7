import { describe, expect, it } from 'vitest'
import type { Rule } from '../../approve/rule.ts'
import type { Moment } from '../../kernel/actor.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { recordWhatIf } from '../operations/whatIf.record.ts'
import { startWhatIf } from '../operations/whatIf.start.ts'
import { stopWhatIf } from '../operations/whatIf.stop.ts'
import type { WhatIf } from './what-if.ts'

const moment: Moment = {
  now: new Date('2026-11-29T12:00:00Z'),
  engine: 'eng_1',
  address: 'http://here.example',
  newId: (prefix) => `${prefix}_1`,
  newSecret: () => '',
  actor: { kind: 'person', id: 'per_1', name: 'Aiko', roles: ['decisionEngineer'] },
}
const drafted = {
  id: 'rul_1',
  version: 3,
  state: 'draft',
  hash: 'hash of it',
  of: { kind: 'placement', name: 'Hero' },
  changes: ['caps'],
} as unknown as Rule

const started = (found: Rule = drafted, running: WhatIf[] = []) =>
  startWhatIf.decide({ found, running }, { rule: 'rul_1', days: 14, limit: 1_000 }, moment)
const running = (): WhatIf => {
  const change = started()
  if (isRefusal(change)) throw new Error(change.message)
  return change.answer as WhatIf
}
const progress = { looked: 500, of: 900 }

describe('a what-if', () => {
  it('looks at whole days up to now, once at a time', () => {
    expect(running()).toMatchObject({
      from: '2026-11-16',
      to: '2026-11-29T12:00:00.000Z',
      hash: 'hash of it',
      state: 'running',
      progress: { looked: 0 },
    })
    expect(started(drafted, [running()])).toMatchObject({ code: 'alreadyExists', facts: { whatIf: 'wif_1' } })
    expect(started({ ...drafted, state: 'released' })).toMatchObject({ code: 'wrongState' })
  })

  it('tells how far it has come, and nothing more once it was stopped', () => {
    expect(recordWhatIf.decide({ found: running(), drafted }, { id: 'wif_1', progress }, moment)).toMatchObject({
      answer: { progress, state: 'running' },
    })
    const change = stopWhatIf.decide(running(), { id: 'wif_1' }, moment)
    if (isRefusal(change)) throw new Error(change.message)
    const stopped = change.answer as WhatIf
    expect(stopped).toMatchObject({ state: 'stopped', places: [] })
    expect(recordWhatIf.decide({ found: stopped, drafted }, { id: 'wif_1', progress, places: [] }, moment)).toMatchObject({ code: 'wrongState' })
    expect(stopWhatIf.decide(stopped, { id: 'wif_1' }, moment)).toMatchObject({ code: 'wrongState' })
  })

  it('is attached to the draft that it looked at, and to no other', () => {
    const finish = (of: Rule) => recordWhatIf.decide({ found: running(), drafted: of }, { id: 'wif_1', progress, places: [] }, moment)
    const evidence = { whatIf: 'wif_1', moved: 1, sentence: expect.stringContaining('nobody can tell') }
    expect(finish(drafted)).toMatchObject({ answer: { state: 'done' }, save: [{}, { value: { id: 'rul_1', version: 4, evidence } }] })
    expect(finish({ ...drafted, hash: 'another' })).toMatchObject({ save: [{ value: { state: 'done' } }] })
  })

  it('says why it broke off', () =>
    expect(recordWhatIf.decide({ found: running(), drafted }, { id: 'wif_1', progress, failed: 'the disk is full' }, moment)).toMatchObject({
      answer: { state: 'failed', because: 'the disk is full' },
    }))
})

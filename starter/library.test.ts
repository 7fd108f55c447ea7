import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operations } from '../engine/operations.ts'
import { rooms } from '../server/rooms.ts'
import { runningEngine, type RunningEngine } from '../test/running.ts'
import { library } from './library.ts'
import type { Told } from './story.ts'

let on: RunningEngine
const told: Told = { people: {}, answers: {}, now: new Date() }
beforeAll(async () => {
  on = await runningEngine({ rooms })
  for (const { by, operation, input, key } of library) {
    const answer = await on.does(by, operation, input(told) as never)
    if (key !== undefined) told.answers[key] = answer
  }
})
afterAll(() => on.stop())

/** The preflight of a family, once the worker has measured what it shows. */
const preflightOf = async (family: string): Promise<Operations['preflight.show']['output']['preflight']> => {
  for (let n = 0; n < 200; n++) {
    const answer = (await on.perform({
      engine: on.founded.engine,
      actor: await on.actor('maren'),
      operation: 'preflight.show',
      input: { family },
    })) as Partial<Operations['preflight.show']['output']>
    if (answer.preflight && answer.preflight.state !== 'measuring') return answer.preflight
    await new Promise((resume) => setTimeout(resume, 50))
  }
  throw new Error(`${family} was not measured`)
}

describe('the sample library', () => {
  it('has a home hero whose bright picture is blocked, and says how to mend it', async () => {
    const found = await preflightOf('autumn-home-hero')
    expect(found.combinations).toBe((6 * 5 - 2) * 3 * 3)
    expect(found.causes.filter(({ severity }) => severity === 'block').every(({ findings }) => findings.every(({ fix }) => fix !== undefined))).toBe(
      true,
    )
    expect(found.sentence).toMatch(/^\d+ of 252 variants may go live\. \d+ are blocked, by \w+ causes?\.$/)
  })

  it.each(['autumn-mobile-hero', 'autumn-newsletter'])('has %s, of which most may go live', async (family) => {
    const found = await preflightOf(family)
    expect(found.passed / found.combinations).toBeGreaterThan(0.5)
  })

  it('may all go live once the remedies that can be pressed are pressed', async () => {
    const { causes } = await preflightOf('autumn-home-hero')
    for (const { findings } of causes) {
      const fix = findings.map((finding) => finding.fix).find((remedy) => remedy?.operation === 'template.amend')
      if (fix) await on.does('sander', 'template.amend', fix.input as never)
    }
    await on.does('sander', 'family.preflight', { id: 'autumn-home-hero' })
    const mended = await preflightOf('autumn-home-hero')
    expect([mended.state, mended.sentence]).toEqual(['passed', 'All 252 variants may go live.'])
  })
})

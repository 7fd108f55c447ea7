import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { starterTemplate } from '../adapters/renderers/render.fixture.ts'
import { rooms } from '../server/rooms.ts'
import { library } from '../starter/library.ts'
import type { Told } from '../starter/story.ts'
import { runningEngine, type RunningEngine } from './running.ts'

/** What is judged of a letter once it is compiled: the whole way from a template to its findings. */
let on: RunningEngine
beforeAll(async () => {
  on = await runningEngine({ rooms })
  const told: Told = { people: {}, answers: {}, now: new Date() }
  for (const { by, operation, input, key } of library) {
    const answer = await on.does(by, operation, input(told) as never)
    if (key !== undefined) told.answers[key] = answer
  }
}, 60_000)
afterAll(() => on.stop())

const preflightOf = (id: string) =>
  vi.waitFor(
    async () => {
      const found = await on.does('jonna', 'family.preflight', { id })
      expect(found.state).not.toBe('measuring')
      return found
    },
    // Asking is judging: whoever asks all the time is in the way of the measuring.
    { timeout: 25_000, interval: 500 },
  )

const causesOf = async (id: string, guardrail: string) => (await preflightOf(id)).causes.filter((cause) => cause.guardrail === guardrail)

/** The newsletter’s parts in another layout. */
const letterIn = async (key: string, body: string): Promise<string> => {
  const newsletter = await on.does('jonna', 'template.show', { id: 'newsletter-hero' })
  const { name: _name, ...rest } = newsletter.template
  await on.does('sander', 'template.add', {
    key,
    name: key,
    channel: 'email',
    brand: rest.brand,
    format: rest.format,
    slots: rest.slots,
    body,
    subject: rest.subject,
    preheader: rest.preheader,
  })
  const { family } = await on.does('jonna', 'family.show', { id: 'autumn-newsletter' })
  await on.does('jonna', 'family.compose', {
    key,
    name: key,
    template: key,
    slots: Object.fromEntries(Object.entries(family.slots).map(([slot, components]) => [slot, { components }])),
    locales: family.locales,
    markets: family.markets,
  })
  return key
}
const body = starterTemplate('newsletter-hero.mjml')

describe('a letter, compiled', () => {
  it('of the sample uses what mail programs show, and weighs a part of what Gmail shows', async () => {
    const judged = await preflightOf('autumn-newsletter')
    expect(judged.causes.map(({ guardrail }) => guardrail)).not.toContain('mail-programs-show-it')
    expect(judged.causes.map(({ guardrail }) => guardrail)).not.toContain('weight-is-within-limit')
  })

  it('that is laid out as a page is warned about once for all its variants, with programs and what to use instead', async () => {
    const [cause, ...more] = await causesOf(
      await letterIn('flexed', body.replace('<mj-text css-class="prose">', '<mj-text css-class="prose"><div style="display:flex"></div>')),
      'mail-programs-show-it',
    )
    expect(more).toEqual([])
    expect(cause).toMatchObject({
      severity: 'warn',
      sentence: 'The letter uses display: flex, which Outlook for Windows and GMX leave out.',
      findings: [{ fix: { sentence: 'Use mj-section and mj-column' } }, {}, {}],
    })
  })

  it('that compiles to more than Gmail shows is blocked, however short its MJML is', async () => {
    const rows = `<mj-raw>{% for n in (1..220) %}</mj-raw><mj-section><mj-column><mj-text>{{ n }}</mj-text></mj-column></mj-section><mj-raw>{% endfor %}</mj-raw>`
    expect(body.length + rows.length).toBeLessThan(5_000)
    const [cause] = await causesOf(await letterIn('long', body.replace('<mj-section padding="24px 0 36px">', `${rows}$&`)), 'weight-is-within-limit')
    expect(cause?.severity).toBe('block')
    expect(cause?.findings[0]).toMatchObject({ unit: 'bytes', limit: 102_000, fix: { sentence: 'Make the layout lighter' } })
    expect(cause?.findings[0]?.measured).toBeGreaterThan(102_000)
  })

  it('is left alone where only programs leave it out that nobody here reads in', async () => {
    await on.does('sander', 'guardrail.set', {
      kind: 'mail-programs-show-it',
      name: 'Our mail programs',
      settings: { unless: ['outlook for windows', 'GMX'] },
    })
    expect(await causesOf('flexed', 'mail-programs-show-it')).toEqual([])
    expect(await on.refuses('sander', 'guardrail.set', { kind: 'mail-programs-show-it', name: 'Ours', settings: { unless: [''] } })).toMatchObject({
      code: 'invalidInput',
    })
  })
})

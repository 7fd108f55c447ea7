import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rooms } from '../server/rooms.ts'
import { library } from '../starter/library.ts'
import type { Told } from '../starter/story.ts'
import { testEngine, type TestEngine } from './engine.ts'
import { release } from './released.ts'

let on: TestEngine
beforeAll(async () => {
  on = await testEngine({ rooms })
  const told: Told = { people: {}, answers: {}, now: new Date() }
  for (const { by, operation, input } of library) await on.does(by, operation, input(told) as never)
}, 120_000)
afterAll(() => on.stop())

const shown = (id: string) => on.does('sander', 'template.show', { id })
const familyOf = async (id: string) => (await on.does('sander', 'family.show', { id })).family

describe('a template that changes', () => {
  it('may gain an optional slot, sizes of its own and another order; every family that uses it is judged anew', async () => {
    const { template, usedIn } = await shown('mobile-hero')
    const before = await familyOf('autumn-mobile-hero')
    const note = { name: 'note', label: 'Note', kind: 'body', required: false }
    const amended = await on.does('sander', 'template.amend', {
      id: 'mobile-hero',
      slots: [...template.slots.toReversed(), note],
      body: `${template.body}{% if slots.note %}{{ slots.note.html }}{% endif %}`,
      ifVersion: template.version,
    })
    expect(amended.slots.map(({ name }) => name)).toEqual([...template.slots.map(({ name }) => name).toReversed(), 'note'])
    expect(amended).toMatchObject({ version: template.version + 1, key: 'mobile-hero' })
    const after = await familyOf('autumn-mobile-hero')
    expect(usedIn.map(({ key }) => key)).toContain('autumn-mobile-hero')
    expect(after.hash).not.toBe(before.hash)
    expect(after.slots).toEqual({ ...before.slots, note: [] })
  })

  it('keeps what it held when a slot is renamed, and says who changed it', async () => {
    const { template } = await shown('web-hero')
    const before = await familyOf('autumn-home-hero')
    const renamedTo = (name: string, was: string) => ({
      id: 'web-hero',
      slots: template.slots.map((slot) => (slot.name === 'legalLine' ? { ...slot, name } : slot)),
      body: template.body.replaceAll('slots.legalLine', `slots.${name}`),
      renamed: { [name]: was },
    })
    await on.does('sander', 'template.amend', renamedTo('smallPrint', 'legalLine'))
    const { legalLine, ...others } = before.slots
    expect((await familyOf('autumn-home-hero')).slots).toEqual({ ...others, smallPrint: legalLine })
    expect((await shown('web-hero')).changedBy).toMatchObject({ name: (await on.actor('sander')).name })
    await on.does('sander', 'template.amend', { ...renamedTo('legalLine', 'smallPrint'), slots: template.slots, body: template.body })
    expect((await familyOf('autumn-home-hero')).slots).toEqual(before.slots)
    expect((await shown('web-hero')).template.hash).toBe(template.hash)
  })

  it('is refused where a family would lose what it shows, or could not be filled', async () => {
    const { template } = await shown('web-hero')
    const { slots, body } = template
    const without = { id: 'web-hero', slots: slots.filter(({ name }) => name !== 'image'), body: body.replaceAll('slots.image', 'slots.headline') }
    const noGround = without.slots.map(({ ground: _ground, ...slot }) => slot)
    const dropped = await on.refuses('sander', 'template.amend', { ...without, slots: noGround })
    expect(dropped).toMatchObject({
      code: 'inUse',
      where: [{ path: 'autumn-home-hero', problem: 'Autumn, home hero shows 5 components in Picture, which is dropped' }],
    })
    const required = await on.refuses('sander', 'template.amend', {
      id: 'web-hero',
      slots: [...slots, { name: 'offer', label: 'Offer', kind: 'offer' }],
      body: `${body}{{ slots.offer.text }}`,
    })
    expect(required.where).toMatchObject([{ problem: 'Autumn, home hero has nothing in Offer, which is required' }])
    const kind = await on.refuses('sander', 'template.amend', {
      id: 'web-hero',
      slots: slots.map((slot) => (slot.name === 'legalLine' ? { ...slot, kind: 'offer' } : slot)),
    })
    expect(kind.where?.[0]?.problem).toMatch(/in Legal line is a legal line, the slot takes an offer$/)
    expect((await shown('web-hero')).template).toEqual(template)
  })

  it.each([
    ['a new name that is no slot', { x: 'headline' }, 'no slot is called x now'],
    ['an old name that was none', { headline: 'title' }, 'no slot was called title'],
    ['an old name that is still there', { headline: 'image' }, 'image is still there'],
  ])('is refused for %s', async (_, renamed, problem) => {
    expect(await on.refuses('sander', 'template.amend', { id: 'web-hero', renamed })).toMatchObject({
      code: 'invalidInput',
      where: [{ path: `renamed.${Object.keys(renamed)[0]}`, problem }],
    })
  })

  it('is saved by one at a time: the other learns what stands there now', async () => {
    const { template } = await shown('newsletter-hero')
    await on.does('sander', 'template.amend', { id: 'newsletter-hero', subject: 'First {{ slots.subject.text }}', ifVersion: template.version })
    const second = await on.refuses('maren', 'template.amend', { id: 'newsletter-hero', name: 'Second', ifVersion: template.version })
    expect(second).toMatchObject({
      code: 'staleVersion',
      facts: { current: { subject: 'First {{ slots.subject.text }}', version: template.version + 1 } },
    })
  })
})

describe('a template that nobody needs', () => {
  it('is retired once no family uses it, and then changes no more', async () => {
    const refused = await on.refuses('sander', 'template.retire', { id: 'web-hero', reason: 'Another takes its place' })
    expect(refused).toMatchObject({ code: 'inUse', message: '1 family uses it.', where: [{ path: 'autumn-home-hero' }] })
    await on.does('sander', 'template.add', {
      key: 'spare',
      name: 'Spare',
      channel: 'web',
      brand: 'lindmoor-trail',
      format: { name: 'x', width: 10 },
      slots: [{ name: 'headline', label: 'Headline', kind: 'headline' }],
      body: '{{ slots.headline.text }}',
    })
    expect(await on.does('sander', 'template.retire', { id: 'spare', reason: 'Never used' })).toMatchObject({ state: 'retired' })
    expect(await on.refuses('sander', 'template.amend', { id: 'spare', name: 'Again' })).toMatchObject({ code: 'wrongState' })
    expect(await on.refuses('sander', 'template.retire', { id: 'spare', reason: 'Twice' })).toMatchObject({ code: 'wrongState' })
    expect(await on.refuses('tomas', 'template.retire', { id: 'web-hero', reason: 'May not' })).toMatchObject({ code: 'forbidden' })
  })
})

it('what is live stays as it was released, and is named by the template', async () => {
  await on.does('maren', 'placement.save', { key: 'hero', name: 'Hero', channel: 'web', goal: { metric: 'clickRate', counterMetric: 'returnRate' } })
  const { campaign, family } = await release(on, { placement: 'hero', name: 'stays', headlines: ['Made for the downpour'] })
  const { live, template } = await shown('template-stays')
  expect(live).toMatchObject([{ campaign }])
  await on.does('sander', 'template.amend', {
    id: 'template-stays',
    slots: template.slots.map((slot) => (slot.name === 'headline' ? { ...slot, name: 'title' } : slot)),
    body: template.body.replaceAll('slots.headline', 'slots.title'),
    renamed: { title: 'headline' },
  })
  expect((await shown('template-stays')).live).toMatchObject([{ campaign }])
  const { familyHash } = (await on.does('maren', 'campaign.show', { id: campaign })).campaign
  const then = await on.does('maren', 'variant.render', { family, hash: familyHash!, locale: 'en' })
  expect(then.html).toContain('Made for the downpour')
  expect(Object.keys(then.fields)).toContain('headline')
})

describe('a slot of several kinds', () => {
  const layout = {
    key: 'either',
    name: 'Either',
    channel: 'web' as const,
    brand: 'lindmoor-trail',
    format: { name: 'either', width: 400 },
    slots: [
      { name: 'lead', label: 'Lead', kind: 'headline', also: ['offer'] },
      { name: 'legalLine', label: 'Small print', kind: 'legalLine', required: false },
    ],
    body: '{% if slots.lead.kind == "offer" %}<b>{{ slots.lead.text }}</b>{% else %}<h1>{{ slots.lead.text }}</h1>{% endif %}<p>{{ slots.legalLine.text }}</p>',
  }

  it('takes words or pictures, each kind once, and none that nobody declared', async () => {
    const [lead, ...others] = layout.slots
    const refused = await on.refuses('sander', 'template.add', { ...layout, slots: [{ ...lead, also: ['image', 'headline', 'riddle'] }, ...others] })
    expect(refused.where).toEqual([
      { path: 'slots.0.also.0', problem: expect.stringContaining('pictures or words') as string },
      { path: 'slots.0.also.1', problem: 'headline is taken already' },
      expect.objectContaining({ path: 'slots.0.also.2', problem: 'no kind of component called riddle' }),
    ])
  })

  it('holds components of each, drawn and judged as what they are', async () => {
    await on.does('sander', 'template.add', layout)
    const headline = await on.does('tomas', 'component.add', { kind: 'headline', fields: { en: { text: 'Dry to the bone' } } })
    const offer = await on.does('tomas', 'component.add', { kind: 'offer', fields: { en: { text: 'Shells from 99 euros' } } })
    const call = await on.does('tomas', 'component.add', { kind: 'callToAction', fields: { en: { text: 'Look', href: '/shells' } } })
    const compose = (components: string[]) => ({ name: 'Either', template: 'either', slots: { lead: { components } }, locales: ['en'] })
    expect(await on.refuses('tomas', 'family.compose', compose([call.id]))).toMatchObject({
      where: [{ problem: expect.stringContaining('is a call to action, the slot takes a headline or an offer') }],
    })
    const { family, combinations } = await on.does('tomas', 'family.compose', compose([headline.id, offer.id]))
    expect(combinations).toBe(2)
    const drawn = async (lead: string) =>
      ((await on.does('tomas', 'variant.render', { family: family.id, choice: { lead }, locale: 'en' })) as { html: string }).html
    expect(await drawn(headline.id)).toContain('<h1>Dry to the bone</h1>')
    expect(await drawn(offer.id)).toContain('<b>Shells from 99 euros</b>')
    // Only the offer needs its small print.
    const { causes } = await on.does('tomas', 'family.preflight', { id: family.id })
    expect(causes.find(({ guardrail }) => guardrail === 'legal-line-is-present')).toMatchObject({ variants: 1, findings: [{ component: offer.id }] })
  })

  it('stays able to show what stands there when it changes', async () => {
    const { template } = await shown('either')
    const narrowed = template.slots.map(({ also: _also, ...slot }) => slot)
    expect(await on.refuses('sander', 'template.amend', { id: 'either', slots: narrowed })).toMatchObject({
      code: 'inUse',
      where: [{ problem: expect.stringContaining('is an offer, the slot takes a headline') }],
    })
  })
})

import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operations } from '../../engine/operations.ts'
import { displaySizes } from '../../engine/create/display-sizes.ts'
import { displaySlots } from '../../starter/display.ts'
import { library } from '../../starter/library.ts'
import type { Told } from '../../starter/story.ts'
import { testEngine, type TestEngine } from '../../test/engine.ts'
import { rooms } from '../rooms.ts'

let on: TestEngine
beforeAll(async () => {
  on = await testEngine({ rooms })
  const told: Told = { people: {}, answers: {}, now: new Date() }
  for (const { by, operation, input } of library) await on.does(by, operation, input(told) as never)
}, 120_000)
afterAll(() => on.stop())

type Asked = Operations['template.try']['input']
const tried = (input: Asked) => on.does('sander', 'template.try', input)
const hero = async () => (await on.does('sander', 'template.show', { id: 'web-hero' })).template
const filled: Asked = { template: 'web-hero', family: 'autumn-home-hero', draft: {} }

describe('a draft of a stored template', () => {
  it('is shown in each language of its family, judged, and stored nowhere', async () => {
    const before = await hero()
    const { renditions, problems, findings, shows, room, family, total } = await tried({
      ...filled,
      draft: { body: before.body.replace('<article', '<article class="tried"') },
    })
    expect(problems).toEqual([])
    expect(renditions.map(({ locale }) => locale)).toEqual(['en', 'de', 'sv'])
    expect(renditions[1]?.html).toMatch(/class="tried"[\s\S]*Trocken/)
    expect(total).toBe(3)
    expect(shows.find(({ slot }) => slot === 'headline')).toMatchObject({ title: 'Dry all the way home' })
    expect(findings.filter(({ severity }) => severity === 'block')).toEqual([])
    expect(room.find(({ slot, locale }) => slot === 'headline' && locale === 'de')).toMatchObject({ format: 'hero', overWidth: 0, overHeight: 0 })
    expect(family).toMatchObject({ combinations: expect.any(Number) as number, sentence: expect.stringMatching(/may go live/) as string })
    expect(await hero()).toEqual(before)
  })

  it('says what runs over, where and by how much, and what can be done about it', async () => {
    const { slots } = await hero()
    const tight = slots.map((slot) => (slot.name === 'headline' ? { ...slot, maxLines: 1, box: { x: 56, y: 162, width: 260, height: 58 } } : slot))
    const { findings, renditions, family } = await tried({ ...filled, draft: { slots: tight } })
    const said = findings.find(({ guardrail, locale }) => guardrail === 'text-fits-its-slot' && locale === 'de')
    expect(said).toMatchObject({ severity: 'block', slot: 'headline', unit: 'px', box: { width: 260 } })
    const german = renditions.find(({ locale }) => locale === 'de')
    expect(german?.overflow).toMatchObject([{ slot: 'headline', box: { x: 56, width: 260 } }])
    expect(german!.overflow[0]!.overWidth).toBeGreaterThan(100)
    expect(family).toMatchObject({ passed: 0 })
  })

  it('says what cannot be read with its line, and shows nothing then', async () => {
    const { body } = await hero()
    const broken = `${body}\n\n{% if slots.headline %}`
    const { problems, renditions } = await tried({ ...filled, draft: { body: broken } })
    expect(problems).toMatchObject([{ path: 'body', line: broken.split('\n').length, problem: expect.stringMatching(/not closed/) as string }])
    expect(renditions[0]).not.toHaveProperty('html')
    expect(renditions.every(({ problem }) => problem?.path === 'body')).toBe(true)
  })

  it('names a slot that is not there by line and column, and is shown all the same', async () => {
    const { problems, renditions } = await tried({ ...filled, draft: { body: `${(await hero()).body}\n  {{ slots.footer.text }}` } })
    const line = (await hero()).body.split('\n').length + 1
    expect(problems).toMatchObject([{ path: 'body', line, column: 6, problem: 'shows slots.footer, and there is no such slot' }])
    expect(renditions[0]?.html).toContain('Dry all the way home')
  })

  it('that drops a slot says which family shows something there; under a new name it is carried along', async () => {
    const { slots, body } = await hero()
    const without = { slots: slots.filter(({ name }) => name !== 'legalLine'), body: body.replaceAll('slots.legalLine', 'slots.headline') }
    expect((await tried({ ...filled, draft: without })).problems).toMatchObject([
      { path: 'autumn-home-hero', problem: 'Autumn, home hero shows 1 component in Legal line, which is dropped' },
    ])
    const named = {
      slots: slots.map((slot) => (slot.name === 'legalLine' ? { ...slot, name: 'smallPrint' } : slot)),
      body: body.replaceAll('slots.legalLine', 'slots.smallPrint'),
    }
    const carried = await tried({ ...filled, draft: named, renamed: { smallPrint: 'legalLine' } })
    expect(carried.problems).toEqual([])
    expect(carried.shows.find(({ slot }) => slot === 'smallPrint')).toMatchObject({ title: expect.stringMatching(/^Sample brand/) as string })
  })
})

describe('a template that nobody has stored', () => {
  const draft = {
    key: 'fresh',
    name: 'Fresh',
    channel: 'web' as const,
    brand: 'lindmoor-trail',
    format: { name: 'card', width: 600 },
    slots: [{ name: 'headline', label: 'Headline', kind: 'headline' }],
    body: '<h1>{{ slots.headline.text }}</h1>',
  }

  it('is filled from the library, or with what one chooses', async () => {
    const { renditions, shows, locales } = await tried({ draft })
    expect(locales).toEqual(['de', 'en', 'sv'])
    expect(shows).toHaveLength(1)
    expect(renditions[1]?.html).toMatch(/<h1>[^<{]{3,}<\/h1>/)
    const chosen = await tried({ draft, choice: { headline: 'new-for-autumn' }, locales: ['en'] })
    expect(chosen.renditions[0]?.html).toContain('New for autumn')
  })

  it('is refused where it is not whole, or filled with what does not fit', async () => {
    expect(await on.refuses('sander', 'template.try', { draft: { body: 'x' } })).toMatchObject({ code: 'invalidInput' })
    expect(await on.refuses('sander', 'template.try', { draft, choice: { headline: 'see-the-shells', footer: 'x' } })).toMatchObject({
      code: 'invalidInput',
      where: [
        { path: 'choice.headline', problem: 'is a call to action, the slot takes a headline' },
        { path: 'choice.footer', problem: 'no such slot' },
      ],
    })
    expect(await on.refuses('sander', 'template.try', { draft: {}, template: 'nowhere' })).toMatchObject({
      code: 'notFound',
      where: [{ path: 'template' }],
    })
    expect(await on.refuses('sander', 'template.try', { ...filled, family: 'nowhere' })).toMatchObject({
      code: 'notFound',
      where: [{ path: 'family' }],
    })
  })

  it('is shown and judged whatever it is called; what it may not be called is named', async () => {
    const { problems, renditions } = await tried({
      draft: { ...draft, key: 'Walk Card', body: `${draft.body}{{ slots.footer.text }}` },
      locales: ['en'],
    })
    expect(problems).toMatchObject([{ path: 'key' }, { path: 'body', problem: 'shows slots.footer, and there is no such slot' }])
    expect(renditions[0]?.html).toContain('<h1>')
    expect((await tried({ ...filled, draft: { name: ' ' } })).problems).toMatchObject([{ path: 'name' }])
  })

  it('lets nothing through that runs, and says what a style sheet may not hold', async () => {
    const hostile =
      '<script>alert(1)</script><img src=x onerror=alert(1)><h1 style="position:fixed">{{ slots.headline.text }}</h1><iframe src="https://x.example"></iframe>'
    const { renditions } = await tried({ draft: { ...draft, body: hostile } })
    expect(renditions[0]?.html).not.toMatch(/script|onerror|iframe|position:fixed/)
    const { problems } = await tried({
      draft: { ...draft, body: '<style>@import "https://x.example/a.css"; h1 {}</style>{{ slots.headline.text }}' },
    })
    expect(problems).toMatchObject([{ path: 'body', problem: 'it imports another style sheet' }])
  })

  it('that loops without end is stopped once, whether it does so by itself or with what stands in it', async () => {
    const alone = '{% for a in (1..9000) %}{% for b in (1..9000) %}{{ b }}{% endfor %}{% endfor %}'
    const withText = `{% if slots.headline.text %}${alone}{% endif %}`
    for (const body of [`${alone}{{ slots.headline.text }}`, withText]) {
      const from = performance.now()
      const { renditions } = await tried({ draft: { ...draft, body } })
      expect(renditions.map(({ problem }) => problem?.problem)).toEqual(Array(3).fill(expect.stringMatching(/limit exceeded/)))
      expect(performance.now() - from).toBeLessThan(5_000)
    }
  })

  it.each([
    ['a kind that nobody knows', { slots: [{ ...draft.slots[0]!, kind: 'hologram' }] }, 'slots.0.kind'],
    ['a colour that the brand has not', { slots: [{ ...draft.slots[0]!, colour: 'color.none' }] }, 'slots.0'],
    ['two slots of one name', { slots: [draft.slots[0]!, draft.slots[0]!] }, 'slots.1.name'],
    ['sizes where nothing is drawn', { formats: [{ name: 'other', width: 300, height: 200 }] }, 'formats'],
  ])('says where it does not hold together: %s', async (_, more, path) => {
    expect((await tried({ draft: { ...draft, ...more } })).problems).toMatchObject([{ path }])
  })

  it('with ten thousand sizes is refused before anything is made', async () => {
    const formats = Array.from({ length: 10_000 }, (_, n) => ({ name: `s${n}`, width: 10, height: 10 }))
    const refused = await on.refuses('sander', 'template.try', { draft: { ...draft, channel: 'display', formats } })
    expect(refused).toMatchObject({ code: 'invalidInput', where: [{ path: 'draft.formats' }] })
  })
})

describe('a set of sizes', () => {
  const [format, ...formats] = displaySizes
  const wish = async (): Promise<Asked> => ({
    draft: {
      key: 'banners',
      name: 'Banners',
      channel: 'display',
      brand: 'lindmoor-trail',
      format,
      formats,
      slots: [...displaySlots],
      body: await readFile(new URL('../../starter/templates/iab-display.html', import.meta.url), 'utf8'),
    },
    locales: ['en', 'de'],
  })

  it('comes in pages, of the sizes asked for, each as a picture', async () => {
    const first = await tried({ ...(await wish()), limit: 4 })
    expect(first).toMatchObject({ total: 46, next: '4' })
    expect(first.renditions.map((one) => one.format.name)).toEqual(displaySizes.slice(0, 4).map(({ name }) => name))
    expect(first.renditions[0]?.picture).toMatch(/^data:image\/webp;base64,/)
    const few = await tried({ ...(await wish()), sizes: ['leaderboard', 'square'], after: '2' })
    expect(few.renditions.map((one) => `${one.locale} ${one.format.name}`)).toEqual(['de leaderboard', 'de square'])
    expect(new Set(few.room.map((one) => one.format))).toEqual(new Set(['leaderboard', 'square']))
  }, 30_000)

  it('says in which size a text runs over', async () => {
    const one = await wish()
    const slots = displaySlots.map((slot) =>
      slot.name === 'headline'
        ? {
            ...slot,
            formats: {
              ...slot.formats,
              leaderboard: { ...slot.formats!['leaderboard']!, maxLines: 1, box: { x: 160, y: 20, width: 60, height: 29 } },
            },
          }
        : slot,
    )
    const { findings, renditions } = await tried({ ...one, draft: { ...one.draft, slots }, sizes: ['leaderboard'], locales: ['en'] })
    expect(findings.filter(({ severity, slot }) => severity === 'block' && slot === 'headline').map((found) => found.format)).toEqual(['leaderboard'])
    expect(renditions[0]?.overflow).toMatchObject([{ slot: 'headline' }])
  }, 30_000)

  it.each([
    ['an element that says whose text it is', '<h2 data-slot="headline">{{ slots.headline.text }}</h2>'],
    ['one that does not say so', '<h2>{{ slots.headline.text }}</h2>'],
  ])('judges by the edge of the picture what has no box in a size: %s', async (_, shown) => {
    const headline = displaySlots.find(({ name }) => name === 'headline')!
    const { formats: _formats, maxLines: _lines, ...loose } = headline
    const type = { font: headline.type!.font, size: 64, lineHeight: 70, letterSpacing: 0 }
    const draft = {
      ...(await wish()).draft,
      format: displaySizes.find(({ name }) => name === 'square-post')!,
      formats: displaySizes.filter(({ name }) => ['wide-skyscraper', 'leaderboard', 'story'].includes(name)),
      slots: [{ ...loose, type, box: { x: 40, y: 40, width: 1_000, height: 700 } }],
      body: `<style>.banner { width: 100%; height: 100%; } h2 { font-size: 64px; line-height: 70px; }</style><article class="banner">${shown}</article>`,
    }
    // The page that is shown holds one of them: what is found is told of all.
    const { findings } = await tried({ draft, locales: ['en', 'de'], choice: { headline: 'your-coat-should-not-quit-first' }, limit: 1 })
    const over = findings.filter(({ guardrail }) => guardrail === 'text-fits-its-slot')
    expect(new Set(over.flatMap(({ format, locale, locales = [locale] }) => locales.map((one) => `${one} ${format}`)))).toEqual(
      new Set(['en', 'de'].flatMap((locale) => ['wide-skyscraper', 'leaderboard'].map((size) => `${locale} ${size}`))),
    )
    for (const { severity, box, measured, limit, reason } of over) {
      expect({ severity, unit: box && Number(measured) - Number(limit) > 20 }).toEqual({ severity: 'block', unit: true })
      expect(reason).toMatch(/^Headline is [\d.]+ px too (wide|high) in (wide-skyscraper|leaderboard)\.$/)
    }
  })

  it('says in which size words come too close to what is locked, where it came to lie', async () => {
    const one = await wish()
    const body = one.draft.body!.replace(/<p class="wordmark[^]*?<\/p>/, (mark) => `{% # locked wordmark %}${mark}{% # end locked %}`)
    const slots = displaySlots.map((slot) =>
      slot.name === 'headline'
        ? { ...slot, formats: { ...slot.formats, 'half-page': { ...slot.formats!['half-page']!, box: { x: 20, y: 44, width: 200, height: 400 } } } }
        : slot,
    )
    const { findings } = await tried({ ...one, draft: { ...one.draft, slots, body }, sizes: ['half-page'], locales: ['en', 'ar'] })
    const close = findings.filter(({ guardrail }) => guardrail === 'locked-parts-stay-untouched')
    expect(close.map(({ locale, format, reason }) => `${locale} ${format}: ${reason}`)).toEqual(
      ['en', 'ar'].map((locale) => `${locale} half-page: Headline comes within 3 px of the locked wordmark, 8 are to be clear in half-page.`),
    )
    expect(close.map(({ box }) => box?.x)).toEqual([20, 80])
  }, 30_000)
})

describe('a letter', () => {
  it('is compiled, with its subject, and judged as it would be sent', async () => {
    const { body } = (await on.does('sander', 'template.show', { id: 'newsletter-hero' })).template
    const { renditions, problems } = await tried({
      template: 'newsletter-hero',
      draft: { subject: 'Look: {{ slots.headline.text }}' },
      locales: ['en'],
    })
    expect(problems).toEqual([])
    expect(renditions[0]).toMatchObject({ subject: expect.stringMatching(/^Look: \S/) as string, html: expect.stringContaining('<table') as string })
    const broken = await tried({
      template: 'newsletter-hero',
      draft: { body: body.replace('</mj-body>', '<mj-nothing></mj-nothing></mj-body>') },
      locales: ['en'],
    })
    expect(broken.problems[0]).toMatchObject({ path: 'body', problem: expect.stringContaining('mj-nothing') as string })
    expect(broken.renditions[0]).toMatchObject({ problem: { path: 'body' } })
  })

  it('that fails only with what stands in it says so, and is judged by nothing', async () => {
    const { body } = (await on.does('sander', 'template.show', { id: 'newsletter-hero' })).template
    const loop = '{% if slots.headline.text %}{% for a in (1..9000) %}{% for b in (1..9000) %}{{ b }}{% endfor %}{% endfor %}{% endif %}'
    const { problems, renditions } = await tried({
      template: 'newsletter-hero',
      draft: { body: body.replace('</mj-body>', `<mj-section><mj-column><mj-text>${loop}</mj-text></mj-column></mj-section></mj-body>`) },
      locales: ['en'],
    })
    expect([...problems, renditions[0]?.problem].map((one) => one?.problem)).toContainEqual(expect.stringMatching(/limit exceeded/))
  }, 20_000)
})

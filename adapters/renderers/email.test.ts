import { describe, expect, it } from 'vitest'
import { compose } from '../../engine/activate/message.ts'
import { letterBytes, partKey } from '../../engine/create/letter.ts'
import { email } from './email.ts'
import { materialOf, occasionOf, starterTemplate } from './render.fixture.ts'

const body = `<mjml><mj-head><mj-preview>{{ preheader }}</mj-preview></mj-head><mj-body background-color="{{ tokens.color.white }}"><mj-section><mj-column>
  <mj-image src="{{ slots.image.src }}" alt="{{ slots.image.alt }}" href="{{ slots.callToAction.href }}" />
  <mj-text>{{ slots.headline.text }}</mj-text><mj-text>{% if person.firstName %}Hello {{ person.firstName }},{% endif %}{{ slots.body.html }}</mj-text>
  <mj-button href="{{ slots.callToAction.href }}">{{ slots.callToAction.text }}</mj-button>
  <mj-text>{{ brand.sender.postal }} <a href="{{ unsubscribe }}">Unsubscribe</a></mj-text></mj-column></mj-section></mj-body></mjml>`
const fields = {
  headline: { en: { text: 'Dry & warm' } },
  image: { '*': { asset: 'ast_1' } },
  body: { en: { text: '<p>Most jackets <strong>leak</strong>.</p><p>Ours do not.</p>' } },
  callToAction: { en: { text: 'See the shells', href: '/shells' } },
}
const template = { channel: 'email' as const, subject: '{{ slots.headline.text }}', preheader: '{{ slots.body.text | truncate: 20 }}' }
const render = (more = {}) =>
  email.render(materialOf(body, fields, template), occasionOf(fields, { unsubscribe: 'https://continuo.example/u/abc', ...more }))

describe('the e-mail renderer', () => {
  it('makes subject, HTML and a plain part, with links that lead to the site', async () => {
    const { html, text, subject } = await render({ person: { firstName: 'Tomas' } })
    expect(subject).toBe('Dry & warm')
    expect(html).toContain('Dry &amp; warm')
    expect(html).toContain('<strong>leak</strong>')
    expect(html).toContain('href="https://lindmoor.example/shells"')
    expect(html).toContain(`src="https://media.example/media/eng_1/${'a'.repeat(64)}.jpg"`)
    expect(html).toContain('background-color:#ffffff')
    expect(html).toContain('https://continuo.example/u/abc')
    expect(html).not.toMatch(/\{\{|\{%/)
    expect(text).toBe(
      'Dry & warm\n\nHello Tomas,Most jackets leak.\n\nOurs do not.\n\nSee the shells (https://lindmoor.example/shells)\n\n1 Some Street Unsubscribe (https://continuo.example/u/abc)\n',
    )
  })

  it('escapes what a person is called, in HTML and not in the plain part', async () => {
    const { html, text } = await render({ person: { firstName: '<img src=x onerror=alert(1)> O’Neill & Co' } })
    expect(html).toContain('Hello &lt;img src=x onerror=alert(1)&gt; O’Neill &amp; Co,')
    expect(text).toContain('Hello <img src=x onerror=alert(1)> O’Neill & Co,')
  })

  it('gives the same bytes for the same things', async () => {
    expect(await render()).toEqual(await render())
  })

  it('loads nothing but the picture and the fonts of the brand', async () => {
    const { html } = await render()
    const loaded = [...html.matchAll(/(?:src="|url\(")([^"]+)"/g)].map(([, address]) => new URL(address ?? '').host)
    expect(new Set(loaded)).toEqual(new Set(['media.example']))
    // It sets no font: MJML would take one of Google’s.
    expect(html).not.toMatch(/fonts\.googleapis\.com|rel="stylesheet"/)
  })

  it('tells the preheader beside the subject, as an inbox shows both', async () => {
    expect((await render()).preheader).toBe('Most jackets leak...')
  })

  it('can read the sample template', async () => {
    expect(await email.check({ hash: 'newsletter', body: starterTemplate('newsletter-hero.mjml') })).toBeUndefined()
  })

  it.each([
    ['an element that there is not', body.replace('<mj-text>', '<mj-foo/><mj-text>'), { path: 'body', line: 3 }],
    ['an attribute that does not fit', body.replace('<mj-text>', '<mj-text font-size="large">'), { path: 'body', line: 3 }],
    ['Liquid that does not close', body.replace('{% endif %}', ''), { path: 'body' }],
    ['text that is no MJML', 'Hello', { path: 'body' }],
  ])('refuses %s', async (_, source, place) => {
    expect(await email.check({ hash: source, body: source })).toMatchObject({ code: 'invalidInput', where: [expect.objectContaining(place)] })
  })
})

describe('the reading of a letter', () => {
  const family = { slots: Object.fromEntries(Object.keys(fields).map((slot) => [slot, [`cpt_${slot}`]])), locales: ['en', 'de'] }
  const on = { media: 'https://media.example/media/eng_1', unsubscribe: 'https://continuo.example/u/abc' }
  const read = async (of: string) =>
    (await email.readsLetter?.(materialOf(of, fields, template), family, on)) ?? Promise.reject(new Error('no reading'))

  it('weighs in bytes of what is sent, slot by slot, and adds up to the whole', async () => {
    const { layout, parts } = await read(body)
    const choice = occasionOf(fields).choice
    const { html } = await render({ person: { firstName: 'x'.repeat(16) }, whole: true })
    const sent = compose({
      engine: 'eng_1',
      delivery: 'dlv_1',
      mailing: {
        key: 'x'.repeat(24),
        name: 'x',
        class: 'marketing',
        from: { name: 'x', address: 'a@b.example' },
        utm: { source: 'newsletter', medium: 'email' },
      },
      to: { address: 'a@b.example' },
      rendered: { html, text: '', subject: 'x' },
      decision: `dec_${'x'.repeat(26)}`,
      unsubscribe: on.unsubscribe,
    })
    expect(letterBytes({ layout, parts }, 'en', choice)).toBe(Buffer.byteLength(sent.html))
    expect(layout.get('en')).toBeGreaterThan(5_000)
  })

  it('counts bytes, not characters', async () => {
    const umlauts = { ...fields, headline: { en: { text: 'ä'.repeat(1_000) } } }
    const weight = (await email.readsLetter?.(materialOf(body, umlauts, template), family, on))?.parts.get(partKey('en', 'headline', 'cpt_headline'))
    expect(weight).toBe(2_000)
  })

  it('tells what the template brings along, and nothing of what MJML writes for every letter', async () => {
    expect((await read(body)).unshown).toEqual([])
    const flexed = body.replace(
      '<mj-text>{{ slots.headline.text }}</mj-text>',
      '<mj-text><div style="display:flex">{{ slots.headline.text }}</div></mj-text>',
    )
    const [found, ...more] = (await read(flexed)).unshown
    expect(more).toEqual([])
    expect(found).toMatchObject({ feature: 'display: flex', loses: 'layout', instead: 'Use mj-section and mj-column' })
    expect(found?.programs).toContain('Outlook for Windows')
  })

  it('tells of a carousel that most of it is not seen', async () => {
    const carousel = body.replace(
      '<mj-text>',
      '<mj-carousel><mj-carousel-image src="a.png" /><mj-carousel-image src="b.png" /></mj-carousel><mj-text>',
    )
    expect((await read(carousel)).unshown.map(({ feature }) => feature)).toContain(':checked, which opens and closes things')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { materialOf, occasionOf, starterTemplate } from './render.fixture.ts'
import { web } from './web.ts'

const body =
  '<style>.a { color: var(--color-white) }</style><div class="a"><h2>{{ slots.headline.text }}</h2>{{ slots.body.html }}<a href="{{ slots.callToAction.href }}">{{ slots.callToAction.text }}</a></div>'
const render = (fields: Parameters<typeof occasionOf>[0], template = body, more = {}) =>
  web.render(materialOf(template, fields), occasionOf(fields, more))
const good = {
  headline: { en: { text: 'Dry' } },
  body: { en: { text: '<p>All the way.</p>' } },
  callToAction: { en: { text: 'See', href: '/shells' } },
}

/** Everything that could run, load or leave the frame, looked for in what a page would take in, style sheet aside. */
const live = (html: string): string[] => {
  const shown = html.replace(/<style>[\s\S]*?<\/style>/, '')
  const tags = [...shown.matchAll(/<\/?([a-z][a-z0-9-]*)([^>]*)>/gi)]
  const harm = /^(script|iframe|object|embed|form|input|link|meta|base|style|math|video|audio|textarea|button|template)$/i
  return tags.flatMap(([whole, tag = '', rest = '']) => {
    const attributes = [...rest.matchAll(/([^\s"'=<>/]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g)].map(
      ([, name = '', value = '']) => [name.toLowerCase(), value.replace(/^["']|["']$/g, '')] as const,
    )
    const bad = attributes.some(
      ([name, value]) =>
        name.startsWith('on') ||
        name === 'style' ||
        name === 'srcdoc' ||
        ((name === 'href' || name === 'src') && /^\s*(javascript|data|vbscript):/i.test(value)),
    )
    return harm.test(tag) || bad ? [whole] : []
  })
}

describe('the web renderer', () => {
  it('shows slots, tokens and the language, below a class of its own', async () => {
    const { html, text } = await render(good)
    expect(html).toContain('--color-white:#ffffff')
    expect(html).toMatch(/<style>.*\.c-[0-9a-f]{10}\{/s)
    expect(html).toMatch(
      /<div class="c-[0-9a-f]{10}" lang="en"><div class="a"><h2>Dry<\/h2><p>All the way\.<\/p><a href="\/shells">See<\/a><\/div><\/div>$/,
    )
    expect(text).toBe('Dry\nAll the way.\nSee')
  })

  it('gives the same bytes for the same things', async () => {
    expect(await render(good)).toEqual(await render(structuredClone(good)))
    expect((await render(good)).html).not.toBe((await render({ ...good, headline: { en: { text: 'Drier' } } })).html)
  })

  it.each([
    ['markup in a text is text', { ...good, headline: { en: { text: '<b>Dry</b> & "safe"' } } }, '<h2>&lt;b&gt;Dry&lt;/b&gt; &amp; "safe"</h2>'],
    ['Liquid in a component is text', { ...good, headline: { en: { text: '{{ brand.name }}{% raw %}' } } }, '<h2>{{ brand.name }}{% raw %}</h2>'],
    [
      'prose keeps its markup and loses the rest',
      { ...good, body: { en: { text: '<p onclick="x()">A<script>1</script><em>b</em></p><img src=x onerror=1>' } } },
      '<p>A<em>b</em></p>',
    ],
    ['a link that is none leads nowhere', { ...good, callToAction: { en: { text: 'See', href: 'javascript:alert(1)' } } }, '<a href="#">See</a>'],
    [
      'a quote ends no attribute',
      { ...good, callToAction: { en: { text: 'See', href: '/a"onmouseover="x()' } } },
      '<a href="/a%22onmouseover=%22x()">See</a>',
    ],
  ])('%s', async (_, fields, shown) => {
    const { html } = await render(fields as typeof good)
    expect(html).toContain(shown)
    expect(live(html)).toEqual([])
  })

  it('lets nothing live through, whatever a component says', async () => {
    const pieces = fc.constantFrom(
      '<script>',
      '</script>',
      '<img src=x onerror=alert(1)>',
      '"',
      "'",
      '>',
      '<',
      'javascript:alert(1)',
      '<a href="',
      '<svg onload=',
      '{{',
      '}}',
      '{%',
      '%}',
      '<style>',
      '</style>',
      '<!--',
      '-->',
      '&#x6a;',
      'Dry',
      ' ',
      '<p style=',
      '<iframe srcdoc=',
      '</div>',
      '\u0000',
      '<math><mi//xlink:href="',
    )
    const said = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(said, said, said, async (headline, prose, href) => {
        const { html } = await render({
          headline: { en: { text: headline } },
          body: { en: { text: prose } },
          callToAction: { en: { text: headline, href } },
        })
        expect(live(html)).toEqual([])
        expect(html.match(/<style>/g)).toHaveLength(1)
        expect([...html.matchAll(/<div/g)].length).toBe([...html.matchAll(/<\/div>/g)].length)
      }),
      { numRuns: 300 },
    )
  })

  it.each(['web-hero.html', 'mobile-hero.html'])('can read the sample template %s', async (file) => {
    expect(await web.check({ hash: file, body: starterTemplate(file) })).toBeUndefined()
  })

  it.each([
    ['Liquid that does not close', '<p>{{ slots.headline.text </p>', { path: 'body', line: 1 }],
    ['an unknown filter', '<p>{{ slots.headline.text | shout }}</p>', { path: 'body', line: 1 }],
    ['a filter that lets text through unescaped', '<p>{{ slots.headline.text | raw }}</p>', { path: 'body', line: 1 }],
    [
      'a style that loads',
      '<style>.a{background:url(https://a.example/x)}</style>',
      { path: 'body', problem: 'it loads from an address; pictures are components' },
    ],
    ['a style that hides how it loads', '<style>.a{background:u\\72l(https://a.example/x)}</style>', { path: 'body' }],
    ['a style that imports', '<style>@import "x";</style>', { path: 'body' }],
    ['a style that leaves its class', '<style>} body { display: none</style>', { path: 'body', problem: 'its braces do not close' }],
    ['a loop without end', '{% for a in (1..100000) %}{% for b in (1..100000) %}{{ a }}{% endfor %}{% endfor %}', { path: 'body' }],
    ['Liquid in a style', '<style>.a{color:{{ tokens.color.white }}}</style>', { path: 'body' }],
  ])('refuses %s', async (_, template, place) => {
    expect(await web.check({ hash: template, body: template })).toMatchObject({ code: 'invalidInput', where: [place] })
  })

  it('stops a template that loops without end', async () => {
    const endless = '{% for a in (1..100000) %}{% for b in (1..100000) %}{{ a }}{% endfor %}{% endfor %}'
    await expect(render(good, endless)).rejects.toThrow(/limit/i)
  })

  it('makes a document of its own on demand', async () => {
    expect((await render(good, body, { whole: true })).html).toMatch(/^<!doctype html><html lang="en">/)
  })
})

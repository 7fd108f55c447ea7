import { describe, expect, it } from 'vitest'
import { featurePlaces, mailLint } from './mail-lint.ts'

const features = (html: string): string[] => mailLint(html).map(({ feature }) => feature)

describe('what mail programs leave out of HTML', () => {
  it.each([
    ['an element', '<video src="x.mp4"></video>', ['a video']],
    ['an attribute', '<img src="a.png" srcset="b.png 2x">', ['srcset and sizes']],
    ['a picture within the HTML', '<img src="data:image/png;base64,AAAA">', ['a picture within the HTML (base64)']],
    ['a drawing within the letter', '<p><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></p>', ['an SVG drawing']],
    ['the type of a picture', '<img src="https://a.example/logo.SVG?v=2"><img src="b.jpg">', ['SVG']],
    ['the type of a picture behind', '<table background="a.avif"><td style="background:url(\'b.webp\')">', ['AVIF', 'WebP']],
    ['no type in a name', '<img src="https://svg.example/a.svg.png"><img src="{{ slots.image.src }}">', []],
    ['a link within the letter', '<a href="#more">more</a>', ['a link within the letter']],
    ['a property', '<p style="object-fit: cover">', ['object-fit']],
    ['a value', '<p style="DISPLAY:Flex">', ['display: flex']],
    ['a function and a unit', '<p style="width:calc(100% - 2vw)">', ['calc()', 'vw']],
    ['an at-rule and its condition', '<style>@media (prefers-color-scheme: dark) { p { color: red } }</style>', ['rules for dark mode']],
    ['a pseudo-class', '<style>a.b:hover, a:focus { color: red }</style>', [':hover']],
    ['generated content', '<style>p::before { content: "x" }</style>', ['::before']],
    [
      'nothing that all of them show',
      '<style>p { color: #000 }</style><table><tr><td style="padding:4px;width:50%"><a href="https://a.example">x</a>',
      [],
    ],
    ['nothing in a comment of CSS', '<style>/* p { display: flex } */</style>', []],
    ['nothing in a value that only looks like one', '<p style="font-family:Flex Grid">flex</p>', []],
    ['nothing in a comment for one program', '<!--[if mso]><video></video><![endif]-->', []],
    ['HTML that breaks off', '<style>p { display: grid', ['display: grid']],
    ['no HTML at all', '', []],
  ])('%s', (_, html, found) => expect(features(html).sort()).toEqual([...found].sort()))

  it('does not count Outlook for Windows where it does not read', () => {
    const style = '<style>p { background-image: none; display: flex }</style>'
    const [, flex] = mailLint(style)
    expect(flex?.programs).toContain('Outlook for Windows')
    const without = mailLint(`<!--[if !mso]><!-->${style}<!--<![endif]-->`)
    expect(without.map(({ feature, programs }) => [feature, programs.includes('Outlook for Windows')])).toEqual([['display: flex', false]])
    expect(mailLint(`<!--[if !mso]><!-->${style}<!--<![endif]-->${style}`)[1]?.programs).toContain('Outlook for Windows')
  })

  it('is found where it is written in MJML', () => {
    const body = `<mjml><mj-head><mj-style>
  /* a { display: flex } */
  .a { display: flex }
</mj-style></mj-head>
<mj-body><mj-raw><svg></svg></mj-raw>
<mj-image src="a.svg" />
<mj-image src="a.png" /></mj-body></mjml>`
    const lineOf = (at: number) => body.slice(0, at).split('\n').length
    const lines = [...featurePlaces(body)].map(([feature, at]) => [feature, [...new Set(at.map(lineOf))]])
    expect(Object.fromEntries(lines)).toEqual({ 'display: flex': [3], 'an SVG drawing': [5], SVG: [6] })
  })
})

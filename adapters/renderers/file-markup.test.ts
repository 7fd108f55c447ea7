import { expect, test } from 'vitest'
import type { ContentChannel } from '../../engine/create/channel.ts'
import type { Component, Fields } from '../../engine/create/component.ts'
import type { Form } from '../../engine/create/component-kind.ts'
import { byId } from '../../engine/create/composition.ts'
import { shownFile } from '../../engine/create/shown-file.ts'
import { someAsset, someComponent } from '../../engine/guard/guard.fixture.ts'
import { fileMarkup } from './file-markup.ts'
import type { SafeHtml } from './liquid.ts'
import { materialOf } from './render.fixture.ts'
import { sceneOf } from './scene.ts'

const hash = (letter: string) => letter.repeat(64)
const media = 'https://media.example/media/eng_1'
const video = someAsset({
  hash: hash('a'),
  mediaType: 'video/mp4',
  width: 1_280,
  height: 720,
  duration: 12,
  alt: { en: 'A "quick" rider' },
  poster: { asset: 'ast_2', hash: hash('b'), mediaType: 'image/jpeg' },
  captions: { en: { asset: 'ast_3', hash: hash('c'), ends: 12 }, de: { asset: 'ast_4', hash: hash('d'), ends: 12 } },
})
const shown = (channel: ContentChannel, { locale = 'en', href = undefined as string | undefined, of = video } = {}) =>
  fileMarkup(shownFile(of, locale, media), channel, { text: 'Care <guide>', locale, href }).html

test('a page plays it: nothing is loaded before, and captions of one’s own language are on', () => {
  const html = shown('web', { locale: 'de-AT' })
  expect(html).toContain(
    `<video controls playsinline preload="none" crossorigin="anonymous" width="1280" height="720" poster="${media}/${hash('b')}.jpg"`,
  )
  expect(html).not.toContain('autoplay')
  expect(html.match(/<track [^>]*>/g)).toEqual([
    `<track kind="captions" srclang="en" label="English" src="${media}/${hash('c')}.vtt">`,
    `<track kind="captions" srclang="de" label="Deutsch" src="${media}/${hash('d')}.vtt" default>`,
  ])
  expect(shown('web')).toContain('aria-label="A &#34;quick&#34; rider"')
})

test('a letter shows its poster, which leads to the page that plays it, or to the file', () => {
  expect(shown('email', { href: 'https://lindmoor.example/film' })).toBe(
    `<a href="https://lindmoor.example/film"><img src="${media}/${hash('b')}.jpg" alt="A &#34;quick&#34; rider" width="600" style="display:block;width:100%;max-width:100%;height:auto;border:0"></a>`,
  )
  expect(shown('email')).toContain(`<a href="${media}/${hash('a')}.mp4">`)
  const { poster: _poster, ...bare } = video
  expect(shown('email', { of: bare })).toBe(`<a href="${media}/${hash('a')}.mp4">A &#34;quick&#34; rider</a>`)
})

test('a banner shows its poster alone', () => expect(shown('display')).toBe(`<img src="${media}/${hash('b')}.jpg" alt="A &#34;quick&#34; rider">`))

test.each<[string, Form['fields'], Fields[string], string]>([
  ['the main field', { title: { type: 'text', required: true } }, { title: 'Wash & care', text: 'Not this' }, 'Wash &#38; care'],
  ['prose without its marks', { title: { type: 'prose', required: true } }, { title: '<p>Wash <b>cold</b></p>' }, 'Wash cold'],
  ['a text beside a document that stands for the whole', { text: { type: 'text', required: false } }, { text: 'Care' }, 'Care'],
  ['the name of the document where nothing else is said', {}, {}, 'A picture'],
])('the words of a link are %s, in a kind of an engine too', (_, declared, said, words) => {
  const [main = 'asset'] = Object.keys(declared).filter((name) => name === 'title')
  const form: Form = { main, fields: { ...declared, asset: { type: 'asset', required: true, of: 'document' } }, binding: false }
  const guide = someComponent('cpt_guide', 'guide', { '*': { ...said, asset: 'ast_1' } }, { form } as Partial<Component>)
  const paper = someAsset({ hash: hash('e'), mediaType: 'application/pdf', pages: 2, bytes: 9_000 })
  const material = { ...materialOf('', {}), components: byId([guide]), assets: byId([paper]) }
  const { slots } = sceneOf(material, { choice: { guide: 'cpt_guide' }, locale: 'en', media }) as { slots: Record<string, { html: SafeHtml }> }
  expect(slots['guide']?.html.html).toBe(`<a href="${media}/${hash('e')}.pdf">${words} (PDF, 2 pages, 9 kB)</a>`)
})

test.each([
  ['en', 12, 3_400_000, 'Care &#60;guide&#62; (PDF, 12 pages, 3.4 MB)'],
  ['de', 1, 90_000, 'Care &#60;guide&#62; (PDF, 1 Seite, 90 kB)'],
  ['ja', 12, 3_400_000, 'Care &#60;guide&#62; (PDF, 3.4 MB)'],
])('a document is a link that says what it leads to: %s', (locale, pages, bytes, says) => {
  const of = someAsset({ hash: hash('e'), mediaType: 'application/pdf', pages, bytes })
  expect(shown('web', { locale, of })).toBe(`<a href="${media}/${hash('e')}.pdf">${says}</a>`)
})

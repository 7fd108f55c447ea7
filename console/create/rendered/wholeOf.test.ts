import { expect, test } from 'vitest'
import { mediaIn, wholeOf } from './wholeOf.ts'

const font = 'http://here/media/eng_1/font/a.woff2'
const picture = 'http://here/media/eng_1/0f.jpg'
const html = `<style>@font-face{src:url(${font})}</style><i style="background:url(&quot;${picture}&quot;)"></i><img src="${picture}"><a href="http://here/shells">`

test('each picture and font is named once', () => expect(mediaIn(html)).toEqual([font, picture]))

test('a video, its captions and a document are not', () =>
  expect(mediaIn(['mp4', 'webm', 'mov', 'vtt', 'pdf'].map((ending) => `<a href="http://here/media/eng_1/0f.${ending}">`).join(''))).toEqual([]))

test('what is known stands in it, what is not stays an address', () => {
  expect(wholeOf(html, new Map([[picture, 'data:image/jpeg;base64,AA==']]))).toBe(html.replaceAll(picture, 'data:image/jpeg;base64,AA=='))
})

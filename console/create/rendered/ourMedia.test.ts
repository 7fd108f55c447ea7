import { expect, test } from 'vitest'
import { ourMedia } from './ourMedia.ts'

test.each([
  ['url("http://127.0.0.1:4100/media/eng_1/font/a.woff2")', 'url("https://here/media/eng_1/font/a.woff2")'],
  ['<img src="https://engine.example/media/eng_1/0f.jpg">', '<img src="https://here/media/eng_1/0f.jpg">'],
  ['<a href="https://elsewhere.example/media/eng">', '<a href="https://elsewhere.example/media/eng">'],
  ['<a href="https://shop.example/shells">', '<a href="https://shop.example/shells">'],
])('%s → %s', (html, ours) => expect(ourMedia(html, 'https://here')).toBe(ours))

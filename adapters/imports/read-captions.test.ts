import { describe, expect, it, test } from 'vitest'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { incomingBytes } from './incoming.ts'
import { readBinary } from './read-binary.ts'

const read = (text: string | Uint8Array) => readBinary(incomingBytes(typeof text === 'string' ? Buffer.from(text) : text))
const whyOf = async (text: string | Uint8Array): Promise<string> => {
  const found = await read(text)
  return isRefusal(found) ? found.message : `taken until ${found.facts.duration}`
}
const cue = (time: string, ...said: string[]) => ['WEBVTT', '', time, ...said].join('\n')

describe('captions are taken', () => {
  it('with the hash of their bytes, and where the last of them ends', async () => {
    const text =
      '\uFEFFWEBVTT - Rain\nLanguage: en\n\nNOTE by Jonna\n\n1\n00:01.000 --> 00:02.500 line:90% align:start\n<v Jonna>It <i>rains</i>.\n\n00:00:03.000 --> 01:00:04.000\n[wind]\n'
    expect(await read(text)).toMatchObject({ facts: { mediaType: 'text/vtt', width: 0, height: 0, duration: 3_604, bytes: Buffer.byteLength(text) } })
  })

  it('with the lines of other systems, and two cues that overlap', async () =>
    expect(await whyOf('WEBVTT\r\n\r\n00:01.000 --> 00:09.000\r\na\r\n\r\n00:02.000 --> 00:03.000\r\nb')).toBe('taken until 9'))
})

test.each([
  ['a header that goes on', 'WEBVTTX\n\n00:01.000 --> 00:02.000\na', /cannot be read|not a picture|WEBVTT/],
  ['no cue', 'WEBVTT\n', /line 1, no cue follows/],
  ['words without a time', 'WEBVTT\n\nIt rains.', /line 3, a cue has no time/],
  ['times of SubRip', cue('00:00:01,000 --> 00:00:02,000', 'a'), /line 3, “00:00:01,000 --> 00:00:02,000” is no time of a cue/],
  ['a cue that ends before it begins', cue('00:02.000 --> 00:01.000', 'a'), /line 3, a cue ends before it begins/],
  ['cues out of order', `${cue('00:02.000 --> 00:03.000', 'a')}\n\n00:01.000 --> 00:04.000\nb`, /line 6, a cue begins before/],
  ['a script', cue('00:01.000 --> 00:02.000', 'a', '<script>alert(1)</script>'), /line 5, “<script>” is no markup of captions/],
  ['a picture with an event', cue('00:01.000 --> 00:02.000', '<img src=x onerror=alert(1)>'), /line 4, “<img src=x/],
  ['a tag that never closes', cue('00:01.000 --> 00:02.000', `<c${'.a'.repeat(50_000)}`), /is no markup/],
  ['a style sheet', `WEBVTT\n\nSTYLE\n::cue { background: url(https://x.example) }\n\n00:01.000 --> 00:02.000\na`, /line 3, it holds a style/],
  ['letters of another encoding', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nRegen f\xfcr alle', 'latin1'), /not written in UTF-8/],
])('captions are refused for %s', async (_, text, why) => expect(await whyOf(text)).toMatch(why))

test('forty thousand cues are read in a moment', async () => {
  const two = (n: number) => String(n).padStart(2, '0')
  const cues = Array.from(
    { length: 40_000 },
    (_, n) => `${two(Math.floor(n / 3600))}:${two(Math.floor(n / 60) % 60)}:${two(n % 60)}.000 --> 99:00:00.000\na\n`,
  )
  const from = performance.now()
  expect(await whyOf(`WEBVTT\n\n${cues.join('\n')}`)).toBe('taken until 356400')
  expect(performance.now() - from).toBeLessThan(3_000)
})

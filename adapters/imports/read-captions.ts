import { mostBytes } from '../../engine/create/coming-in.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import { type FileReader, type ReadFile, unreadable } from './file-reader.ts'
import type { Incoming } from './incoming.ts'

const remedy = 'Export it anew as WebVTT from the program that made it, and upload it again.'
const refused = (line: number, problem: string): Refusal => unreadable(`The captions cannot be taken: line ${line}, ${problem}.`, remedy)

/** Hours may have more than two digits, and be left out (WebVTT, W3C Candidate Recommendation 2019, 4.1). */
const time = String.raw`(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}`
const timing = new RegExp(`^(${time})[ \\t]+-->[ \\t]+(${time})(?:[ \\t]+(?:vertical|line|position|size|align|region):[^\\s]+)*[ \\t]*$`)

/** Spans that cues may hold: class, italics, bold, underline, ruby, voice, language, and times. Whatever else looks like a tag is none of captions. */
const span = new RegExp(String.raw`^</?(?:c|i|b|u|ruby|rt|v|lang)(?:\.[^\s<>.]+)*(?:[ \t][^<>]*)?>$|^<${time}>$`)

/** Reads captions to their end: header, times that go forward, and nothing in a cue but the spans of captions. Style blocks load things, and are refused. */
const readCaptions = async (incoming: Incoming): Promise<ReadFile | Refusal> => {
  const text = utf8(await incoming.all())
  if (text === undefined) return unreadable('The captions are not written in UTF-8.', 'Save them as UTF-8, and upload them again.')
  const ends = endOf(text)
  if (typeof ends !== 'number') return ends
  return { facts: { hash: await incoming.hash(), mediaType: 'text/vtt', bytes: incoming.bytes, width: 0, height: 0, duration: ends } }
}

const utf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

interface Block {
  /** From 1. */
  line: number
  lines: string[]
}

/** Blocks are parted by empty lines. */
const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = []
  let open: Block | undefined
  for (const [n, line] of text.replaceAll(/\r\n?/g, '\n').split('\n').entries()) {
    if (line.trim() === '') open = undefined
    else if (open) open.lines.push(line)
    else blocks.push((open = { line: n + 1, lines: [line] }))
  }
  return blocks
}

/** Where the last cue ends, in seconds; or what is wrong. */
const endOf = (text: string): number | Refusal => {
  const [header, ...blocks] = blocksOf(text)
  if (header?.line !== 1 || !/^WEBVTT(?:[ \t].*)?$/.test(header.lines[0] ?? '')) return refused(1, 'it does not begin with WEBVTT')
  let last: Cue = { from: 0, until: 0 }
  let ends = 0
  for (const block of blocks) {
    const [first = ''] = block.lines
    if (/^NOTE(?:[ \t]|$)/.test(first)) continue
    if (/^(?:STYLE|REGION)(?:[ \t]|$)/.test(first))
      return refused(block.line, 'it holds a style or region block, and captions look as the player has them')
    const cue = cueOf(block)
    if (isRefusal(cue)) return cue
    if (cue.from < last.from) return refused(block.line, 'a cue begins before the one above it')
    last = cue
    ends = Math.max(ends, cue.until)
  }
  return ends > 0 ? ends : refused(header.line, 'no cue follows')
}

interface Cue {
  /** Seconds. */
  from: number
  until: number
}

/** It may have a name above its time. */
const cueOf = ({ line, lines }: Block): Cue | Refusal => {
  const at = lines.slice(0, 2).findIndex((one) => one.includes('-->'))
  if (at < 0) return refused(line, 'a cue has no time')
  const [, from, until] = timing.exec(lines[at] ?? '') ?? []
  if (from === undefined || until === undefined) return refused(line + at, `“${(lines[at] ?? '').slice(0, 60)}” is no time of a cue`)
  const cue = { from: secondsOf(from), until: secondsOf(until) }
  if (cue.until <= cue.from) return refused(line + at, 'a cue ends before it begins')
  for (const [n, said] of lines.slice(at + 1).entries()) {
    const strange = strangeIn(said)
    if (strange !== undefined) return refused(line + at + 1 + n, `“${strange.slice(0, 40)}” is no markup of captions`)
  }
  return cue
}

const secondsOf = (said: string): number => said.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

const strangeIn = (line: string): string | undefined => line.match(/<[^>]*>?/g)?.find((tag) => !span.test(tag))

const isCaptions = (head: Uint8Array): boolean => /^(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)/.test(Buffer.from(head.subarray(0, 12)).toString('latin1'))

export const captions: FileReader = { name: 'The file of captions', mostBytes: mostBytes.captions, is: isCaptions, read: readCaptions }

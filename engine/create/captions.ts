import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Asset, Captions } from './asset.ts'
import { localeChain } from './locale-chain.ts'
import { sortInWords, sortOf } from './media-sort.ts'

/** What somebody says of the captions of a video: locale → id or key; null takes those of a locale away. */
export type SaidCaptions = Readonly<Record<string, string | null>>

/** Files that are to be looked for. */
export const captionFiles = (said: SaidCaptions = {}): string[] => Object.values(said).filter((one) => one !== null)

/** The captions of a video after what was said of them, or why a file can be none. */
export const captionsOf = (
  of: Pick<Asset, 'mediaType' | 'captions'>,
  said: SaidCaptions,
  files: ReadonlyMap<string, Asset>,
): Asset['captions'] | Refusal => {
  if (sortOf(of) !== 'video')
    return refuse('invalidInput', `Captions belong to a video, and this is ${sortInWords[sortOf(of)]}.`, {
      where: [{ path: 'captions', problem: 'not a video' }],
      remedy: 'Name them at the video that they are of.',
    })
  const captions = new Map(Object.entries(of.captions ?? {}))
  for (const [locale, reference] of Object.entries(said)) {
    if (reference === null) captions.delete(locale)
    else {
      const found = boundTo(`captions.${locale}`, reference, files.get(reference))
      if (isRefusal(found)) return found
      captions.set(locale, found)
    }
  }
  return captions.size === 0 ? undefined : Object.fromEntries(captions)
}

const boundTo = (path: string, reference: string, file: Asset | undefined): Captions | Refusal => {
  if (!file || file.state === 'retired')
    return refuse('invalidInput', `No usable file of captions has the id or key ${reference}.`, {
      where: [{ path, problem: file ? 'retired' : 'unknown here' }],
      remedy: 'Add the WebVTT file first (asset.add), then name it.',
    })
  return sortOf(file) === 'captions' && file.duration !== undefined
    ? { asset: file.id, hash: file.hash, ends: file.duration }
    : refuse('invalidInput', `“${file.name}” is ${sortInWords[sortOf(file)]}.`, {
        where: [{ path, problem: 'no captions' }],
        remedy: 'Name a WebVTT file (.vtt).',
      })
}

/** The captions that a reader of a locale gets, with the locale that they are bound to. */
export const captionsIn = ({ captions = {} }: Pick<Asset, 'captions'>, locale: string): { locale: string; captions: Captions } | undefined =>
  localeChain(locale).flatMap((place) => (captions[place] ? [{ locale: place, captions: captions[place] }] : []))[0]

/** Codecs of pictures, as mediabunny names them: all others are of sound. */
const silent = new Set(['avc', 'hevc', 'vp8', 'vp9', 'av1', 'prores'])

/** Whether a video has sound, as far as its container says; one that says nothing is taken to have some. */
export const isHeard = ({ codecs }: Pick<Asset, 'codecs'>): boolean => codecs === undefined || codecs.some((codec) => !silent.has(codec))

import type { Asset } from '../../create/asset.ts'
import type { GuardrailCase } from './guardrail-case.ts'

const pieces = { video: { '*': { asset: 'ast_1' } } }
const played = { video: { '*': { asset: 'ast_1', href: '/film' } } }
const hash = 'b'.repeat(64)
/** Twenty seconds at 4 Mbit/s, with sound. */
const video: Partial<Asset> = {
  name: 'Ridge',
  mediaType: 'video/mp4',
  duration: 20,
  bytes: 10_000_000,
  codecs: ['avc', 'aac'],
  captions: { en: { asset: 'ast_en', hash, ends: 20 } },
  poster: { asset: 'ast_poster', hash, mediaType: 'image/jpeg' },
}
const { captions: _captions, poster: _poster, ...bare } = video

/** What is said of videos. */
export const videoCases: readonly GuardrailCase[] = [
  { kind: 'videos-have-captions', says: 'captions in its language', pieces, asset: video, finds: [] },
  { kind: 'videos-have-captions', says: 'captions of the language serve its region', pieces, asset: video, locale: 'en-GB', finds: [] },
  {
    kind: 'videos-have-captions',
    says: 'captions in another language alone',
    pieces,
    asset: video,
    locale: 'de',
    finds: ['“Ridge” has no captions in de.'],
    severity: 'block',
    fix: 'Add its captions in de (WebVTT), and name them at the video',
  },
  { kind: 'videos-have-captions', says: 'without sound nothing is heard', pieces, asset: { ...bare, codecs: ['vp9'] }, finds: [] },
  { kind: 'videos-have-captions', says: 'in a banner nothing is played', pieces, asset: bare, template: { channel: 'display' }, finds: [] },
  { kind: 'videos-have-captions', says: 'a picture', pieces: { image: pieces.video }, finds: [] },
  {
    kind: 'videos-have-captions',
    says: 'captions of another cut',
    pieces,
    asset: { ...video, captions: { en: { asset: 'ast_en', hash, ends: 32 } } },
    finds: ['Its captions in en end 12 s after “Ridge”.'],
    severity: 'warn',
  },
  {
    kind: 'videos-have-captions',
    says: 'a letter leads to the file itself',
    pieces,
    asset: video,
    template: { channel: 'email' },
    finds: ['From a letter “Ridge” opens without its captions.'],
    severity: 'warn',
  },
  { kind: 'videos-have-captions', says: 'a letter leads to a page', pieces: played, asset: video, template: { channel: 'email' }, finds: [] },

  { kind: 'videos-have-a-poster', says: 'one', pieces, asset: video, finds: [] },
  { kind: 'videos-have-a-poster', says: 'none in a page', pieces, asset: bare, finds: ['“Ridge” has no poster.'], severity: 'warn' },
  {
    kind: 'videos-have-a-poster',
    says: 'none in a banner, where nothing else is seen of it',
    pieces,
    asset: bare,
    template: { channel: 'display' },
    finds: ['“Ridge” has no poster.'],
    severity: 'block',
  },

  { kind: 'videos-play-without-waiting', says: '4 Mbit a second', pieces, asset: video, finds: [] },
  {
    kind: 'videos-play-without-waiting',
    says: '12 Mbit a second',
    pieces,
    asset: { ...video, bytes: 30_000_000 },
    finds: ['“Ridge” needs 12 Mbit a second, 8 allowed.'],
    severity: 'warn',
  },
  {
    kind: 'videos-play-without-waiting',
    says: 'as the engine set it',
    settings: { most: 3 },
    pieces,
    asset: video,
    finds: ['“Ridge” needs 4 Mbit a second, 3 allowed.'],
  },
]

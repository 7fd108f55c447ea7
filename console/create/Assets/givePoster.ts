import { isRefusal } from '../../../engine/kernel/refusal.ts'
import { call } from '../../api/call.ts'
import type { Asset } from './useMediaOf.ts'
import { posterOfVideo } from './videoFrame.ts'
import { words } from './words.ts'

/** A video that came in is given the picture that this browser makes of it. Where it makes none, the video stands without. */
export const givePoster = async (video: Pick<Asset, 'id' | 'name'>, file: Blob): Promise<void> => {
  const frame = await posterOfVideo(file)
  if (frame) await standFor(video, frame)
}

/** Adds a picture, and lets it stand for the video; one that is there already does as well. */
export const standFor = async ({ id, name }: Pick<Asset, 'id' | 'name'>, frame: Blob) => {
  const added = await call('asset.add', { name: words.video.posterOf(name.slice(0, 140)), content: await base64Of(frame) })
  const there = isRefusal(added) ? added.facts?.['asset'] : added.id
  return typeof there === 'string' ? call('asset.amend', { id, poster: there }) : added
}

const base64Of = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}

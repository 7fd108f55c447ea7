import type { DetailedError, Upload } from 'tus-js-client'
import { mostBytes } from '../../../engine/create/coming-in.ts'
import type { MediaSort } from '../../../engine/create/media-sort.ts'
import { standingOf } from '../../../engine/create/rights-in-words.ts'
import { statedInWords } from '../../../engine/create/stated-in-words.ts'
import { isRefusal, type Refusal } from '../../../engine/kernel/refusal.ts'
import { call } from '../../api/call.ts'
import type { Operations } from '../../api/operations.ts'
import { nameOfFile } from '../../../engine/create/name-of-file.ts'
import { words } from './words.ts'

type Near = Operations['asset.show']['output']['near'][number]

/** One file on its way: what stands beside its name. */
export interface Sent {
  id: string
  name: string
  state: 'waiting' | 'sending' | 'broken' | 'reading' | 'added' | 'same' | 'refused' | 'left' | 'stopped'
  /** 0 to 1 */
  share: number
  /** Key of the picture that it became, or that was there already. */
  asset?: string
  why?: string
  /** Another that looks nearly the same. */
  near?: Near
  /** What its file states of its rights: nobody has cleared what it may be used for. */
  stated?: string
}

export type Tell = (change: Partial<Sent>) => void

const sortOf = ({ type, name }: File): MediaSort =>
  type.startsWith('video/') || /\.(mp4|m4v|mov|webm)$/i.test(name)
    ? 'video'
    : type === 'application/pdf' || /\.pdf$/i.test(name)
      ? 'document'
      : /\.vtt$/i.test(name)
        ? 'captions'
        : 'picture'
/** A broken line is tried again at once, then ever more seldom, for ten minutes. */
const retries = [0, 500, 1_000, 3_000, 5_000, 10_000, 20_000, 40_000, 60_000, 120_000, 300_000]

/** A folder, or what is gone or locked, cannot be read, however often it is tried. */
const canBeRead = (file: File): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )

/** Sends one file in pieces and has it added, perhaps in place of another; answers once nothing more comes of it. A stop ends it on the server too. */
export const sendFile = async (file: File, tell: Tell, stop: AbortSignal, said: { replaces?: string } = {}): Promise<void> => {
  const most = mostBytes[sortOf(file)]
  if (file.size > most)
    return tell({ state: 'refused', why: words.upload.tooLarge(String(Math.ceil(file.size / 1e6)), String(Math.floor(most / 1e6))) })
  if (!(await canBeRead(file))) return tell({ state: 'refused', why: words.upload.unreadable })
  try {
    const id = await sendBytes(file, tell, stop)
    tell({ state: 'reading', share: 1 })
    const answer = await call('asset.add', { name: nameOfFile(file.name), upload: id, ...said })
    if (!isRefusal(answer) && sortOf(file) === 'video') {
      const { givePoster } = await import('./givePoster.ts')
      await givePoster(answer, file)
    }
    tell(outcomeOf(answer))
  } catch (problem) {
    tell(stop.aborted ? { state: 'stopped' } : { state: 'refused', why: reasonOf(problem) })
  }
}

/** The name of the upload once all of it is there. Taken along only when somebody uploads something. */
const sendBytes = async (file: File, tell: Tell, stop: AbortSignal): Promise<string> => {
  const { Upload: Sender } = await import('tus-js-client')
  return new Promise((resolve, reject) => {
    const upload: Upload = new Sender(file, {
      endpoint: '/uploads',
      retryDelays: retries,
      removeFingerprintOnSuccess: true,
      onProgress: (sent, all) => tell({ state: 'sending', share: all === 0 ? 1 : sent / all }),
      onShouldRetry: (error) => {
        const status = (error as DetailedError).originalResponse?.getStatus() ?? 0
        const again = status === 0 || status === 409 || status === 423 || status === 429 || status >= 500
        if (again) {
          tell({ state: 'broken' })
          void endUnreadable()
        }
        return again
      },
      onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
      onError: reject,
    })
    const endUnreadable = async (): Promise<void> => {
      if (await canBeRead(file)) return
      reject(new Unreadable())
      await upload.abort(true)
    }
    stop.addEventListener('abort', () => void upload.abort(true).finally(() => reject(new Error('stopped'))))
    // What was begun before, in this browser, goes on where it broke.
    const begin = async (): Promise<void> => {
      const [before] = await upload.findPreviousUploads()
      if (stop.aborted) return
      if (before) upload.resumeFromPreviousUpload(before)
      upload.start()
    }
    begin().catch(reject)
  })
}

type Answer = Awaited<ReturnType<typeof call<'asset.add'>>>

const isShut = (rights: Near['rights']): boolean => words.twin.shut[standingOf(rights, new Date().toISOString().slice(0, 10))] !== undefined

const outcomeOf = (answer: Answer): Partial<Sent> => {
  if (!isRefusal(answer)) {
    const { key, near, rights } = answer
    // A twin that may not be shown is told before a nearer one that may.
    const like = near.find((one) => isShut(one.rights)) ?? near[0]
    return { state: 'added', asset: key, ...(like && { near: like }), ...(rights?.cleared === false && { stated: statedInWords(rights) }) }
  }
  if (answer.code !== 'alreadyExists') return { state: 'refused', why: sentenceOf(answer) }
  const { asset } = answer.facts ?? {}
  const name = /“(.+)”/.exec(answer.message)?.[1] ?? ''
  return { state: 'same', why: words.upload.same(name), ...(typeof asset === 'string' && { asset }) }
}

const sentenceOf = ({ message, remedy }: Refusal): string => `${message} ${remedy}`

class Unreadable extends Error {}

const reasonOf = (problem: unknown): string => {
  if (problem instanceof Unreadable) return words.upload.unreadable
  const body = (problem as DetailedError).originalResponse?.getBody() ?? ''
  try {
    const { detail, remedy } = JSON.parse(body) as { detail: string; remedy: string }
    return `${detail} ${remedy}`
  } catch {
    return words.upload.broken
  }
}

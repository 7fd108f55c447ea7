import type { Asset } from '../../engine/create/asset.ts'
import { nameOfFile } from '../../engine/create/name-of-file.ts'
import type { Near } from '../../engine/create/near.ts'
import { statedInWords } from '../../engine/create/stated-in-words.ts'
import { isRefusal, type Refusal, type RefusalPlace } from '../../engine/kernel/refusal.ts'
import { type Connected } from '../connection.ts'
import { reach } from '../perform.ts'
import type { Outgoing } from './outgoing.ts'

/** What became of one file. */
export interface Outcome {
  name: string
  outcome: 'added' | 'same' | 'refused' | 'skipped'
  /** Key of the picture that it became, or that was there already. */
  asset?: string
  why?: string
  /** Of what was added: its file states a holder or terms, and nobody has cleared what it may be used for. */
  uncleared?: boolean
}

/** A broken line is tried again at once, then ever more seldom. */
const retries = [0, 500, 1_000, 3_000, 5_000, 10_000, 20_000]
const pieceBytes = 5_000_000

/** What is said beside the bytes. */
export interface Said {
  tags?: readonly string[]
  folder?: string
  path?: string
  replaces?: string
}

/** One file into the library. Its hash is asked for first, so that what came before a kill, or lies there from long ago, is not sent again. */
export const send = async (connected: Connected, name: string, file: Outgoing, said: Said = {}): Promise<Outcome> => {
  const words = { name: nameOfFile(name.split(/[/\\]/).at(-1) ?? name), ...said }
  const known = await reach(connected, 'asset.record', { ...words, hash: await file.hash() })
  if (!isRefusal(known) || known.code !== 'notFound') return outcomeOf(name, known)
  const upload = await sendBytes(connected, file)
  return outcomeOf(name, await reach(connected, 'asset.add', { ...words, upload }))
}

/** The name of the upload once all of it is there; after a broken line it goes on where it was. */
const sendBytes = async ({ url, token }: Connected, file: Outgoing): Promise<string> => {
  const { Upload } = await import('tus-js-client')
  return new Promise((resolve, reject) => {
    const upload = new Upload(file.source() as never, {
      endpoint: new URL('/uploads', url).href,
      headers: { authorization: `Bearer ${token}` },
      retryDelays: retries,
      chunkSize: pieceBytes,
      uploadSize: file.size,
      onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
      onError: reject,
    })
    upload.start()
  })
}

const outcomeOf = (name: string, answer: unknown): Outcome => {
  if (!isRefusal(answer)) {
    const { key, near, rights } = answer as Pick<Asset, 'key' | 'rights'> & { near: readonly Near[] }
    const uncleared = rights?.cleared === false
    const why = [
      ...near.slice(0, 1).map((like) => `looks nearly like “${like.name}” (${like.key})`),
      ...(uncleared ? [`not cleared: ${statedInWords(rights)}`] : []),
    ]
    return { name, outcome: 'added', asset: key, uncleared, ...(why.length > 0 && { why: why.join('; ') }) }
  }
  const { code, message, facts, where = [] } = answer as Refusal
  if (code !== 'alreadyExists' || typeof facts?.['asset'] !== 'string')
    return {
      name,
      outcome: 'refused',
      why: [
        message,
        ...where
          .filter(({ path }) => path !== 'content')
          .slice(0, mostPlaces)
          .map(inWords),
      ].join(' '),
    }
  return { name, outcome: 'same', asset: facts['asset'], why: message }
}

/** What was said of the file is told; what is wrong with its bytes stands in the message. */
const mostPlaces = 3
const inWords = ({ problem, hint }: RefusalPlace): string => `${problem}${hint === undefined ? '' : ` (${hint})`}.`

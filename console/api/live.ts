/** How the screen stands to the truth. Times are milliseconds since 1970, by this machine's clock. */
export type LiveState =
  | { kind: 'connecting' }
  | { kind: 'live'; /** How old the last news were when they came, in milliseconds. */ behind: number }
  | { kind: 'cut'; since: number; nextTry: number }

/** What the line needs of the browser, so that tests may hand it a line of their own. */
export interface Line {
  addEventListener(type: 'message', listener: (event: MessageEvent<string>) => void): void
  addEventListener(type: 'error', listener: () => void): void
  close(): void
}

export interface LiveOptions {
  connect: () => Line
  /** Nouns that the journal or the event log just named. */
  onNews: (nouns: ReadonlySet<string>) => void
  now?: () => number
}

/** Open while somebody listens. */
export interface Live {
  state(): LiveState
  subscribe(listener: () => void): () => void
}

interface Message {
  at: string
  verbs?: string[]
  objects?: string[]
}

/** The server beats every five seconds; after three missed beats the line counts as cut. */
const silence = 16_000
const firstWait = 1000
const longestWait = 30_000

/** Keeps a line of server-sent events open: tells what changed, how old the picture is, and when it is cut, since when. */
export const openLive = ({ connect, onNews, now = Date.now }: LiveOptions): Live => {
  let state: LiveState = { kind: 'connecting' }
  let line: Line | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let [wait, lastTruth] = [firstWait, now()]
  const listeners = new Set<() => void>()

  const become = (next: LiveState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const later = (delay: number, then: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(then, delay)
  }
  const cut = () => {
    line?.close()
    become({ kind: 'cut', since: lastTruth, nextTry: now() + wait })
    later(wait, open)
    wait = Math.min(longestWait, wait * 2)
  }
  const hear = ({ data }: MessageEvent<string>) => {
    const { at, verbs = [], objects = [] } = JSON.parse(data) as Message
    const missed = state.kind === 'cut'
    lastTruth = now()
    wait = firstWait
    become({ kind: 'live', behind: Math.max(0, lastTruth - Date.parse(at)) })
    later(silence, cut)
    const nouns = new Set([...verbs.map((verb) => verb.split('.')[0] ?? ''), ...objects])
    if (missed) onNews(new Set(['*']))
    else if (nouns.size > 0) onNews(nouns)
  }
  const open = () => {
    line = connect()
    line.addEventListener('message', hear)
    line.addEventListener('error', cut)
    later(silence, cut)
  }
  const close = () => {
    clearTimeout(timer)
    line?.close()
  }
  return {
    state: () => state,
    subscribe: (listener) => {
      if (listeners.size === 0) open()
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) close()
      }
    },
  }
}

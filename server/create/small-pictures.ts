import { smallPicture } from '../../adapters/imports/small-picture.ts'
import { inTurn } from './in-turn.ts'

/** Of 320 pixels most weigh less than 30 kB. */
const mostKept = 24_000_000
const atOnce = 2

type Small = Uint8Array<ArrayBuffer>

/**
 * Small pictures for whoever asks, each made once while it is asked for again: a large one takes seconds, and anybody may ask. Few are made at a time;
 * the rest wait, never more than there are pictures.
 */
export const smallPictures = (make: (bytes: Uint8Array) => Promise<Small> = smallPicture) => {
  /** The latest asked for is last. */
  const kept = new Map<string, Small>()
  const coming = new Map<string, Promise<Small | undefined>>()
  const turns = inTurn(atOnce)
  let weight = 0

  const keep = (key: string, small: Small): void => {
    kept.set(key, small)
    weight += small.byteLength
    for (const [oldest, { byteLength }] of kept) {
      if (weight <= mostKept || oldest === key) return
      kept.delete(oldest)
      weight -= byteLength
    }
  }
  /** `before` is waited for outside of any turn: a page that has to be drawn first holds up no other picture. */
  return async (key: string, read: () => Promise<Uint8Array | undefined>, before?: () => Promise<unknown>): Promise<Small | undefined> => {
    const known = kept.get(key)
    if (known) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const under = coming.get(key)
    if (under) return under
    const made = Promise.resolve(before?.())
      .then(() =>
        turns.run(async () => {
          const bytes = await read()
          return bytes && make(bytes)
        }),
      )
      .then((small) => {
        if (small) keep(key, small)
        return small
      })
      .finally(() => coming.delete(key))
    coming.set(key, made)
    return made
  }
}

/** Called with nothing once it is safe. A callback and not a promise: there is one for each decision. */
export type Done = (error?: Error) => void

/** Lines that go to the disk together, and whoever waits for them. */
export interface Group {
  /** Bytes of its lines. */
  size(): number
  add(line: string, done: Done): void
  /** They hold until it is emptied. */
  bytes(): Buffer
  /** Empties it, and says who waited. */
  empty(): Done[]
}

const leastRoom = 262_144
/** A room that swelled beyond this in a jam is given up after it. */
const mostRoom = 4 * 1_048_576
const newline = 0x0a

/**
 * Each line is written out as it comes, while the pieces that it was put together from are still in the processor’s cache, and into a buffer that serves again: fresh
 * ones of this size would keep the collector busy.
 */
export const newGroup = (): Group => {
  let room = Buffer.allocUnsafe(leastRoom)
  let size = 0
  let waiting: Done[] = []
  const reach = (end: number): void => {
    if (end <= room.length) return
    const larger = Buffer.allocUnsafe(2 * end)
    room.copy(larger, 0, 0, size)
    room = larger
  }
  return {
    size: () => size,
    add: (line, done) => {
      // A UTF-16 unit is three bytes of UTF-8 at most.
      reach(size + 3 * line.length + 1)
      size += room.write(line, size)
      room[size++] = newline
      waiting.push(done)
    },
    bytes: () => room.subarray(0, size),
    empty: () => {
      const waited = waiting
      waiting = []
      size = 0
      if (room.length > mostRoom) room = Buffer.allocUnsafe(leastRoom)
      return waited
    },
  }
}

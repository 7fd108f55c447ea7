import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Sent, sendFile } from './uploading.ts'

const atOnce = 2

export interface Uploads {
  sent: readonly Sent[]
  add: (files: Iterable<File>) => void
  stop: (id?: string) => void
  clear: () => void
}

const isOver = ({ state }: Sent): boolean => !['waiting', 'sending', 'broken', 'reading'].includes(state)

/** Files on their way, two at a time. Who leaves the screen stops them; what has come goes on when the same file is chosen again. */
export const useUploads = (): Uploads => {
  const [sent, setSent] = useState<readonly Sent[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const queue = useRef<{ id: string; file: File }[]>([])
  const busy = useRef(0)
  const client = useQueryClient()
  const tell = useCallback((id: string, change: Partial<Sent>) => {
    setSent((before) => before.map((one) => (one.id === id && !isOver(one) ? { ...one, ...change } : one)))
  }, [])
  const work = useCallback(async (): Promise<void> => {
    if (busy.current >= atOnce) return
    busy.current++
    for (let one = queue.current.shift(); one; one = queue.current.shift()) {
      const { id, file } = one
      const stop = stops.current.get(id)
      if (stop && !stop.signal.aborted) await sendFile(file, (change) => tell(id, change), stop.signal)
      // What has come is stopped no more, even by whoever leaves the screen.
      stops.current.delete(id)
      void client.invalidateQueries({ queryKey: ['asset.list'] })
    }
    busy.current--
  }, [client, tell])
  const add = useCallback(
    (files: Iterable<File>) => {
      const more = [...files].map((file) => ({ id: crypto.randomUUID(), file }))
      for (const { id } of more) stops.current.set(id, new AbortController())
      queue.current.push(...more)
      setSent((before) => [...before, ...more.map(({ id, file }): Sent => ({ id, name: file.name, state: 'waiting', share: 0 }))])
      for (let n = 0; n < atOnce; n++) void work()
    },
    [work],
  )
  const stop = useCallback((id?: string) => {
    for (const [one, controller] of stops.current) {
      if (id !== undefined && one !== id) continue
      controller.abort()
      queue.current = queue.current.filter((waiting) => waiting.id !== one)
      setSent((before) => before.map((line) => (line.id === one && !isOver(line) ? { ...line, state: 'stopped' } : line)))
    }
  }, [])
  const clear = useCallback(() => setSent((before) => before.filter((one) => !isOver(one))), [])
  useEffect(() => {
    const all = stops.current
    return () => all.forEach((controller) => controller.abort())
  }, [])
  return { sent, add, stop, clear }
}

/** How long between two announcements, in milliseconds: queues and verdicts only, at most one in ten seconds. */
export const quietFor = 10_000

export interface Announcer {
  say(sentence: string): void
  /** Ends the waiting timer. */
  stop(): void
}

/** Says sentences through `speak`, one at a time; of several that come too soon only the last is kept, for it is the truth by then. */
export const announcerWith = (speak: (sentence: string) => void, now: () => number = Date.now): Announcer => {
  let last = Number.NEGATIVE_INFINITY
  let waiting: ReturnType<typeof setTimeout> | undefined
  const speakNow = (sentence: string) => {
    last = now()
    speak(sentence)
  }
  return {
    say(sentence) {
      clearTimeout(waiting)
      const rest = last + quietFor - now()
      if (rest <= 0) speakNow(sentence)
      else waiting = setTimeout(() => speakNow(sentence), rest)
    },
    stop: () => clearTimeout(waiting),
  }
}

const place = (): HTMLElement => {
  const existing = document.getElementById('announcements')
  if (existing) return existing
  const region = document.createElement('div')
  region.id = 'announcements'
  region.className = 'sr-only'
  region.setAttribute('aria-live', 'polite')
  region.setAttribute('role', 'status')
  document.body.append(region)
  return region
}

/** The console's one live region. */
export const announcer = announcerWith((sentence) => {
  place().textContent = sentence
})

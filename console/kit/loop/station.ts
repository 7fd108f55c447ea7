/** The nine stations in the order of the loop; after the last comes the first. */
export const stages = ['brief', 'create', 'guard', 'approve', 'decide', 'activate', 'observe', 'learn', 'flow'] as const

export type Stage = (typeof stages)[number]

/** What one station is doing now. The same shape is drawn wide, upright and as the rail. */
export interface Station {
  stage: Stage
  /** What is in hand, for the rail: "9", "38/s". */
  figure: string
  /** The same as a sentence: "9 wait, oldest 2 d 4 h". */
  sentence: string
  /** Items that wait before it. */
  waiting: number
  /** How many of them have waited beyond the station's limit. */
  late: number
  /** Median time to the next station, as it is said; absent while nothing has passed. */
  next?: string
  /** Live traffic runs from here to the next station. */
  traffic?: boolean
  /** Nothing was ever here. */
  unlit?: boolean
  href: string
}

export const isHeld = ({ late }: Station): boolean => late > 0

/** More dots than this are not counted at a glance: the rest is said as a figure. */
export const mostDots = 12

/** The dots before a station, nearest to it first: those beyond their limit came first and stand next to it. */
export const queueDots = ({ waiting, late }: Station, room = mostDots): { dots: boolean[]; more: number } => {
  const shown = Math.min(waiting, mostDots, Math.max(0, room))
  return { dots: Array.from({ length: shown }, (_, index) => index < late), more: waiting - shown }
}

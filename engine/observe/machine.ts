/** What is known of whoever clicked. */
export interface Trace {
  userAgent?: string | undefined
  /** Milliseconds between the decision and this. */
  afterMs?: number | undefined
}

/** Crawlers, link scanners of mail providers, previews and scripted browsers name themselves, most of the time. */
const machines =
  /bot\b|crawl|spider|slurp|headless|phantom|preview|scan|monitor|fetch|curl|wget|python|java\/|okhttp|axios|go-http|node|lighthouse|pingdom|barracuda|mimecast|proofpoint/i

/** Nobody reads and clicks within this. */
const fastestHandMs = 250

/** How likely it is that a machine did this, 0 to 1: the strongest of the signs. Learning counts what is likelier human. */
export const machineLikelihood = ({ userAgent, afterMs }: Trace): number => {
  const named = userAgent !== undefined && machines.test(userAgent) ? 0.98 : 0
  const hasty = afterMs !== undefined && afterMs >= 0 && afterMs < fastestHandMs ? 0.8 : 0
  const nameless = userAgent === undefined || userAgent === '' ? 0.2 : 0.02
  return Math.max(named, hasty, nameless)
}

export const likelyHuman = (likelihood: number): boolean => likelihood < 0.5

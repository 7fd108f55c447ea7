/** What the snippet puts on the page. */
interface ContinuoOnPage {
  /** What rules may know of the moment, as `context.rain`; set it before `fill`. */
  context: Record<string, unknown>
  consented(): Record<string, boolean> | undefined
  consent(purposes: Record<string, boolean>): Promise<unknown>
  identify(userId: string, traits?: Record<string, unknown>): void
  track(name: string, properties?: Record<string, unknown>): void
  fill(): Promise<unknown>
}
interface Window {
  continuo: ContinuoOnPage
}

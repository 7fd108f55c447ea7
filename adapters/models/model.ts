export interface Ask {
  system: string
  prompt: string
  mostTokens: number
  signal: AbortSignal
}

export interface Completion {
  text: string
  tokensIn: number
  tokensOut: number
}

/** A model that writes, behind whatever provider. Throws where asking again later may help; `Unwilling` where it will not. */
export interface Model {
  /** provider and model, as a run records it */
  readonly name: string
  complete(ask: Ask): Promise<Completion>
}

export class Unwilling extends Error {}

export interface ModelSettings {
  url: string
  key?: string | undefined
  model: string
}

/** A kind of provider: which addresses it serves, and how it is asked. One file, one record. */
export interface Provider {
  readonly name: string
  serves(url: URL): boolean
  open(settings: ModelSettings): Model
}

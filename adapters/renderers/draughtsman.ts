import type { MeasuredNode, Node, RenderOptions } from '@takumi-rs/core'

/** Draws trees, and says where what is in them came to lie. */
export interface Draughtsman {
  /** Throws `NotDrawn` where what readers see would be wrong. Light and dark behind words are read from a drawing all the same. */
  refuses?(node: Node): void
  /** RGBA, row by row from the top left. */
  render(node: Node, options: RenderOptions & { format: 'raw' }): Promise<Uint8Array>
  measure(node: Node, options: RenderOptions): Promise<MeasuredNode>
}

/** Why a picture is not drawn here, and what to do. */
export class NotDrawn extends Error {
  readonly remedy: string

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, { cause })
    this.remedy = remedy
  }
}

/**
 * The third truth value, and the value of whatever could not be worked out: an attribute is missing, or a calculation failed.
 * It is returned, never thrown, passes through every strict operation, and is absorbed by `false && …` and `true || …`
 * (CEL language definition, "Logical Operators").
 */
export class Unknown {
  readonly kind: 'missing' | 'failed'
  /** The path that is missing, or a sentence about what failed. */
  readonly what: string

  constructor(kind: 'missing' | 'failed', what: string) {
    this.kind = kind
    this.what = what
  }
}

export const missing = (path: string): Unknown => new Unknown('missing', path)
export const failed = (sentence: string): Unknown => new Unknown('failed', sentence)

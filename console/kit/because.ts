/** Why something is as it is. */
export interface Because {
  /** The answer in one sentence. */
  sentence: string
  /** The formula with its own values in it. */
  formula?: string | undefined
  /** What lies behind it; each opens its page. */
  items?: readonly { name: string; href: string; note?: string }[] | undefined
  /** How the interval was found, or what else must be known. */
  note?: string | undefined
  /** The rule or operation that made it. */
  madeBy?: string | undefined
}

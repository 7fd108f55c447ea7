/** A bounded memory of what is costly to make: the least lately used goes first. */
export class Kept<T> {
  readonly #most: number
  readonly #things = new Map<string, T>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: string, make: () => T): T {
    const known = this.#things.get(key)
    if (known !== undefined) {
      this.#things.delete(key)
      this.#things.set(key, known)
      return known
    }
    const made = make()
    this.#things.set(key, made)
    // What failed may not fail again.
    if (made instanceof Promise) made.catch(() => this.#things.get(key) === made && this.#things.delete(key))
    if (this.#things.size > this.#most) {
      const [oldest] = this.#things.keys()
      if (oldest !== undefined) this.#things.delete(oldest)
    }
    return made
  }
}

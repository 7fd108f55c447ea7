const width = 28

/** A bar on one line, redrawn at most ten times a second and wiped when all is done; nothing where nobody looks. */
export const progressBar = (write: (text: string) => unknown, seen: boolean, what: string): ((done: number, of: number) => void) => {
  const began = Date.now()
  let last = 0
  return (done, of) => {
    if (!seen) return
    if (done >= of) {
      write('\r\u001b[2K')
      return
    }
    if (Date.now() - last < 100) return
    last = Date.now()
    const share = done / of
    const left = share > 0 ? `, about ${Math.ceil((((Date.now() - began) / share) * (1 - share)) / 1_000)} s left` : ''
    write(
      `\r${'━'.repeat(Math.round(share * width)).padEnd(width, '─')} ${done.toLocaleString('en')} of ${of.toLocaleString('en')} ${what}${left}\u001b[K`,
    )
  }
}

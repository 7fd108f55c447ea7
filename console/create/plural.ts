const odd: Readonly<Record<string, string>> = { 'call to action': 'calls to action', body: 'bodies' }

/** Several of what a kind of component or a slot is called, in lower case: "headlines", "calls to action". */
export const plural = (label: string): string => {
  const word = label.toLowerCase()
  return odd[word] ?? `${word}s`
}

import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('a form that says what was refused at its fields says it there alone', async () => {
  const forms: string[] = []
  for await (const path of glob('**/*.tsx', { cwd: import.meta.dirname })) {
    const source = readFileSync(join(import.meta.dirname, path), 'utf8')
    if (!source.includes('<form') || !source.includes('findingsAt')) continue
    forms.push(`${path}: ${/<Problem[^>]* fields=/.test(source) ? 'once' : 'twice'}`)
  }
  expect(forms.length).toBeGreaterThan(10)
  expect(forms.filter((form) => !form.endsWith(': once'))).toEqual([])
})

/** A browser says what is amiss over the field, in its own words and language, one at a time; ours stands below it and stays. */
test('no form leaves it to the browser to say what is amiss', async () => {
  const forms: string[] = []
  for await (const path of glob('**/*.tsx', { cwd: import.meta.dirname })) {
    const source = readFileSync(join(import.meta.dirname, path), 'utf8')
    for (const [tag] of source.matchAll(/<form\b[^>]*/g)) forms.push(`${path}: ${tag.includes('noValidate') ? 'ours' : 'the browser’s'}`)
  }
  expect(forms.length).toBeGreaterThan(15)
  expect(forms.filter((form) => !form.endsWith(': ours'))).toEqual([])
})

import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Operation } from '../engine/kernel/operation.ts'

const engine = new URL('../engine/', import.meta.url)

/** An operation's file bears its name: so one call loads that file and what it needs, and not the whole registry, which takes far longer than the call. */
export const operationNamed = async (name: string): Promise<Operation | undefined> => {
  if (!/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/.test(name)) return undefined
  const file = readdirSync(engine)
    .map((stage) => new URL(`${stage}/operations/${name}.ts`, engine))
    .find((one) => existsSync(fileURLToPath(one)))
  if (file === undefined) return undefined
  const exported = Object.values((await import(/* @vite-ignore */ file.href)) as Record<string, unknown>)
  return exported.find((one): one is Operation => typeof one === 'object' && one !== null && 'name' in one && one.name === name)
}

export const allOperations = async (): Promise<readonly Operation[]> => (await import('../engine/operations.ts')).operations as readonly Operation[]

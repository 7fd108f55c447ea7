import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readDkim } from './read-dkim.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'continuo-dkim-'))
})
afterAll(() => rm(folder, { recursive: true }))

const pemOf = (key: KeyObject): string =>
  (key.type === 'private' ? key.export({ type: 'pkcs8', format: 'pem' }) : key.export({ type: 'spki', format: 'pem' })).toString()
const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength })
const read = async (content: string) => {
  await writeFile(join(folder, 'key.pem'), content)
  return readDkim(`lindmoor.example:c1:${join(folder, 'key.pem')}`)
}

it('reads domain, selector and key', async () => {
  const privateKey = pemOf(rsa(2_048).privateKey)
  expect(await read(privateKey)).toEqual({ domainName: 'lindmoor.example', keySelector: 'c1', privateKey })
})

it.each([
  ['text that is no key', () => 'hello', /no private key/],
  ['the public half', () => pemOf(rsa(2_048).publicKey), /no private key/],
  ['another kind of key', () => pemOf(generateKeyPairSync('ed25519').privateKey), /only RSA/],
  ['a key that receivers find too short', () => pemOf(rsa(512).privateKey), /512 bits are fewer than the 1024/],
])('refuses %s, since its messages would leave unsigned', async (_, content, problem) => {
  expect(await read(content())).toMatchObject({
    code: 'invalidInput',
    where: [{ path: 'DKIM', problem: expect.stringMatching(problem) as string }],
    remedy: expect.stringContaining('openssl genrsa') as string,
  })
})

it('refuses a file that is not there', async () => {
  expect(await readDkim(`lindmoor.example:c1:${folder}/none.pem`)).toMatchObject({
    code: 'invalidInput',
    where: [{ problem: 'there is no such file' }],
  })
})

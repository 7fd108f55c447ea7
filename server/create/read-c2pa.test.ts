import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { someCertificates } from '../../adapters/signers/certificates.fixture.ts'
import { readC2pa } from './read-c2pa.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'continuo-c2pa-'))
})
afterAll(() => rm(folder, { recursive: true }))

const issued = someCertificates()
const read = async ({ certificate = issued.certificate, key = issued.key }: { certificate?: string; key?: string } = {}) => {
  const [C2PA_CERT, C2PA_KEY] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  await writeFile(C2PA_CERT, certificate)
  await writeFile(C2PA_KEY, key)
  return readC2pa({ C2PA_CERT, C2PA_KEY }, new Date())
}
const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

it('signs nothing where nothing is set, and by the name on the certificate where both are', async () => {
  expect(await readC2pa({}, new Date())).toBeUndefined()
  expect(await read()).toMatchObject({ name: 'Lindmoor pictures' })
})

it.each([
  ['text that is no certificate', () => read({ certificate: 'hello' }), 'C2PA_CERT', 'it holds no certificate as PEM'],
  ['text that is no key', () => read({ key: 'hello' }), 'C2PA_KEY', 'it holds no private key as PEM without a passphrase'],
  ['a key that C2PA has no use for here', () => read({ key: rsa }), 'C2PA_KEY', 'it is a key of another kind than P-256, P-384 or Ed25519'],
  ['the key of another certificate', () => read({ key: someCertificates().key }), 'C2PA_KEY', 'it is not the key of the first certificate'],
  ['a certificate that is over', () => read(someCertificates({ until: new Date(0) })), 'C2PA_CERT', 'the first certificate ended on 1970-01-01'],
  [
    'a chain of which a part is over',
    () => read({ certificate: `${issued.certificate}${someCertificates({ until: new Date(0) }).certificate}` }),
    'C2PA_CERT',
    'certificate 2 ended on 1970-01-01',
  ],
  [
    'a certificate for issuing others',
    () => read({ certificate: issued.root, key: issued.rootKey }),
    'C2PA_CERT',
    /^C2PA takes it for none that may sign/,
  ],
  ['half of it', () => readC2pa({ C2PA_CERT: 'a.pem' }, new Date()), 'C2PA_KEY', 'C2PA_CERT is set, and this is not'],
  ['a file that is not there', () => readC2pa({ C2PA_CERT: 'none.pem', C2PA_KEY: 'none.pem' }, new Date()), 'C2PA_CERT', 'there is no such file'],
] as const)('refuses %s, since pictures would go out unsigned', async (_, made, path, problem) => {
  const where = [{ path, problem: typeof problem === 'string' ? problem : (expect.stringMatching(problem) as string) }]
  expect(await made()).toMatchObject({ code: 'invalidInput', where, remedy: expect.stringContaining('leave both out') as string })
})

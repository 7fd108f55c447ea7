import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** DER (X.690), as much of it as a certificate takes. */
const der = (tag: number, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content)
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
const sequence = (...items: readonly Uint8Array[]): Buffer => der(0x30, ...items)
const oid = (...hex: readonly string[]): Buffer => der(0x06, Buffer.from(hex.join(''), 'hex'))
const octets = (content: Uint8Array): Buffer => der(0x04, content)
const yes = der(0x01, Buffer.from([0xff]))
const extension = (id: string, critical: boolean, value: Uint8Array): Buffer => sequence(oid(id), ...(critical ? [yes] : []), octets(value))

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
const named = (name: string): Buffer => {
  const part = (id: string, value: string): Buffer => der(0x31, sequence(oid(id), der(0x0c, Buffer.from(value))))
  return sequence(part('55040a', 'Lindmoor Trail'), part('550403', name))
}
const utc = (at: Date): Buffer => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))
const keyId = (name: string): Buffer => Buffer.from(name.padEnd(20, '.').slice(0, 20))

interface Issued {
  name: string
  by: string
  key: KeyObject
  byKey: KeyObject
  from: Date
  until: Date
  authority: boolean
}

const certificate = ({ name, by, key, byKey, from, until, authority }: Issued): Buffer => {
  const extensions = [
    extension('551d13', true, authority ? sequence(yes) : sequence()),
    // keyCertSign and cRLSign, or digitalSignature.
    extension('551d0f', true, der(0x03, Buffer.from(authority ? [1, 0x06] : [7, 0x80]))),
    ...(authority ? [] : [extension('551d25', false, sequence(oid('2b06010505070304')))]),
    extension('551d0e', false, octets(keyId(name))),
    extension('551d23', false, sequence(der(0x80, keyId(by)))),
  ]
  const told = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([authority ? 1 : 2])),
    ecdsaWithSha256,
    named(by),
    sequence(utc(from), utc(until)),
    named(name),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  )
  return sequence(told, ecdsaWithSha256, der(0x03, Buffer.from([0]), sign('sha256', told, byKey)))
}

const pem = (bytes: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()
const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000)

/** A root of our own and a certificate by it that may sign for C2PA, as PEM; nobody else trusts them. */
export const someCertificates = ({ until = inDays(30) }: { until?: Date } = {}): Record<'root' | 'rootKey' | 'certificate' | 'key', string> => {
  const [root, own] = [generateKeyPairSync('ec', { namedCurve: 'prime256v1' }), generateKeyPairSync('ec', { namedCurve: 'prime256v1' })]
  const common = { by: 'Root of a test', byKey: root.privateKey, from: inDays(-40) }
  return {
    root: pem(certificate({ ...common, name: 'Root of a test', key: root.privateKey, until: inDays(400), authority: true })),
    certificate: pem(certificate({ ...common, name: 'Lindmoor pictures', key: own.privateKey, until, authority: false })),
    rootKey: pemOf(root.privateKey),
    key: pemOf(own.privateKey),
  }
}

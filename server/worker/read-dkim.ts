import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { ChannelHouse } from '../../engine/activate/channel.ts'

type Dkim = NonNullable<NonNullable<ChannelHouse['smtp']>['dkim']>

/** RFC 8301, section 3.2. */
const fewestBits = 1_024

/** `domain:selector:file` with its key read. Looked at here, at the start: a key that cannot sign would let every message leave unsigned, without a word. */
export const readDkim = async (setting: string): Promise<Dkim | Refusal> => {
  const [domainName = '', keySelector = '', ...rest] = setting.split(':')
  const file = rest.join(':')
  const privateKey = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (privateKey instanceof Error) return unfit(file, privateKey.code === 'ENOENT' ? 'there is no such file' : privateKey.message)
  const key = keyOf(privateKey)
  if (!key) return unfit(file, 'it holds no private key as PEM without a passphrase')
  if (key.asymmetricKeyType !== 'rsa') return unfit(file, `it is a key for ${key.asymmetricKeyType}, and only RSA signs here`)
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < fewestBits) return unfit(file, `its ${bits} bits are fewer than the ${fewestBits} that receivers ask for`)
  return { domainName, keySelector, privateKey }
}

const keyOf = (pem: string): KeyObject | undefined => {
  try {
    return createPrivateKey(pem)
  } catch {
    return undefined
  }
}

const unfit = (file: string, problem: string): Refusal =>
  refuse('invalidInput', `The key for signing e-mail, ${file}, does not serve: ${problem}.`, {
    where: [{ path: 'DKIM', problem }],
    remedy: 'Make one with: openssl genrsa -out key.pem 2048. Or leave DKIM out, and let the SMTP server sign.',
  })

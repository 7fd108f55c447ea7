import { hexToBytes, bytesToHex } from '@noble/hashes/utils.js'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafHash, merkleTree } from './merkle.ts'

/** What the reference implementation of Certificate Transparency tests itself with. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const streamed = (contents: readonly Uint8Array[]) => {
  const tree = merkleTree()
  for (const content of contents) tree.add(leafHash(content))
  return tree.root()
}

const sha = (...parts: Uint8Array[]): Uint8Array => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

/** The definition, word by word, with another SHA-256: MTH(D[n]) = SHA-256(0x01 ‖ MTH(D[0:k]) ‖ MTH(D[k:n])), k the largest power of two below n. */
const defined = (contents: readonly Uint8Array[]): Uint8Array => {
  const [only] = contents
  if (only === undefined) return sha()
  if (contents.length === 1) return sha(Uint8Array.of(0), only)
  let k = 1
  while (k * 2 < contents.length) k *= 2
  return sha(Uint8Array.of(1), defined(contents.slice(0, k)), defined(contents.slice(k)))
}

const contents = (minLength: number) =>
  fc.uniqueArray(fc.uint8Array({ maxLength: 40 }), { minLength, maxLength: 70, selector: (bytes) => bytesToHex(bytes) })

describe('the Merkle tree hash', () => {
  it.each(roots.map((root, count) => ({ count, root })))('is that of RFC 6962 for $count leaves', ({ count, root }) => {
    expect(streamed(inputs.slice(0, count).map(hexToBytes))).toEqual({ count, root })
  })

  it('comes out as it is defined, and can be read at any time on the way', () => {
    fc.assert(
      fc.property(contents(0), (all) => {
        const tree = merkleTree()
        expect(tree.root().root).toBe(bytesToHex(defined([])))
        for (const [at, content] of all.entries()) {
          tree.add(leafHash(content))
          expect(tree.root()).toEqual({ count: at + 1, root: bytesToHex(defined(all.slice(0, at + 1))) })
        }
      }),
    )
  })

  it('grows apart in each fork', () => {
    fc.assert(
      fc.property(contents(0), contents(1), contents(1), (both, one, other) => {
        const tree = merkleTree()
        for (const content of both) tree.add(leafHash(content))
        const fork = tree.fork()
        for (const content of one) tree.add(leafHash(content))
        for (const content of other) fork.add(leafHash(content))
        expect(tree.root()).toEqual(streamed([...both, ...one]))
        expect(fork.root()).toEqual(streamed([...both, ...other]))
      }),
    )
  })

  it('changes when a row is changed, dropped, added or changes place with another', () => {
    fc.assert(
      fc.property(contents(2), fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 40 }), (all, a, b, other) => {
        const [at, to] = [a % all.length, b % all.length]
        const swapped = all.with(at, all[to]!).with(to, all[at]!)
        const was = streamed(all).root
        if (at !== to) expect(streamed(swapped).root).not.toBe(was)
        if (bytesToHex(other) !== bytesToHex(all[at]!)) expect(streamed(all.with(at, other)).root).not.toBe(was)
        expect(streamed(all.toSpliced(at, 1)).root).not.toBe(was)
        expect(streamed(all.toSpliced(at, 0, other)).root).not.toBe(was)
      }),
    )
  })
})

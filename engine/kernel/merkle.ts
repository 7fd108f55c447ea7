import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'

const ofLeaf = Uint8Array.of(0)
const ofNode = Uint8Array.of(1)

/** Hash of what a leaf says (RFC 6962, section 2.1). Leaves and nodes begin differently, so that neither can stand for the other. */
export const leafHash = (content: Uint8Array): Uint8Array => sha256(concatBytes(ofLeaf, content))

const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concatBytes(ofNode, left, right))

/** How many leaves there are, and the hash over all of them in their order, 64 hex digits. */
export interface MerkleRoot {
  count: number
  root: string
}

/** A tree that grows at its right edge. */
export interface MerkleTree {
  add(leaf: Uint8Array): void
  root(): MerkleRoot
  /** Another tree that begins with all the leaves so far. */
  fork(): MerkleTree
}

/**
 * The Merkle tree hash of RFC 6962, section 2.1, one leaf hash after the other. Only the roots of the full trees along the right edge are kept, one for each
 * bit that is set in the count: 24 hashes for ten million leaves.
 */
export const merkleTree = (): MerkleTree => growing([], 0)

const growing = (edge: Uint8Array[], grown: number): MerkleTree => {
  let count = grown
  return {
    add: (leaf) => {
      let node = leaf
      // As when one is added to a number: each bit that is set carries.
      for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeHash(edge.pop()!, node)
      edge.push(node)
      count++
    },
    root: () => ({ count, root: bytesToHex(count === 0 ? sha256(new Uint8Array()) : edge.reduceRight((right, left) => nodeHash(left, right))) }),
    fork: () => growing([...edge], count),
  }
}

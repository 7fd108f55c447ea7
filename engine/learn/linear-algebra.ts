/** Dense, small, symmetric: matrices are row-major Float64Arrays of d × d, of which only the lower triangle is read or written. */

/**
 * The lower factor L with L·Lᵀ = the matrix, in place; false when the matrix is not positive definite.
 * d³ / 3 operations: a millisecond at 150 dimensions.
 */
export const cholesky = (matrix: Float64Array, size: number): boolean => {
  for (let row = 0; row < size; row++) {
    const own = row * size
    for (let column = 0; column <= row; column++) {
      const other = column * size
      const sum = matrix[own + column]! - dot(matrix, own, other, column)
      if (column < row) matrix[own + column] = sum / matrix[other + column]!
      else if (sum > 0) matrix[own + row] = Math.sqrt(sum)
      else return false
    }
  }
  return true
}

/** Of two stretches of one array. Four sums side by side, since each addition would wait for the one before. */
const dot = (matrix: Float64Array, one: number, other: number, length: number): number => {
  let [a, b, c, d] = [0, 0, 0, 0]
  let at = 0
  for (; at + 3 < length; at += 4) {
    a += matrix[one + at]! * matrix[other + at]!
    b += matrix[one + at + 1]! * matrix[other + at + 1]!
    c += matrix[one + at + 2]! * matrix[other + at + 2]!
    d += matrix[one + at + 3]! * matrix[other + at + 3]!
  }
  for (; at < length; at++) a += matrix[one + at]! * matrix[other + at]!
  return a + b + (c + d)
}

/** Solves L·y = b, in place of b. */
export const solveLower = (lower: Float64Array, size: number, vector: Float64Array): void => {
  for (let row = 0; row < size; row++) {
    let sum = vector[row]!
    for (let at = 0; at < row; at++) sum -= lower[row * size + at]! * vector[at]!
    vector[row] = sum / lower[row * size + row]!
  }
}

/** Solves Lᵀ·x = b, in place of b. */
export const solveUpper = (lower: Float64Array, size: number, vector: Float64Array): void => {
  for (let row = size - 1; row >= 0; row--) {
    const value = vector[row]! / lower[row * size + row]!
    vector[row] = value
    for (let at = 0; at < row; at++) vector[at]! -= lower[row * size + at]! * value
  }
}

/** The diagonal of (L·Lᵀ)⁻¹. */
export const inverseDiagonal = (lower: Float64Array, size: number): Float64Array => {
  const diagonal = new Float64Array(size)
  const column = new Float64Array(size)
  for (let index = 0; index < size; index++) {
    column.fill(0)
    column[index] = 1
    solveLower(lower, size, column)
    let sum = 0
    for (let at = index; at < size; at++) sum += column[at]! * column[at]!
    diagonal[index] = sum
  }
  return diagonal
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cholesky, inverseDiagonal, solveLower, solveUpper } from './linear-algebra.ts'

/** A·Aᵀ + I: positive definite, whatever A is. */
const anyMatrix = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: size * size, maxLength: size * size }).map((a) => {
    const matrix = new Float64Array(size * size)
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        let sum = row === column ? 1 : 0
        for (let at = 0; at < size; at++) sum += a[row * size + at]! * a[column * size + at]!
        matrix[row * size + column] = sum
      }
    }
    return { size, matrix }
  }),
)

const times = (matrix: Float64Array, size: number, vector: Float64Array): number[] =>
  Array.from({ length: size }, (_, row) => vector.reduce((sum, value, column) => sum + matrix[row * size + column]! * value, 0))

describe('cholesky', () => {
  it('solves what it factors', () => {
    fc.assert(
      fc.property(anyMatrix, ({ size, matrix }) => {
        const lower = matrix.slice()
        expect(cholesky(lower, size)).toBe(true)
        const wanted = Float64Array.from({ length: size }, (_, at) => at - 1)
        const solution = wanted.slice()
        solveLower(lower, size, solution)
        solveUpper(lower, size, solution)
        times(matrix, size, solution).forEach((value, at) => expect(value).toBeCloseTo(wanted[at]!, 8))
      }),
    )
  })

  it('knows the diagonal of the inverse', () => {
    fc.assert(
      fc.property(anyMatrix, ({ size, matrix }) => {
        const lower = matrix.slice()
        cholesky(lower, size)
        inverseDiagonal(lower, size).forEach((value, index) => {
          const unit = new Float64Array(size)
          unit[index] = 1
          solveLower(lower, size, unit)
          solveUpper(lower, size, unit)
          expect(value).toBeCloseTo(unit[index]!, 10)
        })
      }),
    )
  })

  it('says no to a matrix that is not positive definite', () => {
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBe(false)
    expect(cholesky(Float64Array.of(0), 1)).toBe(false)
    expect(cholesky(Float64Array.of(Number.NaN), 1)).toBe(false)
  })
})

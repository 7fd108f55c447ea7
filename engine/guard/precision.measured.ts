// Printed by test/guard-precision.test.ts, which holds it to what is measured.
export const measured = {
  labelled: { mended: 311, fresh: 94, mendedOn: '2026-11-30' },
  kinds: {
    'claims-have-evidence': { mended: { right: 30, wrong: 0, missed: 3 }, fresh: { right: 5, wrong: 5, missed: 8 } },
    'contrast-is-enough': { mended: { right: 4, wrong: 0, missed: 0 }, fresh: { right: 0, wrong: 0, missed: 0 } },
    'crop-keeps-the-focal-point': { mended: { right: 1, wrong: 0, missed: 0 }, fresh: { right: 0, wrong: 0, missed: 0 } },
    'html-is-safe': { mended: { right: 4, wrong: 0, missed: 0 }, fresh: { right: 0, wrong: 1, missed: 0 } },
    'language-is-inclusive': { mended: { right: 3, wrong: 0, missed: 0 }, fresh: { right: 1, wrong: 0, missed: 0 } },
    'links-are-well-formed': { mended: { right: 8, wrong: 0, missed: 0 }, fresh: { right: 0, wrong: 0, missed: 0 } },
    'locked-parts-stay-untouched': { mended: { right: 1, wrong: 0, missed: 0 }, fresh: { right: 0, wrong: 0, missed: 0 } },
    'nothing-covers-text': { mended: { right: 1, wrong: 0, missed: 0 }, fresh: { right: 6, wrong: 0, missed: 0 } },
    'offers-last-their-flight': { mended: { right: 5, wrong: 0, missed: 1 }, fresh: { right: 1, wrong: 0, missed: 1 } },
    'pictures-suit-their-slot': { mended: { right: 1, wrong: 0, missed: 0 }, fresh: { right: 0, wrong: 0, missed: 0 } },
    'placeholders-are-resolved': { mended: { right: 9, wrong: 0, missed: 0 }, fresh: { right: 1, wrong: 0, missed: 1 } },
    'refusing-is-not-shamed': { mended: { right: 10, wrong: 0, missed: 1 }, fresh: { right: 4, wrong: 0, missed: 0 } },
    'savings-need-terms': { mended: { right: 19, wrong: 0, missed: 2 }, fresh: { right: 5, wrong: 2, missed: 4 } },
    'spelling-is-right': { mended: { right: 3, wrong: 2, missed: 1 }, fresh: { right: 1, wrong: 1, missed: 0 } },
    'subjects-are-calm': { mended: { right: 6, wrong: 0, missed: 0 }, fresh: { right: 1, wrong: 0, missed: 0 } },
    'urgency-is-real': { mended: { right: 28, wrong: 0, missed: 0 }, fresh: { right: 6, wrong: 1, missed: 3 } },
    'was-prices-name-the-low': { mended: { right: 11, wrong: 0, missed: 0 }, fresh: { right: 4, wrong: 0, missed: 1 } },
  },
}

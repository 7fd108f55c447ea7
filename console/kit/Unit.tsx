/** A figure with its unit paler and a step smaller, as tables show it. */
export const Unit = ({ value, unit }: { value: string; unit: string }) => (
  <>
    {value}
    {unit ? <span className="ml-0.5 text-[0.92em] font-text text-ink-3">{unit}</span> : null}
  </>
)

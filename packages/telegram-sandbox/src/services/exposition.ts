/** The sum over all labels of a metric in Prometheus' text format; null when it is not there. */
export function sumOf(exposition: string, metric: string): number | null {
  let sum: number | null = null
  for (const line of exposition.split('\n')) {
    if (!line.startsWith(metric)) continue
    const rest = line.slice(metric.length)
    if (!/^[{ ]/.test(rest)) continue
    const value = Number(
      rest
        .slice(rest.lastIndexOf('}') + 1)
        .trim()
        .split(' ')[0],
    )
    if (Number.isFinite(value)) sum = (sum ?? 0) + value
  }
  return sum
}

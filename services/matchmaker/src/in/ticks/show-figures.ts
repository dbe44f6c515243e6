import type { Publisher } from '@anonchat/bus'
import { FIGURES_PER_SECOND } from '../../domain/settings.js'
import { tellFigures } from '../../out/tell.js'
import type { MatchContext } from '../match-request.js'

/** Shows searching members how many people are looking. */
export async function showFigures(
  { pool, metrics, now }: MatchContext,
  publish: Publisher,
  refreshMs: number,
): Promise<void> {
  const { waiting, due } = await pool.figures(FIGURES_PER_SECOND, refreshMs, now())
  metrics.waiting.set(waiting)
  await Promise.all(due.map((figures) => tellFigures(publish, figures, waiting)))
}

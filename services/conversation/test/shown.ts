import { z } from 'zod'
import type { World } from './world.js'

const Buttons = z.object({
  markup: z.object({ rows: z.array(z.array(z.object({ text: z.string(), data: z.string() }))) }),
})
/** The data of the button with this label under the last message that has one. */
export const dataOf = async (world: World, id: number, label: string): Promise<string> => {
  const rows = (await world.envelopesTo(id)).flatMap(({ action }) => {
    const { data } = Buttons.safeParse(action)
    return data === undefined ? [] : data.markup.rows.flat()
  })
  return rows.findLast((button) => button.text === label)?.data ?? 'no such button'
}
/** The files that were sent to a member, read. */
export async function filesTo(world: World, id: number): Promise<Record<string, unknown>[]> {
  return (await world.envelopesTo(id)).flatMap(({ action }) => {
    if (action.kind !== 'send' || action.content.kind !== 'made-file') return []
    const json: unknown = JSON.parse(Buffer.from(action.content.base64, 'base64').toString())
    return [z.record(z.string(), z.unknown()).parse(json)]
  })
}

import { z } from 'zod'
import { CallFailed } from './failure.js'

const Me = z.object({ id: z.number(), username: z.string() })
const File = z.object({
  file_id: z.string(),
  file_path: z.string().optional(),
  file_size: z.number().optional(),
})
const ChatMember = z.object({
  status: z.enum(['creator', 'administrator', 'member', 'restricted', 'left', 'kicked']),
  /** Only with `restricted`. */
  is_member: z.boolean().optional(),
})
export type Me = z.infer<typeof Me>
export type TelegramFile = z.infer<typeof File>
export type ChatMember = z.infer<typeof ChatMember>

const reader =
  <S extends z.ZodType>(schema: S) =>
  (method: string, result: unknown): z.infer<S> => {
    const parsed = schema.safeParse(result)
    if (parsed.success) return parsed.data
    const paths = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new CallFailed(method, { kind: 'unexpected-result', reason: `not as documented: ${paths}` })
  }

export const readResult = { me: reader(Me), file: reader(File), chatMember: reader(ChatMember) }

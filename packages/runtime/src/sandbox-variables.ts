import { z } from 'zod'
import { NAMED_ADDRESSES, namedAddresses, port } from './variable-kinds.js'

/** Of the stand-in for Telegram. */
export const SANDBOX_VARIABLES = {
  SANDBOX_PORT: port(8090).describe('Port of the Telegram sandbox.'),
  SANDBOX_DATA_DIR: z
    .string()
    .min(1)
    .optional()
    .describe('Folder in which the sandbox keeps everything over a restart. Without it nothing is kept.'),
  SANDBOX_ADMIN_ID: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('Telegram id of an admin who is there at every start of a sandbox with SANDBOX_DATA_DIR.'),
  SANDBOX_SERVICES: z
    .string()
    .regex(NAMED_ADDRESSES, { error: 'expected name=http://host:port, more of them separated by commas' })
    .transform(namedAddresses)
    .optional()
    .describe('Services whose health the sandbox shows, like `gateway=http://127.0.0.1:8080,relay=…`.'),
} as const satisfies Record<string, z.ZodType>

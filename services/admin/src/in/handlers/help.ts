import { words } from '../../domain/screen.js'
import type { AdminHandler } from '../handler.js'

/** /admin, /admin_help: what an admin can ask for. */
export const help: AdminHandler = {
  command: (ask, reply) => reply.say(words(ask.texts.admin.help())),
}

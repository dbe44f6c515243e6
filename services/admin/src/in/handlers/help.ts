import { words } from '../../domain/screen.js'
import type { AdminHandler } from '../handler.js'

/** /admin, /admin_help: what an admin can ask for. */
export const help: AdminHandler = {
  command: (ask, reply) => {
    const { admin, adminCommands } = ask.texts
    const lines = Object.entries(adminCommands).map(([command, about]) => `/${command} – ${about}`)
    return reply.say(words([admin.help(), '', ...lines].join('\n')))
  },
}

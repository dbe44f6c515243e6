import { failuresOf } from '@anonchat/runtime'

/** Every way in which a request of an operator fails, in one shape. */
export const { failure, fail } = failuresOf({
  missing_key: [401, 'send the key of the interface as X-API-Key'],
  wrong_key: [401, 'this is not the key of the interface'],
  not_found: [404, 'there is nothing here'],
  member_not_found: [404, 'there is no such member'],
  report_not_found: [404, 'there is no such report'],
  broadcast_not_found: [404, 'there is no such broadcast'],
  payment_not_found: [404, 'there is no such payment'],
  is_admin: [409, 'this is an admin: take them out of ADMIN_IDS first'],
  report_taken: [409, 'somebody else decided about this report, or is about to'],
  report_open: [409, 'this report is open already'],
  refunded_before: [409, 'these Stars were given back before'],
  not_asked: [409, 'nobody waits for an answer about this payment'],
  is_draft: [
    409,
    'a draft is its writer’s, and can be started or cancelled only: the key starts what was written with it',
  ],
  costs_stars: [409, 'it costs Stars by now: its admin agrees to the price in the chat or on the page'],
  writer_gone: [409, 'who wrote it is no admin any more: cancel it, or take it back'],
  nobody_there: [409, 'nobody is in this audience; nothing was shown or written'],
  not_an_admin: [422, 'admin_telegram_id: not one of ADMIN_IDS'],
  text_refused: [422, 'Telegram does not take this text'],
  chat_closed: [409, 'this admin cannot be shown it: they have no chat with the bot, or blocked it'],
  not_now: [409, 'this cannot be done with the broadcast as it stands'],
  too_late: [409, 'it was sent more than 48 hours ago: Telegram lets nobody delete it any more'],
  too_large: [413, 'the request is larger than any that there is'],
  invalid_request: [422, 'the request is not as described'],
  too_many_wrong_keys: [429, 'too many wrong keys from this address: wait a minute'],
  internal: [500, 'the request failed; the log of admin says why'],
  not_shown: [
    503,
    'it was not shown in the chat of the admin yet: send the same again, with the same Idempotency-Key',
  ],
  unavailable: [503, 'a server that is needed does not answer: try again'],
})

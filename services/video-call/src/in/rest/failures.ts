import { failuresOf } from '@anonchat/runtime'

/** Every way in which a request fails, in one shape. */
export const { failure, fail } = failuresOf({
  missing_key: [401, 'send the key of the interface as X-API-Key'],
  wrong_key: [401, 'this is not the key of the interface'],
  premium_required: [403, 'a video call needs a premium member among the two'],
  member_banned: [403, 'one of the two is banned'],
  chat_room_not_found: [404, 'there is no open chat room of this id'],
  room_not_found: [404, 'there is no video call of this id'],
  not_together: [409, 'the two are not in a chat room together'],
  call_exists: [409, 'the chat room has a video call already'],
  room_ended: [410, 'this video call is over'],
  chat_room_closed: [410, 'no video call can begin in this chat room any more'],
  invalid_request: [422, 'the request is not as described'],
  too_many_requests: [429, 'too many requests'],
  not_configured: [503, 'video calls are not set up here'],
})

-- When a ticket that found nobody has to look again by itself. Whoever comes later looks for it anyway; left over are
-- candidates behind the limit, and recent partners, who may meet after a while.

local function look_again_later(ticket, result, earlier)
  local again = result.again
  if earlier and (not again or earlier < again) then
    again = earlier
  end
  if result.reached then
    redis.call('HSET', DEPTHS, ticket.member, cjson.encode({ from = string.format('%.0f', result.reached), again = again }))
    redis.call('ZADD', RETRIES, now + settings.retryMs, ticket.member)
    return
  end
  redis.call('HDEL', DEPTHS, ticket.member)
  if again then
    redis.call('ZADD', RETRIES, math.max(again, now + settings.retryMs), ticket.member)
  else
    redis.call('ZREM', RETRIES, ticket.member)
  end
end

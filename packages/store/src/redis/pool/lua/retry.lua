-- ARGV[3..] room ids: as many tickets are tried again. Answers how many were tried, how many candidates were examined,
-- and the outbox entries of the pairs.
local tried, examined, matched = 0, 0, {}
for i = 3, #ARGV do
  local member = redis.call('ZRANGEBYSCORE', RETRIES, '-inf', now, 'LIMIT', 0, 1)[1]
  if not member then
    break
  end
  tried = tried + 1
  local ticket = living_ticket(member)
  if ticket and is_over(ticket) then
    -- Ended by the tick that ends searches.
    redis.call('ZREM', RETRIES, member)
  elseif ticket then
    local depth = redis.call('HGET', DEPTHS, member)
    local before = depth and cjson.decode(depth) or {}
    local result = find(ticket, before.from)
    examined = examined + result.examined
    if result.partner then
      remove(result.partner)
      remove(ticket)
      matched[#matched + 1] = claim(ticket, result.partner, ARGV[i])
    else
      look_again_later(ticket, result, before.again)
    end
  end
end
return { tried, examined, matched }

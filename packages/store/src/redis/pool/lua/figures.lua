-- ARGV[3] how many a second at most, all replicas together; ARGV[4] least time between two figures of one member.
-- With many waiting the interval grows, so that everybody has a turn.
local per_second = tonumber(ARGV[3])
local waiting = redis.call('ZCARD', DEADLINES)
local spent_key = pool .. ':figures:' .. math.floor(now / 1000)
local left = per_second - tonumber(redis.call('GET', spent_key) or '0')
if left <= 0 then
  return { waiting, {} }
end

local due = redis.call('ZRANGEBYSCORE', FIGURES, '-inf', now, 'LIMIT', 0, left)
local interval = math.max(tonumber(ARGV[4]), math.ceil(waiting / per_second) * 1000)
local told = {}
for _, member in ipairs(due) do
  local ticket = living_ticket(member)
  if ticket then
    redis.call('ZADD', FIGURES, now + interval, member)
    told[#told + 1] = { member, ticket.search, ticket.trace, tostring(math.max(0, now - ticket.since)) }
  end
end
if #due > 0 then
  redis.call('INCRBY', spent_key, #due)
  redis.call('EXPIRE', spent_key, 10)
end
return { waiting, told }

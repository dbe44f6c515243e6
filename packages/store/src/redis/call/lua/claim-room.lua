-- The call of a chat room: the one that there is, or the given one from now on.
-- KEYS: current, over
-- ARGV: id of a new call, ttl (ms)
-- Gives { over, reason } | { current, id }
local over = redis.call('GET', KEYS[2])
if over then
  return { 'over', over }
end
local current = redis.call('GET', KEYS[1])
if current then
  return { 'current', current }
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return { 'current', ARGV[1] }

-- Numbers the ice-breakers of a room from 0 on, once for each event, so that none comes twice.
-- KEYS: ice-breakers of the room (hash: event key to number)
-- ARGV: event key, how many a room may have, ttl (s)
-- Gives the number, or -1 when the room has had as many
local given = redis.call('HGET', KEYS[1], ARGV[1])
if given then
  return tonumber(given)
end
local number = redis.call('HLEN', KEYS[1])
if number >= tonumber(ARGV[2]) then
  return -1
end
redis.call('HSET', KEYS[1], ARGV[1], number)
redis.call('EXPIRE', KEYS[1], ARGV[3])
return number

-- The call of a chat room is over: another one may begin.
-- KEYS: current
-- ARGV: id of the call
-- Gives 1 when it was the room's
if redis.call('GET', KEYS[1]) == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0

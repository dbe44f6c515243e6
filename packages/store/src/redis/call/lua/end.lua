-- Ends a call once; the first reason stands. An end that comes before the call was made keeps it from being made.
-- KEYS: call, inbox a, inbox b
-- ARGV: reason, now (ms), for how long it is remembered (ms)
-- Gives { ended now? (1 | 0), reason, call as a flat list }
local before = redis.call('HGET', KEYS[1], 'ended')
if before then
  return { '0', before, redis.call('HGETALL', KEYS[1]) }
end
redis.call('HSET', KEYS[1], 'ended', ARGV[1], 'ended_at', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('DEL', KEYS[2], KEYS[3])
return { '1', ARGV[1], redis.call('HGETALL', KEYS[1]) }

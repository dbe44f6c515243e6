-- Gives the head back unsent, so that the next activation need not wait until the holder's time is over.
-- KEYS: 1 the lane's state (hash)
-- ARGV: 1 generation, 2 who took it, 3 the attempts to count: 1 for a failure, 0 for having been told to wait
-- Answers the failed attempts of this head so far.
local state = redis.call('HMGET', KEYS[1], 'generation', 'holder')
if state[1] ~= ARGV[1] or state[2] ~= ARGV[2] then return 0 end
redis.call('HDEL', KEYS[1], 'holder', 'until')
return redis.call('HINCRBY', KEYS[1], 'attempts', ARGV[3])

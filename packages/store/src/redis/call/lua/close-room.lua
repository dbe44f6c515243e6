-- No call may begin in this chat room any more.
-- KEYS: current, over
-- ARGV: why, for how long it is remembered (ms)
-- Gives the id of the call that there is, or ''
redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2])
return redis.call('GET', KEYS[1]) or ''

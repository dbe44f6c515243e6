-- Lets nothing bulk be sent for a while; never for less long than was asked before.
-- KEYS: 1 the budget (hash)
-- ARGV: 1 ms
local time = redis.call('TIME')
local till = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[1]
if till > tonumber(redis.call('HGET', KEYS[1], 'held') or 0) then redis.call('HSET', KEYS[1], 'held', till) end
redis.call('PEXPIRE', KEYS[1], 600000)

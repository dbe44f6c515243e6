-- Puts several envelopes in the place of the head that this generation took, and goes to the next generation.
-- Run twice, as after a lost answer, the second time changes nothing.
-- KEYS: 1 the lane (list), 2 its state (hash), 3 the keys it has seen (list)
-- ARGV: 1 generation, 2 TTL in ms, 3 … the envelopes, in order
-- Answers the generation whose job must exist, or -1 when the lane is empty.
local state = redis.call('HMGET', KEYS[2], 'generation', 'armed')
local armed = state[2] == '1'
if not armed or state[1] ~= ARGV[1] then return armed and tonumber(state[1]) or -1 end
redis.call('LPOP', KEYS[1])
for i = #ARGV, 3, -1 do redis.call('LPUSH', KEYS[1], ARGV[i]) end
local generation = state[1] + 1
redis.call('HSET', KEYS[2], 'generation', generation, 'until', 0, 'attempts', 0)
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[2]) end
return generation

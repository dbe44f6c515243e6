-- Removes the head that this generation sent or gave up, notes which message it became, and goes to the next generation.
-- Run twice, as after a lost answer, the second time changes nothing.
-- KEYS: 1 the lane (list), 2 its state (hash), 3 the keys it has seen (list), 4 … hashes of message ids of this chat
-- ARGV: 1 generation, 2 TTL in ms, then for each of KEYS[4 …] field, value, TTL in ms
-- Answers the generation whose job must exist, or -1 when the lane is empty.
local state = redis.call('HMGET', KEYS[2], 'generation', 'armed')
local armed = state[2] == '1'
if not armed or state[1] ~= ARGV[1] then return armed and tonumber(state[1]) or -1 end
for i = 4, #KEYS do
  local at = 3 + (i - 4) * 3
  redis.call('HSET', KEYS[i], ARGV[at], ARGV[at + 1])
  redis.call('PEXPIRE', KEYS[i], ARGV[at + 2])
end
redis.call('LPOP', KEYS[1])
local more = redis.call('EXISTS', KEYS[1])
local generation = state[1] + 1
redis.call('HSET', KEYS[2], 'generation', generation, 'armed', more, 'until', 0, 'attempts', 0)
if more == 0 then return -1 end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
redis.call('PEXPIRE', KEYS[3], ARGV[2])
return generation

-- Replaces the pace of a queue if it still is what the caller read, so that of several replicas one takes a step.
-- KEYS: 1 the pace (string)
-- ARGV: 1 what was read, '' for nothing, 2 what to write, '' for nothing, 3 TTL in ms
-- Answers 1 when it was replaced, else 0.
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
if ARGV[2] == '' then
  redis.call('DEL', KEYS[1])
else
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
end
return 1

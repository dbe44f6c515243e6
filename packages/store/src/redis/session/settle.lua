-- Takes notices that were published out of the pending ones; what was appended meanwhile stays.
-- KEYS: sessions
-- ARGV: for each of the sessions the notices that were published, joined by ';'
for i = 1, #KEYS do
  local pending = redis.call('HGET', KEYS[i], 'pending')
  if pending then
    local published = {}
    for notice in string.gmatch(ARGV[i], '[^;]+') do
      published[notice] = true
    end
    local rest = {}
    for notice in string.gmatch(pending, '[^;]+') do
      if not published[notice] then
        rest[#rest + 1] = notice
      end
    end
    if #rest == 0 then
      redis.call('HDEL', KEYS[i], 'pending')
    else
      redis.call('HSET', KEYS[i], 'pending', table.concat(rest, ';'))
    end
  end
end
return 1

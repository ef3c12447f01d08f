-- Takes one token from the bucket KEYS[1].
-- ARGV: capacity, tokens refilled each millisecond.
-- Returns: taken (1 or 0), whole tokens left, milliseconds until full, milliseconds until the next.
local capacity = tonumber(ARGV[1])
local refill = tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = tonumber(bucket[1]) or capacity
local elapsed = math.max(0, now - (tonumber(bucket[2]) or now))
tokens = math.min(capacity, tokens + elapsed * refill)

local taken = 0
if tokens >= 1 then
  tokens = tokens - 1
  taken = 1
end

local until_full = math.ceil((capacity - tokens) / refill)
local until_next = math.max(0, math.ceil((1 - tokens) / refill))
redis.call('HSET', KEYS[1], 'tokens', string.format('%.9f', tokens), 'at', string.format('%d', now))
redis.call('PEXPIRE', KEYS[1], until_full + 1000)
return {taken, math.floor(tokens), until_full, until_next}

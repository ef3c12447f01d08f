-- Takes tokens from the bucket KEYS[1], or gives some back.
-- ARGV: capacity, tokens refilled each millisecond, tokens wanted, share, tokens given back.
-- Grants at most the bucket's tokens divided by the share, but one if there is one.
-- Returns: tokens granted, whole tokens left, milliseconds until the next whole token.

local capacity = tonumber(ARGV[1])
local refill = tonumber(ARGV[2])
local wanted = tonumber(ARGV[3])
local share = tonumber(ARGV[4])
local returned = tonumber(ARGV[5])

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = tonumber(bucket[1]) or capacity
local elapsed = math.max(0, now - (tonumber(bucket[2]) or now))
tokens = math.min(capacity, tokens + elapsed * refill + returned)

local most = math.max(math.min(1, math.floor(tokens)), math.floor(tokens / share))
local granted = math.min(wanted, most)
tokens = tokens - granted

local until_full = math.ceil((capacity - tokens) / refill)
local until_next = math.max(0, math.ceil((1 - tokens) / refill))
redis.call('HSET', KEYS[1], 'tokens', string.format('%.9f', tokens), 'at', string.format('%d', now))
redis.call('PEXPIRE', KEYS[1], until_full + 1000)
return {granted, math.floor(tokens), until_next}

-- Sends the requests of a file in turn, each line a token, a tab and a body, and prints what wrk measured as JSON.
local requests = {}
local at = 0
init = function()
  local host = wrk.host .. ":" .. wrk.port
  for line in io.lines(os.getenv("REQUESTS")) do
    local token, body = line:match("^(.-)\t(.*)$")
    local headers = { ["Content-Type"] = "application/json", ["Host"] = host }
    if token ~= "" then headers["Authorization"] = "Bearer " .. token end
    requests[#requests + 1] = wrk.format("POST", nil, headers, body)
  end
end
request = function()
  at = at % #requests + 1
  return requests[at]
end
done = function(summary, latency)
  local errors = summary.errors
  print(string.format('RESULT {"requests":%d,"micros":%d,"p50":%d,"p99":%d,"bytes":%d,"faults":%d}', summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.bytes, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end

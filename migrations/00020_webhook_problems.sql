-- +goose Up
-- The reasons why an attempt failed or a webhook is disabled were English sentences. They become problems
-- with a code, a reason and parameters, which clients can process and translate.
ALTER TABLE webhooks ADD COLUMN disabled_because jsonb;
ALTER TABLE webhook_attempts ADD COLUMN problem jsonb;

UPDATE webhooks SET disabled_because = CASE
    WHEN status_reason LIKE '%410%' THEN
        '{"code": "UNAVAILABLE", "reason": "RECEIVER_FAILED", "params": [{"name": "status", "values": ["410"]}]}'::jsonb
    ELSE jsonb_build_object('code', 'UNAVAILABLE', 'reason', 'RECEIVER_FAILING', 'params', jsonb_build_array(
        jsonb_build_object('name', 'hours', 'values', jsonb_build_array(coalesce(substring(status_reason FROM 'for ([0-9.]+) hours'), '120')))))
    END
WHERE status = 'DISABLED';

-- Names that did not resolve and names that resolved to private addresses become one reason, so that
-- older attempts do not reveal which internal names exist either.
UPDATE webhook_attempts SET problem = CASE
    WHEN fault ~ 'HTTP status [0-9]{3}' OR status_code <> 0 THEN jsonb_build_object('code', 'UNAVAILABLE', 'reason', 'RECEIVER_FAILED', 'params',
        jsonb_build_array(jsonb_build_object('name', 'status', 'values', jsonb_build_array(
            coalesce(substring(fault FROM 'HTTP status ([0-9]{3})'), status_code::text)))))
    WHEN fault LIKE '%did not respond in time%' THEN '{"code": "TIMED_OUT", "reason": "RECEIVER_TIMED_OUT"}'::jsonb
    WHEN fault LIKE '%not https%' THEN
        '{"code": "INVALID_INPUT", "reason": "URL_NOT_ALLOWED", "params": [{"name": "problem", "values": ["NOT_HTTPS"]}]}'::jsonb
    WHEN fault LIKE '%only port 443%' THEN
        '{"code": "INVALID_INPUT", "reason": "URL_NOT_ALLOWED", "params": [{"name": "problem", "values": ["PORT_NOT_ALLOWED"]}]}'::jsonb
    WHEN fault LIKE '%it is private%' OR fault LIKE '%lookup of%' THEN '{"code": "UNAVAILABLE", "reason": "RECEIVER_NOT_PUBLIC"}'::jsonb
    ELSE jsonb_build_object('code', 'UNAVAILABLE', 'reason', 'RECEIVER_UNREACHABLE', 'params', jsonb_build_array(
        jsonb_build_object('name', 'detail', 'values', jsonb_build_array(
            left(regexp_replace(fault, '^The receiver cannot be reached: (.*)\.$', '\1'), 200)))))
    END
WHERE fault <> '';
UPDATE webhook_attempts SET duration_ms = 0 WHERE problem ->> 'reason' = 'RECEIVER_NOT_PUBLIC';

-- squawk-ignore ban-drop-column
ALTER TABLE webhooks DROP COLUMN status_reason;
-- squawk-ignore ban-drop-column
ALTER TABLE webhook_attempts DROP COLUMN fault;
ALTER TABLE webhooks ADD CONSTRAINT webhooks_disabled_because CHECK (status <> 'DISABLED' OR disabled_because IS NOT NULL);

-- testWebhook returned the webhook and now returns the delivery, so a repeated call cannot return the
-- result of the first one.
DELETE FROM idempotent_calls WHERE mutation = 'testWebhook';

-- +goose Down
ALTER TABLE webhooks DROP CONSTRAINT webhooks_disabled_because;
ALTER TABLE webhooks ADD COLUMN status_reason text NOT NULL DEFAULT '';
ALTER TABLE webhook_attempts ADD COLUMN fault text NOT NULL DEFAULT '';
UPDATE webhooks SET status_reason = CASE disabled_because ->> 'reason'
    WHEN 'RECEIVER_FAILED' THEN 'The receiver answered 410 Gone.'
    ELSE 'Nothing could be delivered for ' || (disabled_because #>> '{params,0,values,0}') || ' hours.' END
WHERE disabled_because IS NOT NULL;
UPDATE webhook_attempts SET fault = CASE problem ->> 'reason'
    WHEN 'RECEIVER_FAILED' THEN 'The receiver responded with the HTTP status ' || (problem #>> '{params,0,values,0}') || '.'
    WHEN 'RECEIVER_TIMED_OUT' THEN 'The receiver did not respond in time.'
    WHEN 'RECEIVER_NOT_PUBLIC' THEN 'The receiver cannot be reached.'
    ELSE 'The receiver cannot be reached: ' || coalesce(problem #>> '{params,0,values,0}', problem ->> 'reason') || '.' END
WHERE problem IS NOT NULL;
ALTER TABLE webhooks DROP COLUMN disabled_because;
ALTER TABLE webhook_attempts DROP COLUMN problem;

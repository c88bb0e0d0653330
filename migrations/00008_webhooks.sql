-- +goose Up
-- The webhooks of delegations and the Secretariat. Secrets are only read for signing.
CREATE TABLE webhooks (
    id              uuid PRIMARY KEY,
    owner_id        uuid NOT NULL REFERENCES sponsors (id),
    url             text NOT NULL CHECK (url <> ''),
    kinds           jsonb NOT NULL DEFAULT '[]',
    description     text NOT NULL DEFAULT '',
    status          text NOT NULL CHECK (status IN ('ACTIVE', 'PAUSED', 'DISABLED', 'DELETED')),
    status_reason   text NOT NULL DEFAULT '',
    secret          text NOT NULL CHECK (secret <> ''),
    former_secret   text NOT NULL DEFAULT '',
    former_until    timestamptz,
    failing_since   timestamptz,
    created_at      timestamptz NOT NULL
);
CREATE INDEX webhooks_of_owner ON webhooks (owner_id, id);

-- The outbox: written in the transaction of the event, claimed by any process.
CREATE TABLE webhook_deliveries (
    id            uuid PRIMARY KEY,
    webhook_id    uuid NOT NULL REFERENCES webhooks (id),
    event_id      uuid REFERENCES events (id),
    status        text NOT NULL CHECK (status IN ('PENDING', 'FAILED', 'DELIVERED', 'DEAD')),
    attempts      integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    due_at        timestamptz NOT NULL,
    claimed_until timestamptz,
    created_at    timestamptz NOT NULL
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, due_at) WHERE status IN ('PENDING', 'FAILED');
CREATE INDEX webhook_deliveries_of_webhook ON webhook_deliveries (webhook_id, id);

CREATE TABLE webhook_attempts (
    id                  uuid PRIMARY KEY,
    delivery_id         uuid NOT NULL REFERENCES webhook_deliveries (id),
    at                  timestamptz NOT NULL,
    status_code         integer NOT NULL DEFAULT 0,
    fault               text NOT NULL DEFAULT '',
    duration_ms         integer NOT NULL CHECK (duration_ms >= 0)
);
CREATE INDEX webhook_attempts_of_delivery ON webhook_attempts (delivery_id, id);

-- +goose Down
DROP TABLE webhook_attempts;
DROP TABLE webhook_deliveries;
DROP TABLE webhooks;

-- +goose Up
-- Requests of delegations for agenda items. The Secretariat places or declines a request.
CREATE TABLE agenda_requests (
    id               uuid PRIMARY KEY,
    meeting_id       uuid NOT NULL REFERENCES meetings (id),
    requested_by_id  uuid NOT NULL REFERENCES sponsors (id),
    title            jsonb NOT NULL CHECK (title <> '{}'),
    document_symbols jsonb NOT NULL,
    status           text NOT NULL CHECK (status IN ('REQUESTED', 'PLACED', 'DECLINED', 'WITHDRAWN')),
    requested_at     timestamptz NOT NULL,
    decline_note     text NOT NULL DEFAULT '',
    agenda_item_id   uuid REFERENCES agenda_items (id),
    CONSTRAINT agenda_requests_placed CHECK ((status = 'PLACED') = (agenda_item_id IS NOT NULL)),
    CONSTRAINT agenda_requests_declined CHECK (status = 'DECLINED' OR decline_note = '')
);
CREATE INDEX agenda_requests_of_meeting ON agenda_requests (meeting_id, id);

-- Meetings, agenda items and requests have events too, which belong to no proposal. They are chained per meeting, and
-- the meeting contains the last hash. The hashes of events recorded before this migration do not cover the new columns.
ALTER TABLE meetings ADD COLUMN last_event_hash text NOT NULL DEFAULT '' CHECK (last_event_hash ~ '^([0-9a-f]{64})?$');
-- squawk-ignore ban-drop-not-null
ALTER TABLE events ALTER COLUMN proposal_id DROP NOT NULL;
ALTER TABLE events
    ADD COLUMN meeting_id uuid REFERENCES meetings (id),
    ADD COLUMN agenda_item_id uuid REFERENCES agenda_items (id),
    ADD COLUMN agenda_request_id uuid REFERENCES agenda_requests (id),
    ADD CONSTRAINT events_of_proposal_or_meeting CHECK (proposal_id IS NOT NULL OR meeting_id IS NOT NULL);
CREATE INDEX events_of_meeting ON events (meeting_id, seq) WHERE proposal_id IS NULL;
CREATE UNIQUE INDEX events_one_follows_of_meeting ON events (meeting_id, previous_hash) WHERE proposal_id IS NULL;

-- +goose Down
ALTER TABLE events DISABLE TRIGGER events_append_only;
DELETE FROM webhook_attempts WHERE delivery_id IN
    (SELECT d.id FROM webhook_deliveries d JOIN events e ON e.id = d.event_id WHERE e.proposal_id IS NULL);
DELETE FROM webhook_deliveries WHERE event_id IN (SELECT id FROM events WHERE proposal_id IS NULL);
DELETE FROM events WHERE proposal_id IS NULL;
DROP INDEX events_one_follows_of_meeting;
DROP INDEX events_of_meeting;
ALTER TABLE events
    DROP CONSTRAINT events_of_proposal_or_meeting,
    DROP COLUMN agenda_request_id,
    DROP COLUMN agenda_item_id,
    DROP COLUMN meeting_id,
    ALTER COLUMN proposal_id SET NOT NULL;
ALTER TABLE events ENABLE TRIGGER events_append_only;
ALTER TABLE meetings DROP COLUMN last_event_hash;
DROP TABLE agenda_requests;

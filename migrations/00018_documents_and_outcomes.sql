-- +goose Up
-- Columns and values are renamed to match the API. The trigger that rejects changes to outcomes is
-- disabled only during the renaming.
ALTER TABLE meetings RENAME COLUMN held_on TO starts_on;

ALTER TABLE venue_outcomes DISABLE TRIGGER venue_outcomes_append_only;
ALTER TABLE venue_outcomes DROP CONSTRAINT venue_outcomes_outcome_check;
ALTER TABLE venue_outcomes RENAME COLUMN outcome TO kind;
UPDATE venue_outcomes SET kind = 'NOTED' WHERE kind = 'TOOK_NOTE';
UPDATE venue_outcomes SET kind = 'CONTINUED' WHERE kind = 'CONTINUING';
ALTER TABLE venue_outcomes
    ADD CONSTRAINT venue_outcomes_kind_check CHECK (kind IN
        ('NOTED', 'AGREED', 'FORWARDED', 'REFERRED', 'SUSPENDED', 'CONTINUED', 'ADOPTED', 'NOT_AGREED')),
    ADD COLUMN decided_on  date,
    ADD COLUMN corrects_id uuid REFERENCES venue_outcomes (id),
    ADD CONSTRAINT venue_outcomes_corrected_once UNIQUE (corrects_id);
ALTER TABLE venue_outcomes ENABLE TRIGGER venue_outcomes_append_only;

-- +goose Down
ALTER TABLE venue_outcomes DISABLE TRIGGER venue_outcomes_append_only;
ALTER TABLE venue_outcomes
    DROP COLUMN corrects_id,
    DROP COLUMN decided_on,
    DROP CONSTRAINT venue_outcomes_kind_check;
UPDATE venue_outcomes SET kind = 'TOOK_NOTE' WHERE kind = 'NOTED';
UPDATE venue_outcomes SET kind = 'CONTINUING' WHERE kind = 'CONTINUED';
ALTER TABLE venue_outcomes RENAME COLUMN kind TO outcome;
ALTER TABLE venue_outcomes ADD CONSTRAINT venue_outcomes_outcome_check CHECK (outcome IN
    ('TOOK_NOTE', 'AGREED', 'FORWARDED', 'SUSPENDED', 'ADOPTED', 'NOT_AGREED', 'REFERRED', 'CONTINUING'));
ALTER TABLE venue_outcomes ENABLE TRIGGER venue_outcomes_append_only;

ALTER TABLE meetings RENAME COLUMN starts_on TO held_on;

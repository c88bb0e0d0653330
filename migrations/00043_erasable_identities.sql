-- The hashes of new events contain the subject and the ID of the token as a salted commitment, so that both can be erased.
-- +goose Up
-- The SHA-256 of the salt and both texts. Null for events of earlier versions, whose hashes contain the texts themselves. The salt is null once
-- they have been erased: without it, the commitment does not show them.
ALTER TABLE events ADD COLUMN identity_salt bytea, ADD COLUMN identity_commitment bytea;

-- Reverting this migration keeps them aside, since the hashes could not be verified without them.
-- +goose StatementBegin
DO $$
BEGIN
    IF to_regclass('reverted_identities') IS NOT NULL THEN
        ALTER TABLE events DISABLE TRIGGER events_append_only;
        UPDATE events e SET identity_salt = i.salt, identity_commitment = i.commitment FROM reverted_identities i WHERE i.event_id = e.id;
        ALTER TABLE events ENABLE TRIGGER events_append_only;
        DROP TABLE reverted_identities;
    END IF;
END
$$;
-- +goose StatementEnd

-- Only the subject and the ID of the token of an event can change: they can be erased together with their salt.
-- +goose StatementBegin
CREATE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    erasable CONSTANT text[] := '{subject,token_id,identity_salt}';
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.identity_commitment IS NOT NULL AND NEW.subject = '' AND NEW.token_id = '' AND NEW.identity_salt IS NULL
        AND to_jsonb(NEW) - erasable = to_jsonb(OLD) - erasable THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% on % is rejected: these rows are permanent', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END
$$;
-- +goose StatementEnd
DROP TRIGGER events_append_only ON events;
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change_of_event();

-- +goose Down
DROP TRIGGER events_append_only ON events;
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
DROP FUNCTION refuse_change_of_event();
-- +goose StatementBegin
DO $$
BEGIN
    IF EXISTS (SELECT FROM events WHERE identity_commitment IS NOT NULL) THEN
        CREATE TABLE reverted_identities AS
        SELECT id AS event_id, identity_salt AS salt, identity_commitment AS commitment FROM events WHERE identity_commitment IS NOT NULL;
    END IF;
END
$$;
-- +goose StatementEnd
ALTER TABLE events DROP COLUMN identity_salt, DROP COLUMN identity_commitment;

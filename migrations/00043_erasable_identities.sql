-- The hashes of new events contain the subject and the ID of the token as a salted commitment, so that both can be erased.
-- +goose Up
-- The SHA-256 of the salt and both texts. Null for events of earlier versions, whose hashes contain the texts themselves. The salt is null once
-- they have been erased: without it, the commitment does not show them.
ALTER TABLE events ADD COLUMN identity_salt bytea, ADD COLUMN identity_commitment bytea;

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
ALTER TABLE events DROP COLUMN identity_salt, DROP COLUMN identity_commitment;

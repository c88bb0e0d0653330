-- +goose Up
-- The key with which the IDs and cursors of the API are encrypted. It is part of the database, so that
-- backups, replicas and all servers of the database return the same IDs, and it never changes. Each
-- gen_random_uuid() contributes 122 random bits.
CREATE TABLE id_key (
    single boolean PRIMARY KEY DEFAULT true CONSTRAINT id_key_single CHECK (single),
    secret bytea NOT NULL CONSTRAINT id_key_secret_length CHECK (octet_length(secret) = 32)
);
INSERT INTO id_key (secret)
    SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

CREATE TRIGGER id_key_append_only BEFORE UPDATE OR DELETE ON id_key
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER id_key_not_emptied BEFORE TRUNCATE ON id_key
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- +goose Down
DROP TABLE id_key;

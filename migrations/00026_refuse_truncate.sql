-- Permanent rows cannot be removed by truncating their table either.
-- +goose Up
-- +goose StatementBegin
DO $$
DECLARE
    of regclass;
BEGIN
    FOR of IN SELECT tgrelid FROM pg_trigger WHERE tgname LIKE '%\_append\_only' LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', 'refuse_truncate', of);
    END LOOP;
END
$$;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
DO $$
DECLARE
    of regclass;
BEGIN
    FOR of IN SELECT tgrelid FROM pg_trigger WHERE tgname = 'refuse_truncate' LOOP
        EXECUTE format('DROP TRIGGER refuse_truncate ON %s', of);
    END LOOP;
END
$$;
-- +goose StatementEnd

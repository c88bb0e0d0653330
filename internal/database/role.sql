-- Grants the role in the setting proposaltracker.runtime_role what the server needs. Repeating it changes nothing.
DO $$
DECLARE
    runtime text := current_setting('proposaltracker.runtime_role');
    permanent regclass;
BEGIN
    IF runtime = current_user THEN
        RAISE EXCEPTION 'it owns the tables: use another role for the server';
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', runtime);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', runtime);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', runtime);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', runtime);
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON goose_db_version FROM %I', runtime);
    -- No row of these tables ever changes. In others, triggers protect the rows that are circulated.
    FOR permanent IN SELECT DISTINCT t.tgrelid FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE t.tgname LIKE '%\_append\_only' AND p.proname IN ('refuse_change', 'refuse_change_of_event') LOOP
        EXECUTE format('REVOKE UPDATE, DELETE ON %s FROM %I', permanent, runtime);
    END LOOP;
END
$$;

-- Creates the two database roles of the tracker: tracker_owner owns the tables and migrates them, tracker is the role of
-- the server. Run it once in the tracker's database as a superuser, then set the passwords:
--
--     psql -d tracker -f roles.sql
--     psql -d tracker -c '\password tracker_owner' -c '\password tracker'
--
-- The server's role gets its privileges on the tables from `proposaltracker migrate --runtime-role tracker`, which runs
-- as tracker_owner after each update of the program. Running this script again changes nothing.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tracker_owner') THEN
        CREATE ROLE tracker_owner LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tracker') THEN
        CREATE ROLE tracker LOGIN;
    END IF;
    EXECUTE format('ALTER DATABASE %I OWNER TO tracker_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO tracker', current_database());
END
$$;
ALTER SCHEMA public OWNER TO tracker_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

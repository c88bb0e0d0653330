#!/bin/sh
# Runs roles.sql and sets the passwords when the database of compose.yaml is created.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --file=/roles.sql
psql --set=ON_ERROR_STOP=1 --set=owner="$OWNER_PASSWORD" --set=runtime="$RUNTIME_PASSWORD" \
	--username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
ALTER ROLE tracker_owner PASSWORD :'owner';
ALTER ROLE tracker PASSWORD :'runtime';
SQL

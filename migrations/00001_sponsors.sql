-- +goose Up
-- btree_gist allows exclusion constraints on a date range and a uuid; unaccent and pg_trgm are used by search.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Delegations and groups share one table: a co-authorship belongs to either kind, and codes are unique across both.
CREATE TABLE sponsors (
    id           uuid PRIMARY KEY,
    kind         text NOT NULL CHECK (kind IN ('DELEGATION', 'GROUP')),
    code         text NOT NULL CONSTRAINT sponsors_code_once UNIQUE CHECK (code ~ '^[A-Z0-9_]{1,40}$'),
    name_en      text NOT NULL CHECK (name_en <> ''),
    name_fr      text NOT NULL CHECK (name_fr <> ''),
    name_es      text NOT NULL CHECK (name_es <> ''),
    aliases      jsonb NOT NULL DEFAULT '[]',
    standing     text NOT NULL CHECK (standing IN ('', 'MEMBER', 'OBSERVER', 'ACCEDING', 'ORGANIZATION', 'SECRETARIAT')),
    member_since date,
    CONSTRAINT sponsors_standing_of_delegations CHECK ((kind = 'GROUP') = (standing = ''))
);

CREATE TABLE group_memberships (
    id            uuid PRIMARY KEY,
    group_id      uuid NOT NULL REFERENCES sponsors (id),
    delegation_id uuid NOT NULL REFERENCES sponsors (id),
    from_on       date,
    until_on      date,
    CONSTRAINT group_memberships_end_after_start CHECK (until_on >= from_on),
    CONSTRAINT group_memberships_one_at_a_time EXCLUDE USING gist
        (group_id WITH =, delegation_id WITH =, daterange(from_on, until_on, '[)') WITH &&)
);
CREATE INDEX group_memberships_of_delegation ON group_memberships (delegation_id);

CREATE TABLE work_programmes (
    id             uuid PRIMARY KEY,
    code           text NOT NULL CONSTRAINT work_programmes_code_once UNIQUE CHECK (code ~ '^[A-Z0-9_]{1,40}$'),
    name_en        text NOT NULL CHECK (name_en <> ''),
    name_fr        text NOT NULL CHECK (name_fr <> ''),
    name_es        text NOT NULL CHECK (name_es <> ''),
    established_on date,
    mandate        text NOT NULL DEFAULT ''
);

CREATE TABLE venues (
    id                  uuid PRIMARY KEY,
    code                text NOT NULL CONSTRAINT venues_code_once UNIQUE CHECK (code ~ '^[A-Z0-9_]{1,40}$'),
    kind                text NOT NULL CHECK (kind IN ('GENERAL_COUNCIL', 'COUNCIL', 'COMMITTEE', 'NEGOTIATING_GROUP', 'MINISTERIAL_CONFERENCE', 'INITIATIVE')),
    name_en             text NOT NULL CHECK (name_en <> ''),
    name_fr             text NOT NULL CHECK (name_fr <> ''),
    name_es             text NOT NULL CHECK (name_es <> ''),
    parent_id           uuid REFERENCES venues (id),
    place               text NOT NULL DEFAULT '',
    starts_on           date,
    ends_on             date CHECK (ends_on >= starts_on),
    joins_after_outcome boolean NOT NULL DEFAULT true
);

-- +goose Down
DROP TABLE venues;
DROP TABLE work_programmes;
DROP TABLE group_memberships;
DROP TABLE sponsors;
DROP EXTENSION pg_trgm;
DROP EXTENSION unaccent;
DROP EXTENSION btree_gist;

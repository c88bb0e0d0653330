-- +goose Up
-- One text search configuration per language, with its stemmer and without accents.
CREATE TEXT SEARCH CONFIGURATION proposals_en (COPY = english);
ALTER TEXT SEARCH CONFIGURATION proposals_en ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION proposals_fr (COPY = french);
ALTER TEXT SEARCH CONFIGURATION proposals_fr ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
CREATE TEXT SEARCH CONFIGURATION proposals_es (COPY = spanish);
ALTER TEXT SEARCH CONFIGURATION proposals_es ALTER MAPPING FOR hword, hword_part, word WITH unaccent, spanish_stem;

ALTER TABLE revision_texts ADD COLUMN searchable tsvector GENERATED ALWAYS AS (
    CASE language
        WHEN 'FR' THEN setweight(to_tsvector('proposals_fr', title), 'A') || setweight(to_tsvector('proposals_fr', left(body, 200000)), 'D')
        WHEN 'ES' THEN setweight(to_tsvector('proposals_es', title), 'A') || setweight(to_tsvector('proposals_es', left(body, 200000)), 'D')
        ELSE setweight(to_tsvector('proposals_en', title), 'A') || setweight(to_tsvector('proposals_en', left(body, 200000)), 'D')
    END) STORED;
CREATE INDEX revision_texts_searchable ON revision_texts USING gin (searchable);

-- +goose Down
DROP INDEX revision_texts_searchable;
ALTER TABLE revision_texts DROP COLUMN searchable;
DROP TEXT SEARCH CONFIGURATION proposals_es;
DROP TEXT SEARCH CONFIGURATION proposals_fr;
DROP TEXT SEARCH CONFIGURATION proposals_en;

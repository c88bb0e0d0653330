-- +goose Up
-- Unstemmed words, for prefix searches: a stem may be shorter than the prefix.
CREATE TEXT SEARCH CONFIGURATION proposals_plain (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION proposals_plain ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;

-- A tsvector has at most a megabyte; the bounds guarantee this for every alphabet. The search path is fixed, because from Postgres 17 on
-- indexes are built with an empty one.
CREATE FUNCTION words_of(language text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
    SELECT CASE language WHEN 'FR' THEN to_tsvector('proposals_fr', left(words, 200000)) WHEN 'ES' THEN to_tsvector('proposals_es', left(words, 200000))
        ELSE to_tsvector('proposals_en', left(words, 200000)) END || to_tsvector('proposals_plain', left(words, 40000))
$$;

DROP INDEX revision_texts_searchable;
-- squawk-ignore ban-drop-column
ALTER TABLE revision_texts DROP COLUMN searchable;
ALTER TABLE revision_texts ADD COLUMN searchable tsvector GENERATED ALWAYS AS
    (setweight(words_of(language, title), 'A') || setweight(words_of(language, body), 'D')) STORED;
CREATE INDEX revision_texts_searchable ON revision_texts USING gin (searchable);

-- The words of each paragraph in the language of its text, so that a search can return the paragraph. They are in a separate table, so that reading
-- paragraphs does not load them.
CREATE TABLE paragraph_words (
    text_id    uuid NOT NULL,
    position   integer NOT NULL,
    searchable tsvector NOT NULL,
    PRIMARY KEY (text_id, position),
    CONSTRAINT paragraph_words_of_paragraph FOREIGN KEY (text_id, position) REFERENCES paragraphs (text_id, position) ON DELETE CASCADE
);
CREATE INDEX paragraph_words_searchable ON paragraph_words USING gin (searchable);

-- +goose StatementBegin
CREATE FUNCTION find_paragraphs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO paragraph_words (text_id, position, searchable)
    SELECT p.text_id, p.position, words_of(t.language, p.text) FROM added p JOIN revision_texts t ON t.id = p.text_id;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER paragraphs_found AFTER INSERT ON paragraphs REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION find_paragraphs();

INSERT INTO paragraph_words (text_id, position, searchable)
SELECT p.text_id, p.position, words_of(t.language, p.text) FROM paragraphs p JOIN revision_texts t ON t.id = p.text_id;

CREATE INDEX answers_words_en ON answers USING gin (words_of('EN', coalesce(texts ->> 'EN', '')));
CREATE INDEX answers_words_fr ON answers USING gin (words_of('FR', coalesce(texts ->> 'FR', '')));
CREATE INDEX answers_words_es ON answers USING gin (words_of('ES', coalesce(texts ->> 'ES', '')));

-- Symbols are searched by prefix.
CREATE INDEX revision_symbols_beginning ON revision_symbols (upper(symbol) text_pattern_ops);

-- The form of names for comparisons with input: without accents, in lower case.
CREATE FUNCTION plain(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT lower(unaccent(words)) $$;

-- The similarity of a name to the input, from 0 to 1: by the words of the input, and higher if the name has few other words.
CREATE FUNCTION name_like(typed text, name text) RETURNS float8 LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN word_similarity(plain(typed), plain(name)) < 0.45 THEN 0
        ELSE (word_similarity(plain(typed), plain(name)) + similarity(plain(typed), plain(name))) / 2 END
$$;

-- +goose Down
DROP FUNCTION name_like(text, text);
DROP FUNCTION plain(text);
DROP INDEX revision_symbols_beginning;
DROP INDEX answers_words_es;
DROP INDEX answers_words_fr;
DROP INDEX answers_words_en;
DROP TRIGGER paragraphs_found ON paragraphs;
DROP FUNCTION find_paragraphs();
DROP TABLE paragraph_words;
DROP INDEX revision_texts_searchable;
ALTER TABLE revision_texts DROP COLUMN searchable;
ALTER TABLE revision_texts ADD COLUMN searchable tsvector GENERATED ALWAYS AS (
    CASE language
        WHEN 'FR' THEN setweight(to_tsvector('proposals_fr', title), 'A') || setweight(to_tsvector('proposals_fr', left(body, 200000)), 'D')
        WHEN 'ES' THEN setweight(to_tsvector('proposals_es', title), 'A') || setweight(to_tsvector('proposals_es', left(body, 200000)), 'D')
        ELSE setweight(to_tsvector('proposals_en', title), 'A') || setweight(to_tsvector('proposals_en', left(body, 200000)), 'D')
    END) STORED;
CREATE INDEX revision_texts_searchable ON revision_texts USING gin (searchable);
DROP FUNCTION words_of(text, text);
DROP TEXT SEARCH CONFIGURATION proposals_plain;

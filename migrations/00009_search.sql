-- +goose Up
-- The words of each paragraph in the language of its text, so that a search can name the paragraph. They stand apart: whoever reads
-- paragraphs should not carry them.
CREATE TABLE paragraph_words (
    text_id    uuid NOT NULL,
    position   integer NOT NULL,
    searchable tsvector NOT NULL,
    PRIMARY KEY (text_id, position),
    CONSTRAINT paragraph_words_of_paragraph FOREIGN KEY (text_id, position) REFERENCES paragraphs (text_id, position) ON DELETE CASCADE
);
CREATE INDEX paragraph_words_searchable ON paragraph_words USING gin (searchable);

CREATE FUNCTION words_of(language text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE language WHEN 'FR' THEN to_tsvector('proposals_fr', words) WHEN 'ES' THEN to_tsvector('proposals_es', words)
        ELSE to_tsvector('proposals_en', words) END
$$;

-- +goose StatementBegin
CREATE FUNCTION find_paragraphs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO paragraph_words (text_id, position, searchable)
    SELECT p.text_id, p.position, words_of(t.language, left(p.text, 200000)) FROM added p JOIN revision_texts t ON t.id = p.text_id;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER paragraphs_found AFTER INSERT ON paragraphs REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION find_paragraphs();

INSERT INTO paragraph_words (text_id, position, searchable)
SELECT p.text_id, p.position, words_of(t.language, left(p.text, 200000)) FROM paragraphs p JOIN revision_texts t ON t.id = p.text_id;

CREATE INDEX answers_words_en ON answers USING gin (words_of('EN', coalesce(texts ->> 'EN', '')));
CREATE INDEX answers_words_fr ON answers USING gin (words_of('FR', coalesce(texts ->> 'FR', '')));
CREATE INDEX answers_words_es ON answers USING gin (words_of('ES', coalesce(texts ->> 'ES', '')));

-- A symbol is found by its beginning.
CREATE INDEX revision_symbols_beginning ON revision_symbols (upper(symbol) text_pattern_ops);

-- What people type of a name: without accents, in lower case.
CREATE FUNCTION plain(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT lower(unaccent(words)) $$;

-- +goose Down
DROP FUNCTION plain(text);
DROP INDEX revision_symbols_beginning;
DROP INDEX answers_words_es;
DROP INDEX answers_words_fr;
DROP INDEX answers_words_en;
DROP TRIGGER paragraphs_found ON paragraphs;
DROP FUNCTION find_paragraphs();
DROP TABLE paragraph_words;
DROP FUNCTION words_of(text, text);

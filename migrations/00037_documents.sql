-- Files that delegations upload. A file that is filed is the original of a text, and permanent; others expire.
-- +goose Up
CREATE TABLE documents (
    id            uuid PRIMARY KEY,
    delegation_id uuid NOT NULL REFERENCES sponsors (id),
    name          text NOT NULL CHECK (name <> ''),
    media_type    text NOT NULL CHECK (media_type <> ''),
    size          bigint NOT NULL CHECK (size > 0),
    sha256        text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    -- Whether the file has content that only its delegation and the Secretariat may see, such as tracked changes.
    restricted    boolean NOT NULL,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz,
    filed_at      timestamptz,
    proposal_id   uuid REFERENCES proposals (id),
    -- The document to which texts refer: the document itself, or the one that it replaces as a clean copy.
    root_id       uuid REFERENCES documents (id),
    CONSTRAINT documents_filed CHECK ((filed_at IS NULL) = (proposal_id IS NULL) AND (filed_at IS NULL) = (root_id IS NULL)),
    CONSTRAINT documents_expire_until_filed CHECK ((filed_at IS NULL) = (expires_at IS NOT NULL))
);
CREATE INDEX documents_unfiled ON documents (delegation_id) WHERE filed_at IS NULL;
CREATE INDEX documents_expiring ON documents (expires_at) WHERE filed_at IS NULL;
CREATE INDEX documents_of_proposal ON documents (proposal_id) WHERE filed_at IS NOT NULL;
CREATE UNIQUE INDEX documents_replaced_once ON documents (root_id) WHERE root_id <> id;

-- The bytes of the files, and the lines that were extracted from them: JSON, compressed with gzip.
CREATE TABLE document_contents (
    document_id uuid PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    bytes       bytea NOT NULL,
    lines       bytea NOT NULL
);
-- The file formats are already compressed.
ALTER TABLE document_contents ALTER COLUMN bytes SET STORAGE EXTERNAL, ALTER COLUMN lines SET STORAGE EXTERNAL;

-- squawk-ignore adding-foreign-key-constraint
ALTER TABLE revision_texts ADD COLUMN document_id uuid REFERENCES documents (id);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX revision_texts_of_document ON revision_texts (document_id) WHERE document_id IS NOT NULL;

-- +goose StatementBegin
CREATE FUNCTION refuse_change_of_filed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.filed_at IS NOT NULL THEN
        RAISE EXCEPTION 'document % is filed and cannot be changed', OLD.id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'documents_filed_permanent';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION refuse_change_of_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' OR EXISTS (SELECT FROM documents d WHERE d.id = OLD.document_id AND d.filed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the content of document % cannot be changed', OLD.document_id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'documents_filed_permanent';
    END IF;
    RETURN OLD;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER documents_filed_permanent BEFORE UPDATE OR DELETE ON documents
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_filed();
CREATE TRIGGER document_contents_filed_permanent BEFORE UPDATE OR DELETE ON document_contents
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_content();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON document_contents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- +goose Down
ALTER TABLE revision_texts DROP COLUMN document_id;
DROP TABLE document_contents;
DROP TABLE documents;
DROP FUNCTION refuse_change_of_content();
DROP FUNCTION refuse_change_of_filed();

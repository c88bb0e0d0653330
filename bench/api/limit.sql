-- What the statements of the limit have in common: the forms in which the contract writes values.
CREATE FUNCTION bench.global_id(kind text, said bytea) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT rtrim(translate(encode(said, 'base64'), E'+/\n', '-_'), '=')
$$;
CREATE FUNCTION bench.global_id(kind text, id uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT rtrim(translate(encode(convert_to(kind || ':' || id, 'UTF8'), 'base64'), E'+/\n', '-_'), '=')
$$;
CREATE FUNCTION bench.instant(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT rtrim(rtrim(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z'
$$;
CREATE FUNCTION bench.name(language text, en text, fr text, es text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE language WHEN 'FR' THEN fr WHEN 'ES' THEN es ELSE en END
$$;
CREATE FUNCTION bench.filed(language text, en text, fr text, es text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE language WHEN 'FR' THEN regexp_replace(fr, '^Fédération de ', '') WHEN 'ES' THEN regexp_replace(es, '^Federación de ', '') ELSE en END
$$;
CREATE FUNCTION bench.localized(texts jsonb, language text, original text) RETURNS json LANGUAGE sql IMMUTABLE AS $$
    SELECT json_build_object('language', held, 'text', texts ->> held)
    FROM coalesce(CASE WHEN texts ? language THEN language END, CASE WHEN texts ? original THEN original END, CASE WHEN texts ? 'EN' THEN 'EN' END,
        CASE WHEN texts ? 'FR' THEN 'FR' END, CASE WHEN texts ? 'ES' THEN 'ES' END) held WHERE held IS NOT NULL
$$;
CREATE FUNCTION bench.title(proposal uuid, original text, language text) RETURNS json LANGUAGE sql STABLE AS $$
    SELECT json_build_object('language', t.language, 'text', t.title) FROM public.revisions r JOIN public.revision_texts t ON t.revision_id = r.id
    WHERE r.proposal_id = proposal AND r.current AND t.language IN (title.language, original) ORDER BY t.language <> title.language LIMIT 1
$$;
CREATE FUNCTION bench.document(symbol text) RETURNS json LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN symbol <> '' THEN json_build_object('symbol', symbol) END
$$;
CREATE FUNCTION bench.symbol(revision uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT b.symbol FROM public.revision_symbols b WHERE b.revision_id = revision ORDER BY b.position LIMIT 1
$$;
CREATE FUNCTION bench.printed_number(address text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT nullif(coalesce(substring(address from '\(([^()]*)\)$'), regexp_replace(address, '^Q', '')), '')
$$;
CREATE FUNCTION bench.fragments(marked text) RETURNS json LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(json_agg(json_build_object('text', said, 'match', place % 2 = 0) ORDER BY place) FILTER (WHERE said <> ''), '[]')
    FROM regexp_split_to_table(marked, U&'[\E000\E001]') WITH ORDINALITY AS t (said, place)
$$;

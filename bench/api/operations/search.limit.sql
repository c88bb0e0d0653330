-- $1 words, $2 rows
SELECT json_build_object('search', json_build_object('totalCount', (SELECT count(*) FROM bench.all_hits($1)), 'nodes', coalesce((SELECT json_agg(CASE h.kind
    WHEN 'PROPOSAL' THEN json_build_object('__typename', 'ProposalResult', 'matchCount', h.matches, 'proposal', (SELECT json_build_object(
            'id', bench.global_id('Proposal', p.id), 'symbol', p.symbol, 'label', coalesce(p.symbol, bench.title(p.id, p.original_language, 'EN') ->> 'text'),
            'status', p.status, 'circulatedOn', p.circulated_on) FROM proposals p WHERE p.id = h.proposal_id),
        'revision', (SELECT json_build_object('number', r.number) FROM revisions r WHERE r.id = h.revision_id),
        'excerpt', CASE WHEN h.marked IS NOT NULL THEN json_build_object('language', h.language, 'paragraphNumber', nullif(h.paragraph, ''), 'fragments', bench.fragments(h.marked)) END)
    WHEN 'SPONSOR' THEN json_build_object('__typename', 'SponsorResult', 'excerpt', NULL, 'sponsor', (SELECT json_build_object('code', s.code, 'name', s.name_en)
            FROM sponsors s WHERE s.id = h.sponsor_id))
    ELSE json_build_object('__typename', 'AnswerResult', 'answer', (SELECT json_build_object('delegation', json_build_object('code', s.code),
            'question', json_build_object('number', q.number, 'proposal', json_build_object('symbol', p.symbol)))
            FROM answers a JOIN sponsors s ON s.id = a.delegation_id JOIN questions q ON q.id = a.question_id JOIN proposals p ON p.id = q.proposal_id WHERE a.id = h.answer_id),
        'excerpt', json_build_object('language', h.language, 'paragraphNumber', NULL, 'fragments', bench.fragments(h.marked)))
    END ORDER BY h.ord) FROM bench.find($1, $2) h), '[]')))

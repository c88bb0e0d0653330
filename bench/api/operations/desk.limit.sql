-- $1 the delegation's code; the five lists of its desk
WITH me AS MATERIALIZED (
    SELECT s.id, (SELECT array_agg(m.group_id) FROM group_memberships m WHERE m.delegation_id = s.id
        AND coalesce(m.from_on, '-infinity') <= current_date AND (m.until_on IS NULL OR m.until_on > current_date)) || s.id AS ids
    FROM sponsors s WHERE s.code = $1
), drafts AS MATERIALIZED (
    SELECT d.number, d.status AS draft_status, d.version, d.id AS draft_id, p.* FROM me, revisions d JOIN proposals p ON p.id = d.proposal_id WHERE d.status = 'DRAFT'
        AND (p.submitted_by_id = ANY (me.ids) OR EXISTS (SELECT FROM co_authorships c
            WHERE c.proposal_id = p.id AND c.status = 'ACCEPTED' AND c.sponsor_id = ANY (me.ids)))
), invitations AS MATERIALIZED (
    SELECT c.* FROM me, co_authorships c JOIN proposals p ON p.id = c.proposal_id
    WHERE c.status = 'INVITED' AND c.sponsor_id = ANY (me.ids) AND p.status <> 'WITHDRAWN'
), requests AS MATERIALIZED (
    SELECT c.* FROM me, co_authorships c JOIN proposals p ON p.id = c.proposal_id
    WHERE c.status = 'REQUESTED' AND p.status <> 'WITHDRAWN' AND (p.submitted_by_id = ANY (me.ids) OR EXISTS (
        SELECT FROM co_authorships a WHERE a.proposal_id = p.id AND a.status = 'ACCEPTED' AND a.sponsor_id = ANY (me.ids)))
), questions AS MATERIALIZED (
    SELECT q.*, p.symbol, p.original_language, p.circulated_on FROM questions q JOIN proposals p ON p.id = q.proposal_id
    WHERE p.status IN ('CIRCULATED', 'UNDER_DISCUSSION') AND q.dropped_in_id IS NULL AND q.dropped_on IS NULL
        AND NOT EXISTS (SELECT FROM answers a WHERE a.question_id = q.id AND a.replaced_at IS NULL AND a.withdrawn_on IS NULL
            AND a.delegation_id = (SELECT id FROM me))
), follow_ups AS MATERIALIZED (
    SELECT f.*, p.symbol FROM me, follow_ups f JOIN proposals p ON p.id = f.proposal_id
    WHERE f.status NOT IN ('DONE', 'DROPPED') AND p.status <> 'WITHDRAWN' AND p.circulated_on IS NOT NULL
        AND EXISTS (SELECT FROM follow_up_responsibles b WHERE b.follow_up_id = f.id AND b.sponsor_id = ANY (me.ids))
)
SELECT json_build_object('viewer', json_build_object(
    'drafts', json_build_object('totalCount', (SELECT count(*) FROM drafts), 'nodes', coalesce((SELECT json_agg(json_build_object(
        'id', bench.global_id('Revision', draft_id), 'number', number, 'status', draft_status, 'version', version,
        'proposal', json_build_object('id', bench.global_id('Proposal', id), 'label', coalesce(nullif(symbol, ''), bench.title(id, original_language, 'EN') ->> 'text'), 'updatedAt', bench.instant(updated_at)))
        ORDER BY updated_at DESC, draft_id) FROM (SELECT * FROM drafts ORDER BY updated_at DESC, draft_id LIMIT 20) x), '[]')),
    'invitationsReceived', json_build_object('totalCount', (SELECT count(*) FROM invitations), 'nodes', coalesce((SELECT json_agg(json_build_object(
        'id', bench.global_id('CoAuthorship', x.id),
        'proposal', json_build_object('id', bench.global_id('Proposal', p.id), 'label', coalesce(nullif(p.symbol, ''), bench.title(p.id, p.original_language, 'EN') ->> 'text')),
        'invitedBy', (SELECT json_build_object('code', s.code) FROM sponsors s WHERE s.id = x.invited_by_id), 'initiatedOn', x.initiated_on) ORDER BY x.initiated_on, x.id)
        FROM (SELECT * FROM invitations ORDER BY initiated_on, id LIMIT 20) x JOIN proposals p ON p.id = x.proposal_id), '[]')),
    'requestsReceived', json_build_object('totalCount', (SELECT count(*) FROM requests), 'nodes', coalesce((SELECT json_agg(json_build_object(
        'id', bench.global_id('CoAuthorship', x.id),
        'proposal', json_build_object('id', bench.global_id('Proposal', p.id), 'label', coalesce(nullif(p.symbol, ''), bench.title(p.id, p.original_language, 'EN') ->> 'text')),
        'sponsor', (SELECT json_build_object('code', s.code) FROM sponsors s WHERE s.id = x.sponsor_id), 'initiatedOn', x.initiated_on) ORDER BY x.initiated_on, x.id)
        FROM (SELECT * FROM requests ORDER BY initiated_on, id LIMIT 20) x JOIN proposals p ON p.id = x.proposal_id), '[]')),
    'openQuestions', json_build_object('totalCount', (SELECT count(*) FROM questions), 'nodes', coalesce((SELECT json_agg(json_build_object(
        'id', bench.global_id('Question', id), 'number', number, 'text', bench.localized(texts, 'EN', original_language), 'proposal', json_build_object('symbol', symbol))
        ORDER BY circulated_on DESC, proposal_id, number)
        FROM (SELECT * FROM questions ORDER BY circulated_on DESC, proposal_id, number LIMIT 20) x), '[]')),
    'followUps', json_build_object('totalCount', (SELECT count(*) FROM follow_ups), 'nodes', coalesce((SELECT json_agg(json_build_object(
        'id', bench.global_id('FollowUp', id), 'kind', kind, 'status', status, 'dueOn', due_on, 'proposal', json_build_object('symbol', nullif(symbol, '')))
        ORDER BY due_on NULLS LAST, id)
        FROM (SELECT * FROM follow_ups ORDER BY due_on NULLS LAST, id LIMIT 20) x), '[]'))
))

-- Changes of what decides, on their road to live.
select noun_table('rule', array['about', 'state', 'madeAt']);
create unique index rule_one_draft on rule (engine, (body ->> 'about')) where body ->> 'state' = 'draft';

-- What logged decisions would have come to under a draft.
select noun_table('what_if', array['rule', 'state', 'askedAt']);

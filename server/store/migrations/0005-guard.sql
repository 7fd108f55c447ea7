select noun_table('guardrail', array['kind', 'name', 'state']);
select noun_table('preflight', array['family', 'hash', 'state']);
create unique index preflight_one_a_family on preflight (engine, (body ->> 'family'));

-- What a step of a route allows is counted in working hours from now on, as all other limits are: a calendar day was 24 hours, a working day has 8.
update route set version = version + 1, body = body || jsonb_build_object('version', version + 1, 'steps', (
  select coalesce(jsonb_agg(step || jsonb_build_object('withinHours', (step ->> 'withinHours')::numeric / 3) order by n), '[]')
  from jsonb_array_elements(body -> 'steps') with ordinality as s (step, n)))
where jsonb_array_length(coalesce(body -> 'steps', '[]')) > 0;

update approval set version = version + 1, body = body || jsonb_build_object('version', version + 1, 'steps', (
  select coalesce(jsonb_agg(step || jsonb_build_object('withinHours', (step ->> 'withinHours')::numeric / 3) order by n), '[]')
  from jsonb_array_elements(body -> 'steps') with ordinality as s (step, n)))
where body ->> 'state' = 'waiting' and jsonb_array_length(coalesce(body -> 'steps', '[]')) > 0;

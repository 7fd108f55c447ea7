-- A template is new until a person has said yes to a family that shows it as it stands. What was approved before this was known keeps its yes, as long as the family has not changed since.
update template t set body = jsonb_set(t.body, '{approved}', t.body -> 'hash')
where exists (
  select from family f
  join approval a on a.engine = f.engine and a.body ->> 'about' = 'family:' || f.id
    and a.body ->> 'state' = 'approved' and a.body -> 'passed' = 'false' and a.body #>> '{subject,hash}' = f.body ->> 'hash'
  where f.engine = t.engine and f.body ->> 'template' = t.id
);

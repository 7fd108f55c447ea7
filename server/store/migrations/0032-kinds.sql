-- Kinds of component that an engine declares for itself.
select noun_table('kind', array['name', 'state']);
create unique index kind_one_name on kind (engine, (body ->> 'name'));

-- Named sizes in which pictures of the library are had.
select noun_table('preset', array['key', 'state', 'name']);
create unique index preset_one_key on preset (engine, (body ->> 'key'));

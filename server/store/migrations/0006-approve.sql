select noun_table('route', array['key', 'state']);
select noun_table('approval', array['about', 'state', 'waitsFor', 'requestedAt', 'due', 'brief']);

create unique index route_one_key on route (engine, (body ->> 'key'));

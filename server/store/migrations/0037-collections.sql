-- Collections with a page of their own, and what people outside asked to use of them.
select noun_table('collection', array['key', 'name', 'state', 'share', 'madeAt']);
select noun_table('use_request', array['collection', 'asset', 'state', 'hash', 'askedAt']);

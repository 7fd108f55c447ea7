-- Searches of the library that somebody keeps under a name, for themselves or for everybody.
select noun_table('saved_search', array['name', 'by', 'shared']);

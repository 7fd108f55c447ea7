select noun_table('run', array['state', 'agent', 'brief', 'at']);

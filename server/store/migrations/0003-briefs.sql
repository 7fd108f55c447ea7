select noun_table('brief', array['state', 'due', 'owner', 'assignee', 'openedAt', 'title']);
select noun_table('assignment', array['brief', 'assignee', 'team', 'skill', 'week', 'state']);

select noun_table('proof', array['family', 'mailing', 'to', 'askedBy', 'state', 'at']);

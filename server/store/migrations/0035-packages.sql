-- Content on its way out: what is packed, with its receipt.
select noun_table('package', array['family', 'state', 'askedBy', 'askedAt']);

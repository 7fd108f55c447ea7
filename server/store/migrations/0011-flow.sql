select noun_table('flow_setting', array['flow']);

-- When an engine's first content was in: what a sample is, is told by it. Engines that were opened before take it from their journal.
update engine e set version = version + 1, body = e.body || jsonb_build_object('openedAt', j.envelope ->> 'at', 'version', e.version + 1)
from (
  select engine, envelope from journal where verb = 'engine.opened'
  union all
  select engine, envelope from journal_tail where envelope ->> 'verb' = 'engine.opened'
) j
where j.engine = e.engine;

create index journal_by_actor on journal (engine, (envelope #>> '{actor,id}'), seq);

-- What answers a signal is found by the signal.
create index brief_by_signal on brief (engine, (body -> 'origin' ->> 'signal')) where body -> 'origin' ->> 'signal' is not null;
create index family_by_signal on family (engine, (body -> 'lineage' ->> 'signal')) where body -> 'lineage' ->> 'signal' is not null;
